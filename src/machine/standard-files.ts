import { constants, fstatSync, openSync, statSync } from 'node:fs'
import { isatty } from 'node:tty'

/** Of a standard stream. `node:tty`, which takes 3 ms to load, is asked about devices alone. */
export function isTerminal(fd: number): boolean {
  try {
    const found = fstatSync(fd)
    return found.isCharacterDevice() && found.rdev !== statSync('/dev/null').rdev && isatty(fd)
  } catch {
    return isatty(fd) // a system without these files
  }
}

/**
 * Where bytes can be written at once, and nobody is waited for: a file itself, a pipe opened anew, so that it refuses
 * what it has no room for. Undefined where only a stream can do that.
 */
export function directly(fd: number): number | undefined {
  try {
    const found = fstatSync(fd)
    if (found.isFile() || found.isCharacterDevice()) return fd
    return found.isFIFO() ? openSync(`/proc/self/fd/${fd}`, constants.O_WRONLY | constants.O_NONBLOCK) : undefined
  } catch {
    return undefined
  }
}
