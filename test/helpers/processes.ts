import { spawn } from 'node:child_process'
import { inject } from 'vitest'
import { PROGRAM } from './program.js'
import type { Ran } from './run.js'
import type { World } from './world.js'

/** How often a race is run: twice in `npm test`, 50 times in `npm run test:races`. */
export const ROUNDS = Number(process.env.HELPDESK_TEST_ROUNDS ?? 2)

/** Starts the program as a process of its own, as one of the world's people. */
export const processesOf =
  (world: World) =>
  (as: string, line: string | string[], stdin?: string): Promise<Ran> =>
    new Promise((resolve) => {
      const argv = typeof line === 'string' ? line.split(' ') : line
      const env = {
        PATH: process.env.PATH,
        HOME: world.folder,
        HELPDESK_DATABASE: addressFor(world),
        HELPDESK_TOKEN: world.tokens[as],
      }
      const child = spawn(process.execPath, [PROGRAM, ...argv], { env })
      const ran = { code: -1, out: '', err: '' }
      child.stdout.on('data', (data) => {
        ran.out += data
      })
      child.stderr.on('data', (data) => {
        ran.err += data
      })
      child.stdin.on('error', () => undefined) // it may have ended already
      child.stdin.end(stdin ?? '')
      child.on('close', (code) => resolve({ ...ran, code: code ?? -1 }))
    })

let processes = 0

/** The world's address; on a cluster that of all its nodes, for each process in another order. */
function addressFor({ url }: World): string {
  const hosts = inject('clusterHosts')
  if (!hosts) return url
  const first = processes++ % hosts.length
  return url.replace(/@[^/]+/, `@${[...hosts.slice(first), ...hosts.slice(0, first)].join(',')}`)
}
