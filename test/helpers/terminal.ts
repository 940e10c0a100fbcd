import { copyFileSync, mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { locationKey } from '../../src/db/address/place.js'
import { parseLocation } from '../../src/db/location.js'
import { openSessionStore } from '../../src/machine/session-store.js'
import { PROGRAM } from './program.js'
import { openPty, type PtyOptions } from './pty.js'
import { ROOT } from './root.js'
import type { World } from './world.js'

export const KEYS = { ctrlC: '\x03', ctrlD: '\x04', ctrlZ: '\x1a', up: '\x1b[A', down: '\x1b[B', enter: '\r' }

export type TerminalOptions = Omit<PtyOptions, 'cwd'> & { cwd?: string }

/** The real program in a real pseudo-terminal, and somebody typing. */
export const openTerminal = (argv: readonly string[], options: TerminalOptions) =>
  openPty([process.execPath, PROGRAM, ...argv], { cwd: ROOT, ...options })

/** A screen's text on one line, as long ones are broken. */
export const flat = (text: string): string => text.replace(/\s+/g, ' ')

/** Opens terminals on a world's database, for people who are logged in there. */
export function terminalsOf(world: World) {
  const environment = (name: string) => ({
    HOME: join(world.folder, 'home', name),
    XDG_CONFIG_HOME: join(world.folder, 'xdg', name),
    XDG_DATA_HOME: join(world.folder, 'xdg-data', name),
    XDG_STATE_HOME: join(world.folder, 'xdg-state', name),
    HELPDESK_DATABASE: world.url,
  })
  return {
    environment,
    /** The folder of somebody's drafts. */
    stateOf: (name: string) => join(world.folder, 'xdg-state', name, 'helpdesk'),
    open(line: string | string[], name: string, options: Partial<TerminalOptions> = {}) {
      const stored = (folder: string) => openSessionStore(folder, locationKey(parseLocation(world.url, world.folder)))
      const [from, to] = [stored(world.configOf(name)), stored(join(world.folder, 'xdg', name, 'helpdesk'))]
      if (from.load() !== undefined && to.load() === undefined) {
        mkdirSync(dirname(to.path), { recursive: true, mode: 0o700 })
        copyFileSync(from.path, to.path)
      }
      const argv = typeof line === 'string' ? line.split(' ').filter(Boolean) : line
      return openTerminal(argv, { ...options, env: { ...environment(name), ...options.env } })
    },
  }
}
