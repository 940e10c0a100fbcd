import { HelpdeskError, Unfinished, Unread, WentBack } from '../../core/errors.js'

/** Asks; where that is interrupted, what was written by then is in the error. */
export async function keeping<T>(written: () => string, ask: () => Promise<T>): Promise<T> {
  try {
    return await ask()
  } catch (error) {
    if (!(error instanceof HelpdeskError)) throw error
    const text = written().trimEnd()
    if (error.code !== 'INTERRUPTED') throw new Unread(text, error)
    throw error instanceof WentBack ? new WentBack(text, error) : new Unfinished(text, error)
  }
}
