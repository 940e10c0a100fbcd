import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const CACHE = fileURLToPath(new URL('../node_modules/.cache', import.meta.url))
const OS = process.platform === 'win32' ? 'win' : process.platform

/**
 * The folder of another version's `node`, fetched once from npm for this platform. Throws what to try by hand where it
 * cannot be had.
 */
export function nodeFolder(major) {
  const folder = join(CACHE, `node-${major}`)
  const name = `node-${OS}-${process.arch}`
  const bin = join(folder, 'node_modules', name, 'bin')
  if (existsSync(bin)) return bin
  mkdirSync(folder, { recursive: true })
  const install = ['install', '--prefix', folder, '--no-save', '--no-audit', '--no-fund', `${name}@${major}`]
  if (spawnSync('npm', install, { stdio: 'inherit' }).status === 0) return bin
  throw new Error(`The binary of Node ${major} cannot be had. To try it by hand: npm ${install.join(' ')}`)
}
