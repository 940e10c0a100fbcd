import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/**
 * A folder for what the tests of several files make, gone with the worker that runs them: hooks at the top of a module
 * that several files import belong to the first of these alone.
 */
export function ownFolder(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), `helpdesk-${name}-`))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  return folder
}
