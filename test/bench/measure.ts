import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { spawn as spawnInTerminal } from '@lydell/node-pty'

/** A command line, and all of the environment that it has. */
export interface Line {
  argv: readonly string[]
  env: Record<string, string>
  /** Its output is a terminal; else a pipe. */
  terminal?: boolean
}

/** Bash tells the processor time of what it waits for to the millisecond, without its own, into the file `$0`. */
const IN_A_PIPE = `TIMEFORMAT='%3U %3S'
{ time "$@" 2>/dev/null </dev/null; } 2>"$0" | cat >/dev/null
exit \${PIPESTATUS[0]}`
const IN_A_TERMINAL = `TIMEFORMAT='%3U %3S'
{ time "$@" 2>/dev/null; } 2>"$0"`

/**
 * Milliseconds of processor time, of the user and of the system, that a process takes. On a machine that does other
 * things, too, it says more than the clock.
 */
async function processorMs({ argv, env, terminal = false }: Line): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'helpdesk-time-'))
  const told = join(folder, 'told')
  try {
    const code = terminal
      ? await endInTerminal(['-c', IN_A_TERMINAL, told, ...argv], env)
      : await endInPipe(['-c', IN_A_PIPE, told, ...argv], env)
    if (code !== 0) throw new Error(`${argv.join(' ')} ended with ${code}.`)
    const [user = Number.NaN, system = Number.NaN] = readFileSync(told, 'utf8').trim().split(' ').map(Number)
    return (user + system) * 1000
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const endInPipe = (argv: string[], env: Record<string, string>) =>
  new Promise<number | null>((resolve, reject) =>
    spawn('bash', argv, { env, stdio: 'ignore' }).on('error', reject).on('close', resolve),
  )

const endInTerminal = (argv: string[], env: Record<string, string>) =>
  new Promise<number>((resolve) => {
    const pty = spawnInTerminal('bash', argv, { cols: 100, rows: 40, env: { ...env, TERM: 'xterm-256color' } })
    pty.onData(() => undefined) // or it would wait for somebody who reads
    pty.onExit(({ exitCode }) => resolve(exitCode))
  })

const EMPTY = 'empty'

export interface Measured {
  median: number
  /** The first and the third quartile. */
  spread: [number, number]
}

/**
 * Each line once in every round, so that what else the machine does falls on all alike; `empty`, of which all others are
 * told in times, before each of them: what it takes differs by a third with what ran before. In milliseconds.
 */
export async function interleaved<K extends string>(
  lines: Record<K, Line>,
  rounds: number,
): Promise<Record<K, Measured>> {
  const names = Object.keys(lines) as K[]
  const times = new Map<K, number[]>(names.map((name) => [name, []]))
  const order = names.flatMap((name) => (name !== EMPTY && EMPTY in lines ? [EMPTY as K, name] : [name]))
  for (let round = 0; round < rounds; round++)
    for (const name of order) times.get(name)?.push(await processorMs(lines[name]))
  return Object.fromEntries(names.map((name) => [name, summed(times.get(name) ?? [])])) as Record<K, Measured>
}

function summed(all: readonly number[]): Measured {
  const sorted = all.toSorted((a, b) => a - b)
  const at = (part: number) => sorted[Math.round(part * (sorted.length - 1))] ?? Number.NaN
  return { median: at(0.5), spread: [at(0.25), at(0.75)] }
}
