import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { run } from '../../src/app/cli.js'
import { host } from '../../src/main.js'
import { EVERYDAY, EVERYWHERE } from './lines.js'

/** Where env-paths looks for a user's folders, on every system. */
const HOMES = ['HOME', 'XDG_CONFIG_HOME', 'XDG_DATA_HOME', 'XDG_STATE_HOME', 'USERPROFILE', 'APPDATA', 'LOCALAPPDATA']

/** How one line ended; the day on a terminal is the empty line. */
export interface Warmed {
  argv: readonly string[]
  engine: 'none' | 'sqlite' | 'mysql'
  code: number
  err: string
}

/**
 * Runs everyday command lines in this process, on a small SQLite file and on the same file behind the protocol of
 * MySQL, in a folder of its own that is gone afterwards. `onDone` is told of each group of lines when it is done, and
 * of what was made ready between them.
 */
export async function warm(onDone: (group: 'all' | 'ready' | 'sqlite' | 'mysql') => void = () => undefined) {
  const folder = mkdtempSync(join(tmpdir(), 'helpdesk-warm-'))
  for (const name of HOMES) process.env[name] = folder
  const ended: Warmed[] = []
  const go = async (argv: string[], engine: Warmed['engine'], env: Record<string, string>, isTerminal = false) => {
    let err = ''
    const columns = isTerminal ? 80 : undefined
    const sink = {
      ...host.out,
      drained: async () => undefined,
      isOpen: () => true,
      isTerminal,
      columns,
      rows: columns && 1_000,
    } // no pager
    const code = await run(argv, {
      ...host,
      env: { LANG: 'C.UTF-8', ...env },
      out: { ...sink, write: () => true },
      err: {
        ...sink,
        write: (text) => {
          err += text
          return true
        },
      },
      stdinIsTerminal: isTerminal,
      leave: () => undefined,
    })
    ended.push({ argv, engine, code, err })
  }
  try {
    for (const argv of EVERYWHERE) await go(argv, 'none', {})
    onDone('all')
    const [{ fill }, { serve }] = [await import('./sample.js'), await import('./server.js')]
    const path = join(folder, 'sample.db')
    const token = await fill(path, host.root)
    const server = await serve(path)
    onDone('ready')
    for (const [engine, url] of [
      ['sqlite', `sqlite:${path}`],
      ['mysql', server.url],
    ] as const) {
      for (const { argv, terminal = false } of EVERYDAY) {
        const env = { HELPDESK_DATABASE: url, HELPDESK_TOKEN: token }
        if (argv.length > 0) await go(argv, engine, env)
        if (terminal) await go(argv, engine, env, true)
      }
      onDone(engine)
    }
    server.close()
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  return ended
}
