import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PlannedChange, Ticket } from '../../src/tickets/ticket.js'
import { engines } from '../helpers/engines.js'
import { contentOf, createWorld, type World } from '../helpers/world.js'

type Shown = Ticket & {
  comments: { id: number; content: string }[]
  history?: { field: string; from: string | null; to: string | null }[]
}
interface Plan {
  changeId: null
  changed: number
  unchanged: number
  items: PlannedChange[]
}

describe.each(engines)('one step (%s)', (engine) => {
  let world: World
  beforeAll(async () => {
    world = await createWorld(engine)
  })
  afterAll(() => world.destroy())
  const show = (id: number) => world.json<Shown>(`ticket show ${id} --history`, { as: 'ada' })
  const everything = async () =>
    Promise.all((['ticket', 'comment', 'helpdesk_event'] as const).map((table) => contentOf(world.db, table)))

  it('take --start takes and starts; again, nothing is left to do', async () => {
    const [one, two] = [await world.addTicket(), await world.addTicket()]
    await world.helpdesk(`ticket take ${one} ${two} --start`, { as: 'tom' })
    for (const id of [one, two])
      expect(await show(id)).toMatchObject({ assignee: { username: 'tom' }, status: { state: 'in-progress' } })
    expect(await world.json(`ticket take ${one} --start`, { as: 'tom' })).toMatchObject({ changed: 0, changeId: null })
    expect(await world.helpdesk(`ticket take ${one} --start`, { as: 'ada' })).toMatchObject({ code: 6 })
  })

  it('reopen -m says why; resolve asks nobody in a pipe', async () => {
    const id = await world.addTicket({ requester: 'emma', status: 3 })
    await world.helpdesk(['ticket', 'reopen', String(id), '-m', 'Again.'], { as: 'emma' })
    expect(await show(id)).toMatchObject({ status: { state: 'pending' }, comments: [{ content: 'Again.' }] })
    await world.helpdesk(['ticket', 'reopen', String(id), '-m', '-'], { as: 'emma', stdin: 'And again.\n' })
    expect((await show(id)).comments.map((c) => c.content)).toEqual(['Again.', 'And again.'])
    expect(await world.helpdesk(`ticket resolve ${id}`, { as: 'tom' })).toMatchObject({ code: 0, err: '' })
  })

  it('comment --edit-last changes the own last comment while nobody answered, and the history keeps the old text', async () => {
    const id = await world.addTicket({ requester: 'emma', title: 'Scanner' })
    const edit = (as: string, text = 'second') => world.helpdesk(`ticket comment ${id} --edit-last -m ${text}`, { as })
    expect(await edit('emma')).toMatchObject({
      code: 3,
      err: `error: There is no comment of yours on ticket #${id}.\n`,
    })
    await world.helpdesk(`ticket comment ${id} -m first`, { as: 'emma' })
    expect((await edit('eric')).code).toBe(3)
    expect((await edit('tom')).code).toBe(3)
    expect((await edit('emma')).code).toBe(0)
    expect((await show(id)).history?.filter((h) => h.field === 'comment').map((h) => [h.from, h.to])).toEqual([
      [null, 'first'],
      ['first', 'second'],
    ])
    // Found by its new word, and no longer by the old one.
    const found = async (word: string) => (await world.json<Ticket[]>(`ticket find ${word}`, { as: 'emma' })).length
    expect([await found('second'), await found('first')]).toEqual([1, 0])
    expect(await world.json(`ticket comment ${id} --edit-last -m second`, { as: 'emma' })).toMatchObject({
      changeId: null,
    })
    expect((await world.helpdesk('undo --yes', { as: 'emma' })).code).toBe(0)
    expect((await show(id)).comments.map((c) => c.content)).toEqual(['first'])
    expect([await found('second'), await found('first')]).toEqual([0, 1])
    await world.helpdesk(`ticket comment ${id} -m answer`, { as: 'tom' })
    expect(await edit('emma')).toMatchObject({ code: 6, err: expect.stringContaining('Somebody answered') })
  })

  it('show of one number is an object; of several, of a range or - an array', async () => {
    const [a, b] = [await world.addTicket({ title: 'A' }), await world.addTicket({ title: 'B' })]
    await world.helpdesk(`ticket comment ${b} -m hello`, { as: 'emma' })
    const shape = async (line: string, stdin = '') =>
      JSON.parse((await world.helpdesk(`ticket show ${line} --json`, { as: 'emma', stdin })).out)
    expect(await shape(String(a))).toMatchObject({ id: a, comments: [] })
    expect(await shape(`#${a}`)).toMatchObject({ id: a })
    for (const line of [`${a} ${b}`, `${a},${b}`, `${a}-${b}`, `#${a}-#${b}`])
      expect(await shape(line)).toMatchObject([{ id: a }, { id: b, comments: [{ content: 'hello' }] }])
    expect(await shape(`${a}-${a}`)).toMatchObject([{ id: a }])
    expect(await shape('-', `${b}\n`)).toMatchObject([{ id: b }])
    expect(await shape(`${a}-${b} --history`)).toMatchObject([{ history: [{ field: 'created' }] }, { id: b }])
    const { out } = await world.helpdesk(`ticket show ${a} ${b} -o table`, { as: 'emma' })
    expect(out).toMatch(/#\d+ {2}A(.|\n)*─{40}(.|\n)*#\d+ {2}B/)
  })

  it('numbers of a range that are not there or not visible are passed over; nothing left is 3', async () => {
    const [mine, others, last] = [
      await world.addTicket({ requester: 'emma' }),
      await world.addTicket({ requester: 'eric' }),
      await world.addTicket({ requester: 'emma' }),
    ]
    const ids = async (range: string) => (await world.lines(`ticket show ${range} -o ids`, { as: 'emma' })).map(Number)
    expect(await ids(`${mine}-2147483647`)).toEqual([mine, last])
    expect(await ids(`${last},${mine}-${others}`)).toEqual([mine, last])
    for (const [range, code] of [
      [`${others}-${others}`, 3],
      ['2000000000-2147483647', 3],
      [`${mine}-${last},${others}`, 3], // named by itself it has to be there
      ['15-12', 2],
      ['12-', 2],
      ['12,,13', 2],
      ['12-15-17', 2],
      ['0-3', 2],
      ['1-2147483648', 2],
      ['1-99999999999', 2],
      ['0-5', 2],
      ['-5', 2],
      ['１２', 2],
      ['１-３', 2],
      ['12–15', 2],
      ['12,', 2],
    ] as const)
      expect([range, (await world.helpdesk(`ticket show ${range}`, { as: 'emma' })).code]).toEqual([range, code])
    expect((await world.json<Plan>(`ticket priority ${mine}-${last} --to high`, { as: 'emma' })).changed).toBe(2)
    expect((await world.helpdesk('ticket take -', { as: 'tom', stdin: `${mine}-${others}\n${last}` })).code).toBe(0)
    expect((await show(others)).assignee?.username).toBe('tom')
  })

  it('what is no range is told what one is, and which way it goes', async () => {
    const said = async (range: string) => (await world.helpdesk(['show', range], { as: 'emma' })).err.split('\n')
    const LIKE = '12, #12, 12-15, 12,14,20-22'
    for (const range of ['1-', '0-5', '12,,14', '1..3', '1–3', '1-99999999999'])
      expect([range, await said(range)]).toEqual([
        range,
        [`error: '${range}' is no ticket number, and no range or list of them.`, `hint: ${LIKE}`, ''],
      ])
    expect(await said('15-12')).toEqual([`error: The range '15-12' ends before it begins.`, 'hint: 12-15', ''])
    for (const word of [' ', '１２', '-5'])
      expect(await said(word)).toEqual([`error: '${word}' is not a ticket number.`, `hint: ${LIKE}`, ''])
  })

  it('a range or list is shown in every format', async () => {
    const ids = [await world.addTicket({ title: 'A' }), await world.addTicket({ title: 'B' })]
    const [a, b] = ids
    for (const range of [`${a}-${b}`, `${a},${b}`]) {
      const shown = (format: string, more = '') => world.lines(`show ${range} -o ${format} ${more}`, { as: 'ada' })
      expect(await shown('ids')).toEqual(ids.map(String))
      expect((await shown('jsonl')).map((line) => JSON.parse(line).id)).toEqual(ids)
      expect((await shown('tsv')).map((line) => line.split('\t')[0])).toEqual(ids.map(String))
      expect(await shown('tsv', '--fields id,title')).toEqual([`${a}\tA`, `${b}\tB`])
      expect((await shown('csv', '--fields id,title')).map((line) => line.trim())).toEqual([
        'id,title',
        `${a},A`,
        `${b},B`,
      ])
      expect((await shown('table')).filter((line) => line.startsWith('#'))).toEqual([`#${a}  A`, `#${b}  B`])
    }
  })

  it('create --dry-run says what would be there, and creates nothing', async () => {
    const before = await everything()
    const line = 'ticket create --title T --description D --category réseau --priority high --dry-run'
    const plan = await world.json<Plan>(line, { as: 'emma' })
    expect(plan).toMatchObject({ changeId: null, changed: 1, unchanged: 0 })
    expect(plan.items.map(({ id, field, from, to }) => [id, field, from, to])).toEqual([
      [null, 'title', null, 'T'],
      [null, 'description', null, 'D'],
      [null, 'category', null, 'Réseau'],
      [null, 'priority', null, 'Élevée'],
      [null, 'status', null, 'En attente'],
      [null, 'requester', null, 'emma'],
    ])
    for (const format of ['table', 'tsv', 'csv', 'ids', 'jsonl'])
      expect(await world.helpdesk(`${line} -o ${format}`, { as: 'emma' })).toMatchObject({ code: 0, err: '' })
    const { out } = await world.helpdesk(`${line} -o table --lang fr`, { as: 'emma' })
    expect(out).toContain('nouveau ticket  demandeur  — → emma\nUn ticket serait créé.\nRien')
    expect((await world.helpdesk(`${line} --requester eric`, { as: 'emma' })).code).toBe(5)
    expect((await world.helpdesk(`${line} --requester nobody`, { as: 'tom' })).code).toBe(3)
    expect(await everything()).toEqual(before)
  })

  it('next --take --dry-run names the ticket and takes it not', async () => {
    const before = await everything()
    const plan = await world.json<Plan>('ticket next --take --dry-run', { as: 'tom' })
    expect(plan).toMatchObject({ changeId: null, changed: 1, items: [{ field: 'assignee', from: null, to: 'tom' }] })
    expect(await world.helpdesk('ticket next --dry-run', { as: 'tom' })).toMatchObject({ code: 2 })
    expect(await everything()).toEqual(before)
    const { id } = await world.json<{ id: number }>('ticket next --take', { as: 'tom' })
    expect(plan.items[0]?.id).toBe(id)
    await world.db
      .updateTable('ticket')
      .set({ assigned_to: world.ids.tess ?? 0 })
      .execute()
    for (const more of ['', ' --json'])
      expect(await world.helpdesk(`ticket next --take --dry-run${more}`, { as: 'tom' })).toMatchObject({ code: 0 })
    expect(await world.json('ticket next --take --dry-run', { as: 'tom' })).toBeNull()
  })

  it.each([
    [
      'ticket edit % --title New --priority high',
      [
        ['title', 'Old', 'New'],
        ['priority', 'Moyenne', 'Élevée'],
      ],
    ],
    ['ticket assign % --to tom', [['assignee', null, 'tom']]],
    [
      'ticket take % --start',
      [
        ['status', 'En attente', 'En cours'],
        ['assignee', null, 'ada'],
      ],
    ],
    ['ticket unassign %', [[null, null, null]]],
    ['ticket status % --to resolved', [['status', 'En attente', 'Résolue']]],
    ['ticket start %', [['status', 'En attente', 'En cours']]],
    [
      'ticket resolve % -m done',
      [
        ['status', 'En attente', 'Résolue'],
        ['comment', null, 'done'],
      ],
    ],
    ['ticket reopen % -m why', [['comment', null, 'why']]],
    ['ticket priority % --to low', [['priority', 'Moyenne', 'Faible']]],
    ['ticket category % --to 2', [['category', 'Matériel', 'Logiciel']]],
    ['ticket comment % -m hello', [['comment', null, 'hello']]],
    ['ticket delete %', [['deleted', 'Old', null]]],
  ])('%s --dry-run says what would change, and changes nothing', async (line, expected) => {
    const id = await world.addTicket({ title: 'Old' })
    const before = await everything()
    const words = `${line.replace('%', String(id))} --dry-run`
    const plan = await world.json<Plan>(words, { as: 'ada' })
    expect(plan.items.map((i) => [i.field, i.from, i.to]).sort()).toEqual([...expected].sort())
    const changed = expected.every(([field]) => field === null) ? 0 : 1
    expect([plan.changeId, plan.changed, plan.unchanged]).toEqual([null, changed, 1 - changed])
    for (const format of ['table', 'tsv', 'csv', 'ids', 'jsonl'])
      expect(await world.helpdesk(`${words} -o ${format}`, { as: 'ada' })).toMatchObject({ code: 0, err: '' })
    expect((await world.helpdesk(`${words} -o table`, { as: 'ada' })).out).toContain('Nothing was changed')
    expect(await world.helpdesk(`${words} --fields id,from`, { as: 'ada' })).toMatchObject({ code: 0 })
    expect(await everything()).toEqual(before)
    // Who may not do it may not plan it.
    expect((await world.helpdesk(words, { as: 'eric' })).code).toBe(
      (await world.helpdesk(`${line.replace('%', String(id))} ${/delete/.test(line) ? '--yes' : ''}`, { as: 'eric' }))
        .code,
    )
  })
})
