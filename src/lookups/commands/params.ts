import { optional, required } from '../../command/param.js'
import { line, longText, word } from '../../command/parsers.js'
import { common } from '../../core/words.js'
import type { LookupKind } from '../lookup.js'
import { COLOURS, colour, level } from '../parsers.js'
import { words } from '../words.js'
import { lookupOffers } from './offers.js'

/** How many characters a name may have: what the columns hold. */
const NAME_LENGTH = { category: 50, priority: 30, status: 30 }

const name = (kind: LookupKind) => line(common.theName, NAME_LENGTH[kind])

export const newName = (kind: LookupKind) =>
  required('<name>', words.options.name[kind], name(kind), { question: words.newName[kind] })
export const lookup = (kind: LookupKind) =>
  required('<id or name>', words.options.lookup[kind], word, { complete: { from: lookupOffers[kind] } })
export const otherName = (kind: LookupKind) => optional('--name <name>', words.options.newName, name(kind))

/** What one kind has and the others have not. */
export const ownOptions = (kind: LookupKind) => ({
  ...(kind === 'category'
    ? { description: optional('--description <text>', words.options.description, longText) }
    : {}),
  ...(kind === 'priority' ? { level: optional('--level <number>', words.options.level, level) } : {}),
  ...(kind === 'status'
    ? {
        color: optional('--color <colour>', words.options.color, colour, {
          complete: { words: COLOURS },
        }),
      }
    : {}),
})

/** The columns among a command's input. */
export function columns(input: Record<string, unknown>): {
  name?: string
  description?: string
  level?: number
  color?: string
} {
  return Object.fromEntries(
    ['name', 'description', 'level', 'color'].flatMap((key) => (input[key] === undefined ? [] : [[key, input[key]]])),
  )
}
