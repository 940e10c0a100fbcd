import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { instant } from '../../src/command/times.js'
import { isoFromWallClock } from '../../src/core/instants.js'
import { dateTime } from '../../src/terminal/time.js'
import type { FieldEntry, TicketField, TicketRow } from '../../src/tickets/field.js'
import { TICKET_FIELDS } from '../../src/tickets/fields.js'
import type { HistoryEntry, Ticket } from '../../src/tickets/ticket.js'
import { text } from '../../src/tickets/value.js'
import { engines } from '../helpers/engines.js'
import { ROOT } from '../helpers/root.js'
import type { World } from '../helpers/world.js'

type Waking = Ticket & { wakeAt: string | null }
const wakeAt = (ticket: Ticket) => (ticket as Waking).wakeAt

/** A field that the program has not: as if it stood in the table. */
const DUE: Omit<FieldEntry<string | null>, 'column' | 'sort'> & {
  name: string
  column: string
  sort: { key: string; by: string }
} = {
  name: 'wakeAt',
  column: 'wake_at',
  kind: 'datetime',
  read: (row) => isoFromWallClock((row as TicketRow & { wake_at: string | null }).wake_at),
  label: { en: 'Wake', fr: 'Réveil' },
  cell: { plain: wakeAt, shown: (t) => `by ${wakeAt(t)}`, listed: 'in tables and tsv' },
  fact: { shown: (t) => wakeAt(t) ?? '' },
  sort: { key: 'wake', by: 't.wake_at' },
  query: { key: 'wake', takes: 'times', example: '7d..' },
  change: { current: (t) => text(wakeAt(t)), outside: 'stored' },
  given: {
    parse: (word) => instant(word).wallClock,
    edit: { option: 'wake', value: 'time', about: { en: 'when it must be done', fr: 'quand il doit être fait' } },
  },
}
TICKET_FIELDS.push(DUE as TicketField)

// Everything else is loaded after that, and reads the table as it is now.
const { createWorld, newDatabase } = await import('../helpers/world.js')
const { openDatabase } = await import('../../src/db/open.js')
const { migrate } = await import('../../src/db/migrate.js')
const { parseLocation } = await import('../../src/db/location.js')
const { COPIED } = await import('../../src/maintenance/queries/copied-rows.js')
const { STORED } = await import('../../src/maintenance/stored-things.js')

const MAY = '2026-05-01T10:00:00Z'
const JUNE = '2026-06-01T08:30:00Z'

