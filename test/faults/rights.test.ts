import { type ChildProcess, spawn } from 'node:child_process'
import { setTimeout } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { engines } from '../helpers/engines.js'
import { PROGRAM } from '../helpers/program.js'
import { CHEAP_HASH, createWorld, type World } from '../helpers/world.js'

const ROUNDS = 50

/** Real processes: what an administrator began is not done any more once another has disabled him. */
describe.each(engines)('an administrator is disabled while he makes others (%s)', (engine) => {
  let world: World
  beforeAll(async () => {
    world = await createWorld(engine)
    await world.addUser('bea', 'ADMIN')
    await world.helpdesk('db policy --passwords pbkdf2', { as: 'ada' })
  })
  afterAll(() => world.destroy())

  function start(as: string, line: string): ChildProcess {
    const child = spawn(process.execPath, [PROGRAM, ...line.split(' ')], {
      env: {
        PATH: process.env.PATH,
        HOME: world.folder,
        HELPDESK_DATABASE: world.url,
        HELPDESK_TOKEN: world.tokens[as],
      },
    })
    child.stdout?.resume()
    return child
  }
  const ended = (child: ChildProcess) =>
    new Promise<{ code: number | null; err: string }>((resolve) => {
      let err = ''
      child.stderr?.on('data', (data) => {
        err += data
      })
      child.on('close', (code) => resolve({ code, err }))
    })
  const eventsOf = (field: string, name?: string) =>
    world.db
      .selectFrom('helpdesk_event')
      .select('id')
      .where('field', '=', field)
      .$if(name !== undefined, (query) => query.where('new_value', 'like', `${name}%`))
      .orderBy('id', 'desc')
      .execute()

  it(`${ROUNDS} rounds`, async () => {
    let done = 0
    for (let round = 0; round < ROUNDS; round++) {
      await world.db.updateTable('user').set({ password: CHEAP_HASH }).where('username', '=', 'ada').execute()
      await world.logIn('ada')
      const name = `made${round}x`
      const importing = start('ada', 'user import -')
      const imported = ended(importing)
      importing.stdin?.end(
        `username,email,fullName,role,password\n${[1, 2].map((i) => `${name}${i},${name}${i}@example.org,New,ADMIN,good password\n`).join('')}`,
      )
      await setTimeout(Math.random() * 1_500)
      const disabled = await ended(start('bea', 'user disable ada'))
      const { code, err } = await imported
      expect(disabled.code, disabled.err).toBe(0)
      const made = await eventsOf('created', name)
      expect([code, made.length], err).toEqual(code === 0 ? [0, 2] : [4, 0])
      // The history is written in the order of the commits: nothing of hers comes behind her end.
      const [end] = await eventsOf('disabled')
      for (const { id } of made) expect(id).toBeLessThan(end?.id ?? 0)
      if (code === 0) done++
    }
    console.info(`${engine}: ${done} of ${ROUNDS} imports came first`)
  })
})
