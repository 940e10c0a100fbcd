import { released } from '../../core/hint.js'
import type { Host } from '../../machine/host.js'
import type { Preferences } from '../../machine/preferences.js'
import { isInteractive } from '../globals.js'

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
