import { execFileSync } from 'node:child_process'
import { mkdtempSync, openSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { run } from '../../src/app/cli.js'
import { standardOutput } from '../../src/machine/output.js'
import { host } from '../../src/main.js'
import { EVERYDAY, EVERYWHERE, type Line } from './lines.js'
import type * as sample from './sample.js'

/** Where env-paths looks for a user's folders, on every system. */
const HOMES = ['HOME', 'XDG_CONFIG_HOME', 'XDG_DATA_HOME', 'XDG_STATE_HOME', 'USERPROFILE', 'APPDATA', 'LOCALAPPDATA']

/** How one line ended; the day on a terminal is the empty line. */
export interface Warmed {
  argv: readonly string[]
  engine: 'none' | 'sqlite' | 'mysql'
  code: number
  err: string
}

/** Calls what only makes the sample in a process apart: it is no part of what is warm. */
function apart(name: keyof typeof sample, ...given: string[]): string {
  const script = `require(process.argv[1]).load('sample').${name}(...process.argv.slice(2)).then((made) => process.stdout.write(made ?? ''))`
  const argv = ['-e', script, join(import.meta.dirname, 'loader.cjs'), ...given]
  return execFileSync(process.execPath, argv, { encoding: 'utf8' })
}

/**
 * Runs everyday command lines in this process, on a small SQLite file and on the same file behind the protocol of
 * MySQL, in a folder of its own that is gone afterwards. `onDone` is told when the lines of a pack are done, and when
 * what they need is ready, which is of no pack.
 */
export async function warm(onDone: (pack: string | undefined) => void = () => undefined): Promise<Warmed[]> {
  const folder = mkdtempSync(join(tmpdir(), 'helpdesk-warm-'))
  const remove = () => rmSync(folder, { recursive: true, force: true })
  process.once('exit', remove) // whoever ends it
  for (const name of HOMES) process.env[name] = folder
  const ended: Warmed[] = []
  const go = async (argv: string[], engine: Warmed['engine'], isTerminal = false) => {
    let err = ''
    const columns = isTerminal ? 80 : undefined
    const file = openSync(join(folder, 'output'), 'w')
    const sink = {
      ...standardOutput(
        file,
        () => process.stdout,
        (error) => {
          throw error
        },
      ),
      isTerminal,
      columns,
      rows: columns && 1_000, // no pager
    }
    const code = await run(argv, {
      ...host,
      env: { LANG: 'C.UTF-8' },
      out: sink,
      err: {
        ...sink,
        write(text) {
          err += text
          sink.write(text)
        },
      },
      stdinIsTerminal: isTerminal,
    })
    ended.push({ argv, engine, code, err })
  }
  const goAll = async (lines: readonly Line[], engine: Warmed['engine']) => {
    for (const { argv, terminal = false } of lines) {
      if (argv.length > 0) await go(argv, engine)
      if (terminal) await go(argv, engine, true)
    }
  }
  try {
    await goAll(EVERYWHERE, 'none')
    onDone('core')
    const { serve } = await import('./server.js')
    const path = join(folder, 'sample.db')
    const token = apart('fill', path, host.root)
    const server = await serve(path)
    const { config } = await host.folders()
    apart('logIn', config, `sqlite:${path}`, token)
    onDone(undefined)
    for (const [pack, lines] of Object.entries(EVERYDAY)) {
      await goAll(lines, 'sqlite')
      onDone(pack)
    }
    apart('logIn', config, server.url, token)
    onDone(undefined)
    await goAll(Object.values(EVERYDAY).flat(), 'mysql')
    onDone('mysql')
    server.close()
  } finally {
    remove()
  }
  return ended
}
