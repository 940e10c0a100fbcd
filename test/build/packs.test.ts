import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { engines } from '../helpers/engines.js'
import { runProcess } from '../helpers/processes.js'
import { ROOT } from '../helpers/root.js'
import { createWorld, type World } from '../helpers/world.js'

describe.each(engines)('the packs that everyday lines read (%s)', (engine) => {
  let world: World
  beforeAll(async () => {
    world = await createWorld(engine)
    for (let i = 0; i < 40; i++) await world.addTicket({ title: `Printer ${i}` })
  })
  afterAll(() => world.destroy())

  /** By name, those that a line read. */
  async function packsOf(line: string, as: string) {
    const log = join(world.folder, 'scripts.log')
    rmSync(log, { force: true })
    const { code } = await runProcess(line.split(' '), {
      HOME: world.folder,
      HELPDESK_DATABASE: world.url,
      HELPDESK_TOKEN: world.tokens[as],
      NODE_OPTIONS: `--require=${ROOT}test/build/log-scripts.cjs`,
      HELPDESK_SCRIPTS: log,
    })
    const packs = readFileSync(log, 'utf8').match(/^[a-z]+/gm) ?? []
    return { code, packs: packs.filter((pack) => pack !== 'mysql').sort() }
  }

  it.each([
    ['ticket list', 'tom', ['core', 'hot']],
    ['ticket list -L 30', 'tom', ['core', 'hot']], // and where the next page begins
    ['ticket list -L 30 --json', 'ada', ['core', 'hot']],
    ['ticket list -L 30 -o table', 'tom', ['core', 'hot', 'table']],
  ])('%s of %s reads %j', async (line, as, packs) => {
    expect(await packsOf(line, as)).toEqual({ code: 0, packs })
  })

  it.each([
    ['ticket show 4', 'emma', 0],
    ['ticket list --status pending -L 30', 'ada', 0],
    ['ticket list printer', 'tom', 0],
    ['ticket create --title A --description B --category 1 --priority 1', 'emma', 0],
    ['ticket comment 4 -m hello', 'emma', 0],
    ['ticket take 4', 'tom', 0],
    ['ticket take 99', 'tom', 3],
    ['ticket resolve 4 -m done', 'tom', 0],
    ['__complete zsh -- ticket show ', 'tom', 0],
    ['__complete fish -- ticket status 4 --to ', 'tom', 0],
    ['whoami', 'emma', 0],
  ])('%s of %s (exit %d) reads none of what is seldom needed', async (line, as, code) => {
    const ran = await packsOf(line, as)
    expect(ran.packs).not.toContain('cold')
    expect(ran.code).toBe(code)
  })
})
