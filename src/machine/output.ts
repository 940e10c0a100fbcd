import { writeSync } from 'node:fs'
import type { WriteStream } from 'node:tty'
import type { Output } from './host.js'
import { directly, isTerminal } from './standard-files.js'

/** `helpdesk … | head`: whoever reads has seen enough; a terminal that was closed. */
const NOBODY_READS = new Set(['EPIPE', 'EIO'])

export interface StandardOutput extends Output {
  write(text: string | Uint8Array): void
  /** Opened where it is first needed: that takes milliseconds. */
  stream(): WriteStream
  /** Calls `then` when all that was written is out, or cannot be. */
  whenOut(then: () => void): void
}

/**
 * Writes without a stream, for as long as what is written goes out at once; what does not, and all that follows it,
 * goes through `open`'s. `onCut` hears of what cannot be written, but for nobody reading.
 */
export function standardOutput(
  fd: number,
  open: () => WriteStream,
  onCut: (error: NodeJS.ErrnoException) => void,
): StandardOutput {
  const terminal = isTerminal(fd)
  let target = terminal ? undefined : directly(fd)
  let opened: WriteStream | undefined
  let isOpen = true
  const fail = (error: NodeJS.ErrnoException) => {
    if (isOpen && !NOBODY_READS.has(error.code ?? '')) onCut(error)
    isOpen = false
  }
  const stream = () => {
    target = undefined
    opened ??= open().on('error', fail)
    return opened
  }
  /** Answers what had no room. */
  const writeTo = (to: number, bytes: Uint8Array): Uint8Array => {
    let done = 0
    try {
      while (done < bytes.length) done += writeSync(to, bytes, done)
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EAGAIN')) {
        fail(error as NodeJS.ErrnoException)
        return bytes.subarray(bytes.length)
      }
    }
    return bytes.subarray(done)
  }
  return {
    write(text) {
      if (!isOpen) return
      const rest = target === undefined ? text : writeTo(target, typeof text === 'string' ? Buffer.from(text) : text)
      if (rest.length > 0) stream().write(rest)
    },
    drained: () =>
      new Promise((resolve) => {
        if (!isOpen || !opened?.writableNeedDrain) return resolve()
        const [at, events] = [opened, ['drain', 'close', 'error']]
        const onAny = () => {
          for (const event of events) at.removeListener(event, onAny)
          resolve()
        }
        for (const event of events) at.on(event, onAny)
      }),
    isOpen: () => isOpen,
    isTerminal: terminal,
    get columns() {
      return terminal ? stream().columns || 80 : undefined
    },
    get rows() {
      return terminal ? stream().rows || 24 : undefined
    },
    get colorDepth() {
      return terminal ? stream().getColorDepth() : 1
    },
    stream,
    // A stream tells of its last error after this.
    whenOut: (then) => (opened ? void opened.write('', () => setImmediate(then)) : then()),
  }
}
