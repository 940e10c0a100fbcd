import { accessSync, closeSync, constants, openSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { pathToFileURL } from 'node:url'
import { DatabaseSync } from '@photostructure/sqlite'
import { failure } from '../../core/errors.js'
import { makePrivateFolder } from '../../core/private-folder.js'
import { machineFault } from '../../core/system-faults.js'
import { FILE_LOCK_MS } from '../waits/deadlines.js'
import { words } from './words.js'

type Connection = InstanceType<typeof DatabaseSync>

/** Opens a file that is there; others that keep it locked are waited for so long. Throws DATABASE where it is not ours. */
export function openFile(path: string, lockMs: number): Connection {
  const options = { timeout: lockMs, enableForeignKeyConstraints: true }
  try {
    return isAtRest(path)
      ? new DatabaseSync(`${pathToFileURL(path)}?immutable=1`, { ...options, readOnly: true })
      : new DatabaseSync(path, options)
  } catch (error) {
    throw whyNot(path) ?? error
  }
}

/**
 * Whether nobody has the file open, in a folder where nothing can be made: without a file of its own beside it SQLite
 * reads one in WAL mode only where it is told that it does not change. https://sqlite.org/wal.html#read_only_databases
 */
function isAtRest(path: string): boolean {
  try {
    accessSync(dirname(path), constants.W_OK)
    return false
  } catch {
    return !statSync(`${path}-wal`, { throwIfNoEntry: false })?.size
  }
}

/** SQLite does not say why a file cannot be opened; the system does. */
function whyNot(path: string): unknown {
  try {
    closeSync(openSync(path, 'r'))
    return undefined
  } catch (error) {
    const isOthers = ['EACCES', 'EPERM'].includes((error as NodeJS.ErrnoException).code ?? '')
    return isOthers ? failure('DATABASE', words.notYours(path), { say: words.hints.askItsOwner }, error) : error
  }
}

/** Makes an empty file and its folder, its user's alone. Throws DATABASE where that cannot be done. */
export function makeFile(path: string): void {
  try {
    makePrivateFolder(dirname(path))
    closeSync(openSync(path, 'a', 0o600))
  } catch (error) {
    throw failure('DATABASE', words.notMade(path), { say: machineFault(error) ?? words.hints.folderThere }, error)
  }
}

const BUSY = 5
const PAUSE_MS = 50
const TRIES = FILE_LOCK_MS / PAUSE_MS

/** Turning a file to WAL does not wait for another program that has it locked, whatever the busy time-out. */
export function useWal(database: Connection): void {
  for (let attempt = 1; ; attempt++) {
    try {
      database.exec('pragma journal_mode = wal')
      return
    } catch (error) {
      if ((error as { errcode?: number }).errcode !== BUSY || attempt === TRIES) throw error
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE_MS)
    }
  }
}

/**
 * Moves what was written into the file, as SQLite does when the last connection is closed. The binding leaves its
 * statements open, so that none ever is; and whoever opens the file first reads its log from the beginning, up to
 * 4 MB. Where others are at it, the next one does it. https://sqlite.org/wal.html#ckpt
 */
export function emptyWal(database: Connection): void {
  try {
    database.exec('pragma busy_timeout = 0; pragma wal_checkpoint(truncate)')
  } catch {
    // What was written stays in the log, where it is as safe.
  }
}
