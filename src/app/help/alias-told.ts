import type { Lang } from '../../core/language.js'
import type { Aliases } from '../../machine/aliases.js'
import { inert } from '../../terminal/inert.js'
import { words } from '../alias/words.js'
import { firstWord, usableAlias } from '../short-ways.js'

/** What an alias stands for whose help is asked for, above that help; nothing for a command. */
export function aliasTold(typed: readonly string[], aliases: Aliases, lang: Lang): string {
  const [word = '', next = ''] = typed.slice(firstWord(typed))
  const name = word === 'help' ? next : word
  const text = usableAlias(name, aliases)
  if (text === undefined) return ''
  return `${inert(words.standsFor(name, text)[lang])}\n\n`
}
