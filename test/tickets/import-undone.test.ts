import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { engines } from '../helpers/engines.js'
import { createWorld, type World } from '../helpers/world.js'

const HEADER = 'title,description,category,priority,requester'
interface Done {
  changeId: string | null
  created: number
  present: number
}

describe.each(engines)('an import that is undone (%s)', (engine) => {
  let world: World
  beforeAll(async () => {
    world = await createWorld(engine)
  })
  afterAll(() => world.destroy())
  let files = 0
  const file = (text: string) => {
    const path = join(world.folder, `undone-${files++}.csv`)
    writeFileSync(path, text)
    return path
  }
  const imported = (path: string, kind = 'ticket') => world.json<Done>([kind, 'import', path], { as: 'ada' })
  const undo = async (...more: string[]) =>
    (await world.helpdesk(['undo', ...more, '--yes', '--json'], { as: 'ada' })).code
  const titles = async () =>
    (await world.json<{ id: number; title: string }[]>('ticket list --all --sort id', { as: 'ada' })).map(
      (t) => t.title,
    )

  it.each([
    ['without a key', HEADER, 'A,B,1,1,emma\nA,B,1,1,emma\nC,D,1,1,emma\n'],
    ['with a key of the file', `${HEADER},key`, 'A,B,1,1,emma,k1\nA,B,1,1,emma,k2\nC,D,1,1,emma,k3\n'],
  ])('comes again, and its undoing brings nothing beside it: %s', async (_, header, rows) => {
    await world.db.deleteFrom('ticket').execute()
    const path = file(`${header}\n${rows}`)
    const first = await imported(path)
    expect(first).toMatchObject({ created: 3, present: 0 })
    expect(await undo()).toBe(0)
    expect(await titles()).toEqual([])
    const redo = (await world.json<{ changeId: string }[]>('audit list', { as: 'ada' }))[0]?.changeId ?? ''

    // What is new comes beside what comes again.
    const more = file(`${header}\n${rows}${header.endsWith('key') ? 'E,F,1,1,emma,k4\n' : 'E,F,1,1,emma\n'}`)
    expect(await world.json(['ticket', 'import', more, '--dry-run'], { as: 'ada' })).toMatchObject({ created: 4 })
    const second = await imported(more)
    expect(second).toMatchObject({ created: 4, present: 0 })
    expect(await imported(more)).toMatchObject({ created: 0, present: 4 })
    expect((await titles()).sort()).toEqual(['A', 'A', 'C', 'E'])
    expect(await undo(redo)).toBe(6)
    expect((await titles()).sort()).toEqual(['A', 'A', 'C', 'E'])
    const history = await world.json<{ source: string }[]>(`ticket history ${await idOf('C')}`, { as: 'ada' })
    expect(history.filter((e) => e.source === 'outside')).toEqual([])

    // It is a change like any other.
    expect(await undo(second.changeId ?? '')).toBe(0)
    expect(await titles()).toEqual([])
    expect(await undo(redo)).toBe(0)
    expect((await titles()).sort()).toEqual(['A', 'A', 'C'])
    expect(await imported(more)).toMatchObject({ created: 1, present: 3 })
  })
  const idOf = async (title: string) =>
    (await world.json<{ id: number; title: string }[]>('ticket list --all', { as: 'ada' })).find(
      (t) => t.title === title,
    )?.id

  it('takes what the file says by then, and finds it', async () => {
    await world.db.deleteFrom('ticket').execute()
    await imported(file(`${HEADER},key\nold words,B,1,low,emma,again\n`))
    expect(await undo()).toBe(0)
    await imported(file(`${HEADER},key\nbrighter words,B,1,high,emma,again\n`))
    expect(await titles()).toEqual(['brighter words'])
    expect(await world.json('ticket find brighter', { as: 'ada' })).toMatchObject([{ title: 'brighter words' }])
    const history = await world.json<{ source: string }[]>(`ticket history ${await idOf('brighter words')}`, {
      as: 'ada',
    })
    expect(history.filter((e) => e.source === 'outside')).toEqual([])
  })

  it('is not what somebody deleted, nor what was deleted again', async () => {
    await world.db.deleteFrom('ticket').execute()
    const path = file(`${HEADER}\nkept away,B,1,1,emma\n`)
    await imported(path)
    await world.helpdesk(['ticket', 'delete', String(await idOf('kept away')), '--yes'], { as: 'ada' })
    expect(await imported(path)).toMatchObject({ created: 0, present: 1 })
    expect(await undo()).toBe(0)
    expect(await imported(path)).toMatchObject({ created: 0, present: 1 })
    const redo = (await world.json<{ changeId: string }[]>('audit list', { as: 'ada' }))[0]?.changeId ?? ''
    expect(await undo(redo)).toBe(0)
    expect(await imported(path)).toMatchObject({ created: 0, present: 1 })
  })

  it('comes again from its own export', async () => {
    await world.db.deleteFrom('ticket').execute()
    await imported(file(`${HEADER}\nwent out,B,1,1,emma\n`))
    const own = file((await world.helpdesk('ticket export --all', { as: 'ada' })).out)
    expect(await imported(own)).toMatchObject({ created: 0, present: 1 })
    expect(await undo()).toBe(0)
    expect(await imported(own)).toMatchObject({ created: 1, present: 0 })
    expect(await imported(own)).toMatchObject({ created: 0, present: 1 })
    expect(await titles()).toEqual(['went out'])
  })

  it('of people comes again, and its undoing is refused', async () => {
    const path = file('username,email,fullName\nriri,riri@example.org,Riri\n')
    const users = async () =>
      (await world.json<{ username: string }[]>('user list', { as: 'ada' })).filter((u) => u.username === 'riri').length
    const done = await world.json<{ changeId: string; changed: number }>(['user', 'import', path], { as: 'ada' })
    expect(done.changed).toBe(1)
    expect(await undo(done.changeId)).toBe(0)
    const redo = (await world.json<{ changeId: string }[]>('audit list', { as: 'ada' }))[0]?.changeId ?? ''
    expect(await world.json(['user', 'import', path], { as: 'ada' })).toMatchObject({ changed: 1 })
    expect(await undo(redo)).toBe(6)
    expect(await users()).toBe(1)
  })
})
