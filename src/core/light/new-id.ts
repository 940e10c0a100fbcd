import { randomUUID } from 'node:crypto'
import { closeSync, openSync, readSync } from 'node:fs'

const BYTES = 16

/**
 * A random id, a UUID of version 4 (RFC 9562), from the system's own source: `node:crypto`, which asks the same source,
 * takes 4 ms to load. Where the system has no such file it is asked.
 */
export function newId(): string {
  const bytes = randomBytes()
  if (!bytes) return randomUUID()
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
}

/** https://man7.org/linux/man-pages/man4/urandom.4.html */
function randomBytes(): Buffer | undefined {
  try {
    const source = openSync('/dev/urandom', 'r')
    try {
      const bytes = Buffer.alloc(BYTES)
      return readSync(source, bytes) === BYTES ? bytes : undefined
    } finally {
      closeSync(source)
    }
  } catch {
    return undefined
  }
}
