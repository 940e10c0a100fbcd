import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { engines } from '../helpers/engines.js'
import { createWorld, type World } from '../helpers/world.js'

const EACH = 60 // as many as are written together, and some more

describe.each(engines)('the history of many things at once (%s)', (engine) => {
  let world: World
  beforeAll(async () => {
    world = await createWorld(engine)
    for (const priority of [1, 2]) for (let i = 0; i < EACH; i++) await world.addTicket({ priority })
  })
  afterAll(() => world.destroy())

  const ids = async () => (await world.db.selectFrom('ticket').select('id').orderBy('id').execute()).map((t) => t.id)
  /** How many events there are of each kind of change. */
  async function eventsOf(changeId: string | null) {
    const events = await world.db
      .selectFrom('helpdesk_event')
      .selectAll()
      .where('change_id', '=', String(changeId))
      .execute()
    expect(new Set(events.map((e) => e.entity_id)).size).toBe(events.length)
    const counted = new Map<string, number>()
    for (const e of events) {
      const kind = [e.field, e.old_value, e.old_name, e.new_value, e.new_name].join(' ')
      counted.set(kind, (counted.get(kind) ?? 0) + 1)
    }
    return Object.fromEntries(counted)
  }

  it('tells of each what it was before', async () => {
    const all = (await ids()).join('\n')
    const { changeId } = await world.json<{ changeId: string }>('ticket priority - --to high', {
      as: 'ada',
      stdin: all,
    })
    expect(await eventsOf(changeId)).toEqual({
      'priority 1 Faible 3 Élevée': EACH,
      'priority 2 Moyenne 3 Élevée': EACH,
    })
    await world.json(`audit undo ${changeId} --yes`, { as: 'ada' })
    const undone =
      (await world.json<{ changeId: string }[]>('audit list --limit 1', { as: 'ada' }))[0]?.changeId ?? null
    expect(await eventsOf(undone)).toEqual({ 'priority 3 Élevée 1 Faible': EACH, 'priority 3 Élevée 2 Moyenne': EACH })
  })

  it('tells when another program changed each', async () => {
    const all = await ids()
    const at = (i: number) => `2026-03-10 12:00:0${i % 2}`
    for (const [i, id] of all.entries()) {
      await world.db
        .updateTable('ticket')
        .set({ status_id: 2, updated_at: at(i) })
        .where('id', '=', id)
        .execute()
    }
    await world.json('ticket category - --to 2', { as: 'ada', stdin: all.join('\n') })
    const events = await world.db
      .selectFrom('helpdesk_event')
      .select(['entity_id', 'at'])
      .where('source', '=', 'outside')
      .execute()
    expect(new Map(events.map((e) => [e.entity_id, new Date(e.at * 1_000).toISOString()]))).toEqual(
      new Map(all.map((id, i) => [id, `${at(i).replace(' ', 'T')}.000Z`])),
    )
  })
})
