/** Runs `work` while Ctrl-C does what `onInterrupt` says, in place of ending the program. */
export async function catchingInterrupts<T>(onInterrupt: () => void, work: () => Promise<T>): Promise<T> {
  const others = process.rawListeners('SIGINT') as (() => void)[]
  process.removeAllListeners('SIGINT')
  process.on('SIGINT', onInterrupt)
  try {
    return await work()
  } finally {
    process.removeListener('SIGINT', onInterrupt)
    for (const listener of others) process.on('SIGINT', listener)
  }
}
