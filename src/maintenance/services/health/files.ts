import { existsSync, statSync } from 'node:fs'
import { platform } from 'node:os'
import { dirname } from 'node:path'
import { shellQuoted } from '../../../core/hint.js'
import { about, type Finding } from './finding.js'
import { words } from './words.js'

const OTHERS = 0o077
const OTHERS_WRITE = 0o022
const STICKY = 0o1000

/**
 * Files with passwords, tokens or data that others than their user may read, and folders in which others may put
 * another file in their place. Where modes mean nothing, none.
 */
export function checkFiles(paths: readonly string[]): Finding[] {
  if (platform() === 'win32') return []
  const modeOf = (path: string) => (existsSync(path) ? statSync(path).mode : 0)
  const open = paths.filter((path) => (modeOf(path) & OTHERS) !== 0)
  const folders = [...new Set(paths.map((path) => dirname(path)))].filter((folder) => {
    const mode = modeOf(folder)
    return (mode & OTHERS_WRITE) !== 0 && (mode & STICKY) === 0
  })
  return [
    ...about(open, {
      check: 'readable-by-others',
      severity: 'error',
      message: words.files,
      hint: { say: `chmod 600 ${open.map(shellQuoted).join(' ')}` },
    }),
    ...about(folders, {
      check: 'writable-by-others',
      severity: 'error',
      message: words.folders,
      hint: { say: `chmod go-w ${folders.map(shellQuoted).join(' ')}` },
    }),
  ]
}
