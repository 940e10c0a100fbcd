import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inUnit, withoutLogin } from '../../src/history/unit.js'
import { engines } from '../helpers/engines.js'
import { createWorld, type World } from '../helpers/world.js'

describe.each(engines)('a change of several steps (%s)', (engine) => {
  let world: World
  beforeAll(async () => {
    world = await createWorld(engine)
  })
  afterAll(() => world.destroy())

  /** A change in which a ticket's priority and status go through these ids, one after the other. */
  async function changed(priorities: readonly number[], statuses: readonly number[]) {
    const id = await world.addTicket({ priority: priorities[0] ?? 2, status: statuses[0] ?? 1 })
    const { changeId } = await inUnit(withoutLogin(world.db), async ({ tx, record, change }) => {
      const set = { priority_id: priorities.at(-1) ?? 2, status_id: statuses.at(-1) ?? 1 }
      await tx.updateTable('ticket').set(set).where('id', '=', id).execute()
      for (const [field, values] of [
        ['priority', priorities],
        ['status', statuses],
      ] as const) {
        values.slice(1).forEach((newValue, i) => {
          record({ entity: 'ticket', entityId: id, field, oldValue: values[i] ?? null, newValue })
        })
      }
      return change([], 0)
    })
    return { id, changeId: String(changeId) }
  }
  const stateOf = (id: number) =>
    world.db.selectFrom('ticket').select(['priority_id', 'status_id']).where('id', '=', id).executeTakeFirstOrThrow()
  const undo = (changeId: string) => world.helpdesk(['audit', 'undo', changeId, '--yes'], { as: 'ada' })

  it('is undone to what was before the first', async () => {
    const { id, changeId } = await changed([1, 2, 3], [1, 2])
    expect(await undo(changeId)).toMatchObject({ code: 0 })
    expect(await stateOf(id)).toEqual({ priority_id: 1, status_id: 1 })
  })

  it('is undone but for what ended as it began, whatever became of that since', async () => {
    const { id, changeId } = await changed([1, 2, 1], [1, 2])
    await world.db.updateTable('ticket').set({ priority_id: 3 }).where('id', '=', id).execute()
    expect(await undo(changeId)).toMatchObject({ code: 0 })
    expect(await stateOf(id)).toEqual({ priority_id: 3, status_id: 1 })
  })

  it('that ended as it began leaves nothing to undo', async () => {
    const { id, changeId } = await changed([1, 2, 1], [1])
    expect(await undo(changeId)).toMatchObject({ code: 2 })
    expect(await stateOf(id)).toEqual({ priority_id: 1, status_id: 1 })
  })

  it('is listed from the very second in which it was made', async () => {
    const { changeId } = await changed([1, 2], [1])
    const { at } = await world.json<{ at: string }>(['audit', 'show', changeId], { as: 'ada' })
    const since = async (instant: string) =>
      (await world.json<{ changeId: string }[]>(['audit', 'list', '--since', instant], { as: 'ada' })).map(
        (c) => c.changeId,
      )
    expect(await since(at)).toContain(changeId)
    expect(await since(new Date(Date.parse(at) + 1_000).toISOString())).not.toContain(changeId)
  })
})
