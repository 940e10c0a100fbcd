import { optional, required } from '../../command/param.js'
import { line, longText, word } from '../../command/parsers.js'
import type { Text } from '../../core/language.js'
import type { LookupKind } from '../lookup.js'
import { COLOURS, colour, level } from '../parsers.js'
import { lookupOffers } from './offers.js'

/** How many characters a name may have: what the columns hold. */
const NAME_LENGTH = { category: 50, priority: 30, status: 30 }
const NAME: Text = { en: 'The name', fr: 'Le nom' }

const name = (kind: LookupKind) => line(NAME, NAME_LENGTH[kind])
const SUMMARY: Text = { en: 'its name', fr: 'son nom' }

export const newName = (kind: LookupKind) => required('<name>', SUMMARY, name(kind))
export const lookup = (kind: LookupKind) =>
  required('<id or name>', { en: 'by number or name', fr: 'par numéro ou par nom' }, word, { complete: { from: lookupOffers[kind] } })
export const otherName = (kind: LookupKind) => optional('--name <name>', { en: 'a new name', fr: 'un nouveau nom' }, name(kind))

/** What one kind has and the others have not. */
export const ownOptions = (kind: LookupKind) => ({
  ...(kind === 'category'
    ? { description: optional('--description <text>', { en: 'what belongs to it', fr: 'ce qui en fait partie' }, longText) }
    : {}),
  ...(kind === 'priority'
    ? { level: optional('--level <number>', { en: 'higher is more urgent', fr: 'plus haut est plus urgent' }, level) }
    : {}),
  ...(kind === 'status'
    ? {
        color: optional('--color <colour>', { en: 'success counts as resolved', fr: 'success compte comme résolu' }, colour, {
          complete: { words: COLOURS },
        }),
      }
    : {}),
})

/** The columns among a command's input. */
export function columns(input: Record<string, unknown>): { name?: string; description?: string; level?: number; color?: string } {
  return Object.fromEntries(
    ['name', 'description', 'level', 'color'].flatMap((key) => (input[key] === undefined ? [] : [[key, input[key]]])),
  )
}
