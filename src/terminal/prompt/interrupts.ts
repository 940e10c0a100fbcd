import type { Terminal } from '../../machine/host.js'

/** Runs `work` while Ctrl-C does what `onInterrupt` says, in place of ending the program. */
export async function catchingInterrupts<T>(
  terminal: Terminal,
  onInterrupt: () => void,
  work: () => Promise<T>,
): Promise<T> {
  const giveBack = terminal.takeInterrupts(onInterrupt)
  try {
    return await work()
  } finally {
    giveBack()
  }
}
