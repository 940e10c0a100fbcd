import { existsSync, statSync } from 'node:fs'
import { platform } from 'node:os'
import { shellQuoted } from '../../../core/hint.js'
import { words } from '../../words.js'
import { about, type Finding } from './finding.js'

const OTHERS = 0o077

/** Files with passwords, tokens or data that others than their user may read. Where modes mean nothing, none. */
export function checkFiles(paths: readonly string[]): Finding[] {
  if (platform() === 'win32') return []
  const open = paths.filter((path) => existsSync(path) && (statSync(path).mode & OTHERS) !== 0)
  return about(open, {
    check: 'readable-by-others',
    severity: 'error',
    message: words.health.files,
    hint: { say: `chmod 600 ${open.map(shellQuoted).join(' ')}` },
  })
}
