import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { engines } from '../helpers/engines.js'
import { createWorld, type World } from '../helpers/world.js'

describe.each(engines)('what of a list is unread (%s)', (engine) => {
  let world: World
  let ticket: number
  beforeAll(async () => {
    world = await createWorld(engine)
    const line = 'ticket create --title A --description x --category 1 --priority 1'
    ticket = (await world.json<{ id: number }>(line, { as: 'emma' })).id
    await world.json(`ticket comment ${ticket} -m answered`, { as: 'ada' })
  })
  afterAll(() => world.destroy())

  const listed = (options: string) => world.helpdesk(`ticket list ${options} --debug`, { as: 'emma' })

  it.each(['', '-L 5', '-o tsv', '-o csv', '-o ids', '--json --fields id,title', '-o table --fields title'])(
    'is not looked for where nobody is told: %s',
    async (options) => {
      const { code, err } = await listed(options)
      expect(code).toBe(0)
      expect(err).toMatch(/^sql: select .*\bticket\b/m)
      expect(err).not.toContain('helpdesk_seen')
    },
  )

  it.each([
    ['--json', '"unread": true'],
    ['-o jsonl', '"unread":true'],
    ['-L 5 --json', '"unread": true'],
    ['--json --fields unread', '"unread": true'],
    ['-o tsv --fields unread', 'true'],
    ['-o csv --fields id,unread', ',true'],
    ['-o table', '●'],
    ['-o table --fields unread', '●'],
  ])('is told: %s', async (options, told) => {
    const { out } = await listed(options)
    expect(out).toContain(told)
  })
})
