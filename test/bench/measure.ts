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

/** Milliseconds, and the same in times of the empty Node that ran just before, where there is one. */
export interface Timed extends Measured {
  inTimes: Measured
}

/**
 * Each line once in every round, so that what else the machine does falls on all alike; `empty`, of which all others are
 * told in times, before each of them: for seconds on end a machine can be slower by a half.
 */
export async function interleaved<K extends string>(lines: Record<K, Line>, rounds: number): Promise<Record<K, Timed>> {
  const names = Object.keys(lines) as K[]
  const empty: Line | undefined = (lines as Record<string, Line>)[EMPTY]
  const all = new Map(names.map((name) => [name, { ms: [] as number[], times: [] as number[] }]))
  const timed = async (name: K) => {
    const ms = await processorMs(lines[name])
    all.get(name)?.ms.push(ms)
    return ms
  }
  for (let round = 0; round < rounds; round++)
    for (const name of names) {
      if (name === EMPTY) continue
      const before = empty ? await timed(EMPTY as K) : Number.NaN
      all.get(name)?.times.push((await timed(name)) / before)
    }
  return Object.fromEntries(
    [...all].map(([name, { ms, times }]) => [name, { ...summed(ms), inTimes: summed(times) }]),
  ) as Record<K, Timed>
}

function summed(all: readonly number[]): Measured {
  const sorted = all.toSorted((a, b) => a - b)
  const at = (part: number) => sorted[Math.round(part * (sorted.length - 1))] ?? Number.NaN
  return { median: at(0.5), spread: [at(0.25), at(0.75)] }
}
