import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findMissingIndexes } from '../../src/maintenance/queries/indexes.js'
import { engines } from '../helpers/engines.js'
import { createWorld, type World } from '../helpers/world.js'

describe.each(engines)('an index (%s)', (engine) => {
  let world: World
  beforeAll(async () => {
    world = await createWorld(engine)
  })
  afterAll(() => world.destroy())

  const run = (statement: string) => sql.raw(statement).execute(world.db)
  const missing = async () => (await findMissingIndexes(world.db)).map((m) => m.columns)
  const NAME = 'helpdesk_event_at'
  const drop = () => run(engine === 'sqlite' ? `drop index ${NAME}` : `drop index ${NAME} on helpdesk_event`)

  it('is made up for by one that goes on with more columns, not by one that only begins alike', async () => {
    expect(await missing()).toEqual([])
    await drop()
    expect(await missing()).toEqual(['helpdesk_event(at)'])
    await run(`create index ${NAME} on helpdesk_event (at, field)`)
    expect(await missing()).toEqual([])
    await drop()
    await run(`create index ${NAME} on helpdesk_event (field, at)`)
    expect(await missing()).toEqual(['helpdesk_event(at)'])
    await drop()
  })

  it('is made by the statement that is told', async () => {
    for (const { sql: statement } of await findMissingIndexes(world.db)) await run(statement)
    expect(await missing()).toEqual([])
  })
})
