import { spawnSync } from 'node:child_process'
import { expect, it } from 'vitest'
import { PROGRAM } from '../helpers/program.js'
import { createWorld } from '../helpers/world.js'

const median = (all: number[]) => all.sort((a, b) => a - b)[Math.floor(all.length / 2)] ?? 0

it('a live value on SQLite is completed in at most 4 times what an empty Node takes', async () => {
  const world = await createWorld('sqlite')
  for (let i = 0; i < 30; i++) await world.addTicket()
  // The same for both, and nothing else in it: what stands in a shell may cost every Node more than half of its start.
  const env = { PATH: process.env.PATH ?? '', HOME: world.folder, HELPDESK_DATABASE: world.url, HELPDESK_TOKEN: world.tokens.tom ?? '' }
  const run = (argv: string[]) => {
    const started = performance.now()
    const { stdout } = spawnSync('node', argv, { encoding: 'utf8', env })
    return { stdout, ms: performance.now() - started }
  }
  const empty: number[] = []
  const live: number[] = []
  for (let i = 0; i < 21; i++) {
    empty.push(run(['-e', '0']).ms)
    const { stdout, ms } = run([PROGRAM, '__complete', 'zsh', '--', 'ticket', 'show', ''])
    expect(stdout).toContain('Printer on fire')
    live.push(ms)
  }
  const ratio = median(live) / median(empty)
  console.info(`completion of a live value: ${ratio.toFixed(2)} times node -e 0`)
  await world.destroy()
  expect(ratio).toBeLessThan(4)
})
