import { spawn } from 'node:child_process'
import type { Host } from '../../machine/host.js'
import { NOT_FOUND, NOT_RUN } from './shell.js'

/**
 * Shows a long text in `$PAGER`, or less, run by a shell as git does; false where that cannot be started. What less is
 * told: git's FRX.
 */
export async function page(text: string, { env, terminal }: Pick<Host, 'env' | 'terminal'>): Promise<boolean> {
  const command = env.PAGER ?? 'less'
  if (command.trim() === '' || command.trim() === 'cat') return false
  const pager = spawn(command, {
    shell: true,
    stdio: ['pipe', 'inherit', 'inherit'],
    env: { LESS: 'FRX', LV: '-c', LESSCHARSET: 'utf-8', ...env },
  })
  const ended = new Promise<boolean>((resolve) => {
    pager.once('error', () => resolve(false)).once('exit', (code) => resolve(code !== NOT_FOUND && code !== NOT_RUN))
  })
  pager.stdin.on('error', () => undefined) // whoever reads has seen enough
  pager.stdin.end(text)
  const giveBack = terminal.takeInterrupts(() => undefined) // Ctrl-C is for the pager
  return ended.finally(giveBack)
}
