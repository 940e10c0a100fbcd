import { constants, fstatSync, openSync, readlinkSync, statSync } from 'node:fs'
import { isatty } from 'node:tty'

/** Of a standard stream, for as long as its terminal is there. */
export function isTerminal(fd: number): boolean {
  try {
    const found = fstatSync(fd)
    if (!found.isCharacterDevice() || found.rdev === statSync('/dev/null').rdev) return false
    return isWindow(fd) || isatty(fd)
  } catch {
    return isatty(fd) // a system without these files
  }
}

/**
 * Whether it is a window's, as Linux names it: where nothing else of a window's is asked for, `node:tty` need not be
 * loaded, a twentieth of a list that is piped. What has gone away is `(deleted)`.
 * https://man7.org/linux/man-pages/man4/pts.4.html
 */
function isWindow(fd: number): boolean {
  const name = readlinkSync(`/proc/self/fd/${fd}`)
  return name.startsWith('/dev/pts/') && !name.endsWith(')')
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
