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

/** What a shell ends with where a program may not be run, or there is none such. */
export const [NOT_RUN, NOT_FOUND] = [126, 127]
