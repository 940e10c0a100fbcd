import { released } from '../../core/hint.js'
import type { Lang } from '../../core/language.js'
import type { Aliases } from '../../machine/aliases.js'
import type { Host } from '../../machine/host.js'
import type { Preferences } from '../../machine/preferences.js'
import { inert } from '../../terminal/inert.js'
import { words } from '../alias/words.js'
import { isInteractive } from '../globals.js'
import { firstWord, usableAlias } from '../short-ways.js'

/** What an alias stands for whose help is asked for, above that help; nothing for a command. */
export function aliasTold(typed: readonly string[], aliases: Aliases, lang: Lang): string {
  const [word = '', next = ''] = typed.slice(firstWord(typed))
  const name = word === 'help' ? next : word
  const text = usableAlias(name, aliases)
  if (text === undefined) return ''
  return `${inert(words.standsFor(name, text)[lang])}\n\n`
}

/** Through a pager, where somebody reads it who may leave one. */
export async function sayHelp(
  help: string,
  argv: readonly string[],
  host: Host,
  { plainPrompts }: Preferences,
): Promise<void> {
  const { isTerminal, columns } = host.out
  const text = isTerminal ? (await import('../../terminal/prose.js')).prose(help, columns) : released(help)
  const isRead = isInteractive(argv.includes('--no-input'), host) && !plainPrompts
  if (isRead) await (await import('../output/write.js')).showText(text, host)
  else host.out.write(text)
}
