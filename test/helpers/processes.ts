import { spawn } from 'node:child_process'
import { inject } from 'vitest'
import { PROGRAM } from './program.js'
import type { Ran } from './run.js'
import type { World } from './world.js'

/** How often a race is run: twice in `npm test`, 50 times in `npm run test:races`. */
export const ROUNDS = Number(process.env.HELPDESK_TEST_ROUNDS ?? 2)

/** Runs the program as a process of its own, to its end. */
export function runProcess(argv: readonly string[], env: NodeJS.ProcessEnv, stdin = ''): Promise<Ran> {
  const child = spawn(process.execPath, [PROGRAM, ...argv], { env: { PATH: process.env.PATH, ...env } })
  const ran = { code: -1, out: '', err: '' }
  child.stdout.on('data', (data) => {
    ran.out += data
  })
  child.stderr.on('data', (data) => {
    ran.err += data
  })
  child.stdin.on('error', () => undefined) // it may have ended already
  child.stdin.end(stdin)
  return new Promise((resolve) => child.on('close', (code) => resolve({ ...ran, code: code ?? -1 })))
}

/** The same as one of the world's people. */
export const processesOf =
  (world: World) =>
  (as: string, line: string | string[], stdin?: string): Promise<Ran> => {
    const argv = typeof line === 'string' ? line.split(' ') : line
    const env = { HOME: world.folder, HELPDESK_DATABASE: addressFor(world), HELPDESK_TOKEN: world.tokens[as] }
    return runProcess(argv, env, stdin)
  }

/** `h2,h3,h1`: hosts as an address names them, beginning with one of them. */
export const listFrom = (hosts: readonly string[], first: number): string =>
  [...hosts.slice(first), ...hosts.slice(0, first)].join(',')

let processes = 0

/** The world's address; on a cluster that of all its nodes, for each process in another order. */
function addressFor({ url }: World): string {
  const hosts = inject('clusterHosts')
  return hosts ? url.replace(/@[^/]+/, `@${listFrom(hosts, processes++ % hosts.length)}`) : url
}