describe.each(engines)('a field that was added to the table (%s)', (engine) => {
  let world: World
  const json = <T>(line: string | string[]) => world.json<T>(line, { as: 'ada' })
  const say = async (line: string, columns?: number) => {
    const { code, out, err } = await world.helpdesk(line, { as: 'ada', ...(columns ? { columns } : {}) })
    expect([code, err]).toEqual([0, ''])
    return out
  }
  const show = (id: number) => json<Waking>(`ticket show ${id}`)
  const setWake = (id: number, to: string) =>
    json<{ changeId: string; items: Waking[] }>(`ticket edit ${id} --wake ${to}`)
  /** Of one requester: due in June, in May, and whenever. */
  async function addThree(requester: string) {
    const ids = [
      await world.addTicket({ requester }),
      await world.addTicket({ requester }),
      await world.addTicket({ requester }),
    ] as const
    await setWake(ids[0], JUNE)
    await setWake(ids[1], MAY)
    return ids
  }
  const addColumn = (db: World['db']) => sql`alter table ticket add column wake_at datetime null`.execute(db)
  beforeAll(async () => {
    world = await createWorld(engine)
    await addColumn(world.db)
  })
  afterAll(() => world.destroy())

  it('is a key of every ticket, and changed by an option of its own', async () => {
    const id = await world.addTicket()
    expect(Object.keys(await show(id))).toEqual([
      ...[
        'id',
        'title',
        'description',
        'status',
        'priority',
        'category',
        'requester',
        'assignee',
        'createdAt',
        'updatedAt',
        'closedAt',
      ],
      ...['unread', 'wakeAt', 'comments'],
    ])
    expect(await setWake(id, MAY)).toMatchObject({ changed: 1, items: [{ id, wakeAt: MAY }] })
    expect(await setWake(id, MAY)).toMatchObject({ changeId: null, changed: 0, items: [{ wakeAt: MAY }] })
    expect(await setWake(id, JUNE)).toMatchObject({ changed: 1, items: [{ wakeAt: JUNE }] })
    expect(await say('ticket edit --help')).toMatch(/--wake <time> +when it must be done\n/)
  })

  it('is listed, chosen and sorted by', async () => {
    const [first, second, third] = await addThree('eric')
    const list = 'ticket list --requester eric'
    const [head = '', ...lines] = (await say(`${list} --lang fr --sort wake:desc`, 160)).split('\n')
    expect(head).toMatch(/RÉVEIL$/)
    expect(lines.filter((line) => line.includes('Printer')).map((line) => line.split('  ').at(-1))).toEqual([
      `by ${JUNE}`,
      `by ${MAY}`,
      'by null',
    ])
    expect(await say(`${list} --sort wake --fields id,wakeAt -o tsv`)).toBe(
      `${third}\t\n${second}\t${MAY}\n${first}\t${JUNE}\n`,
    )
    const asked = async (query: string) => say(`ticket list requester:eric sort:id ${query} -o ids`)
    expect(await asked('wake:2026-05')).toBe(`${second}\n`)
    expect(await asked('wake:2026-05..2026-06')).toBe(`${first}\n${second}\n`)
    expect(await asked('not wake:..2026-05')).toBe(`${first}\n${third}\n`)
    expect(await world.helpdesk('ticket list --sort nothing', { as: 'ada' })).toMatchObject({
      code: 2,
      err: expect.stringContaining('closed[:desc], wake[:desc]\n'),
    })
  })

  it('is a fact of its page, and a line of its history in both languages', async () => {
    const id = await world.addTicket()
    await setWake(id, MAY)
    await setWake(id, JUNE)
    const page = await say(`ticket show ${id} --history -o table`)
    expect(page).toMatch(new RegExp(`^Wake +${JUNE}$`, 'm'))
    expect(page).toContain(`wake ${dateTime(MAY, { lang: 'en' })} → ${dateTime(JUNE, { lang: 'en' })}`)
    expect(await say(`ticket show ${id} --history --lang fr -o table`)).toContain(
      `réveil ${dateTime(MAY, { lang: 'fr' })} → ${dateTime(JUNE, { lang: 'fr' })}`,
    )
    expect((await json<HistoryEntry[]>(`ticket history ${id}`)).map((h) => [h.field, h.from, h.to])).toEqual([
      ['created', null, 'Printer on fire'],
      ['wakeAt', null, MAY],
      ['wakeAt', MAY, JUNE],
    ])
  })

  it('is recorded where another program changed it', async () => {
    const id = await world.addTicket()
    await setWake(id, MAY)
    await sql`update ticket set wake_at = '2026-06-01 08:30:00' where id = ${id}`.execute(world.db)
    const outside = async () =>
      (await json<HistoryEntry[]>(`ticket history ${id}`)).filter((h) => h.field === 'wakeAt').at(-1)
    const change = { source: 'outside', field: 'wakeAt', from: MAY, to: JUNE }
    expect(await outside()).toMatchObject({ ...change, id: null })
    await json(`ticket comment ${id} -m hello`)
    expect(await outside()).toMatchObject({ ...change, id: expect.any(Number) })
  })

  it('is undone, and comes back with what was deleted', async () => {
    const id = await world.addTicket()
    await setWake(id, MAY)
    const { changeId } = await setWake(id, JUNE)
    expect(await json(`audit undo ${changeId} --yes`)).toMatchObject({
      changed: 1,
      items: [{ field: 'wakeAt', from: JUNE, to: MAY }],
    })
    expect((await show(id)).wakeAt).toBe(MAY)
    const deleted = await json<{ changeId: string }>(`ticket delete ${id} --yes`)
    await json(`audit undo ${deleted.changeId} --yes`)
    expect((await show(id)).wakeAt).toBe(MAY)
  })

  it('is exported, and imported from the same file', async () => {
    const file = join(world.folder, 'tickets.csv')
    await addThree('tess')
    writeFileSync(file, await say('ticket export --sort id --requester tess'))
    expect(readFileSync(file, 'utf8').split('\r\n')[0]).toMatch(/,closedAt,wakeAt$/)
    expect(await json(['ticket', 'import', file])).toMatchObject({ created: 0, present: 3 })
    expect(await json(['ticket', 'import', file, '--ignore-columns', 'key'])).toMatchObject({ created: 3 })
    const all = await json<Waking[]>('ticket list --requester tess --sort id')
    expect(all.map((t) => t.wakeAt)).toEqual([JUNE, MAY, null, JUNE, MAY, null])
    expect(await json(['ticket', 'import', file, '--ignore-columns', 'key'])).toMatchObject({ created: 0, present: 3 })
    writeFileSync(file, readFileSync(file, 'utf8').replace(MAY, 'soon'))
    expect(await world.helpdesk(['ticket', 'import', file], { as: 'ada' })).toMatchObject({
      code: 2,
      err: expect.stringContaining("'soon' is not a time that can be stored"),
    })
  })

  it('makes no other row of what was imported before it came', async () => {
    const file = join(world.folder, 'old.csv')
    const keys = async () =>
      (await world.db.selectFrom('helpdesk_import_key').select('key_sha256').execute()).map((r) => r.key_sha256)
    writeFileSync(file, 'title,description,category,priority,requester\nOld,Very,1,2,emma\n')
    const before = await keys()
    await json(['ticket', 'import', file])
    // JSON of the ten fields there were, `null` for what the row does not say.
    expect((await keys()).filter((key) => !before.includes(key))).toEqual([
      '81d69gQ6kEw2C4xW_srjrQ5MbvgOIVkpMoE2hrF9pr0',
    ])
    writeFileSync(
      file,
      'title,description,category,priority,requester,wakeAt\nOld,Very,1,2,emma,\nOld,Very,1,2,emma,2026-05-01\n',
    )
    expect(await json(['ticket', 'import', file])).toMatchObject({ created: 1, present: 1 })
  })

  it('is copied with its table', async () => {
    await setWake(await world.addTicket(), MAY)
    const target = await newDatabase(engine, world.folder)
    const db = await openDatabase(parseLocation(target.url, world.folder), { create: true })
    try {
      await migrate(db, ROOT)
      await addColumn(db)
      await json(['db', 'copy', '--from', world.url, '--to', target.url, '--yes'])
      const rows = (at: World['db']) => sql`select id, wake_at from ticket order by id`.execute(at)
      expect((await rows(db)).rows).toEqual((await rows(world.db)).rows)
    } finally {
      await db.destroy()
      await target.drop()
    }
  })
})

it('stands among what is copied and what is undone', () => {
  expect(COPIED.find((t) => t.name === 'ticket')?.columns.at(-1)).toBe('wake_at')
  expect(STORED.find((t) => t.name === 'ticket')?.followed?.fields.wakeAt).toBe('wake_at')
})
