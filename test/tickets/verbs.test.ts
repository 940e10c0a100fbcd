import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Session } from '../../src/command/session.js'
import { changeTickets } from '../../src/tickets/services/change.js'
import { getTicket } from '../../src/tickets/services/show.js'
import type { Ticket } from '../../src/tickets/ticket.js'
import { person, text } from '../../src/tickets/value.js'
import { engines } from '../helpers/engines.js'
import { createWorld, type World } from '../helpers/world.js'

type Changed = { changeId: string | null; changed: number; unchanged: number; items: (Ticket & { result: string })[] }

describe.each(engines)('every verb (%s)', (engine) => {
  let world: World
  beforeAll(async () => {
    world = await createWorld(engine)
  })
  afterAll(() => world.destroy())

  describe('ticket', () => {
    it('edit changes what is given and nothing else', async () => {
      const id = await world.addTicket({ requester: 'emma' })
      const change = await world.json<Changed>(
        ['ticket', 'edit', `${id}`, '--title', 'Résumé', '--category', 'log', '--priority', 'HIGH'],
        { as: 'emma' },
      )
      expect(change).toMatchObject({
        changed: 1,
        items: [{ title: 'Résumé', description: 'It burns.', category: { name: 'Logiciel' }, priority: { id: 3 } }],
      })
      // A collation takes these for one title; an edit does not.
      expect(await world.json(['ticket', 'edit', `${id}`, '--title', 'Resume'], { as: 'emma' })).toMatchObject({
        changed: 1,
      })
      expect(await world.json(['ticket', 'edit', `${id}`, '--title', 'Resume'], { as: 'emma' })).toMatchObject({
        changeId: null,
        unchanged: 1,
      })
      expect(await world.fails(`ticket edit ${id}`, 'emma', 2)).toBe(
        'error: Nothing to change was given.\nhint: --title, --description, --category, --priority\n',
      )
      const history = await world.json<{ field: string; changeId: string }[]>(`ticket history ${id}`, { as: 'emma' })
      expect(history.map((h) => h.field)).toEqual(['created', 'title', 'category', 'priority', 'title'])
      expect(new Set(history.slice(1, 4).map((h) => h.changeId))).toEqual(new Set([change.changeId]))
    })

    it('edit is the requester’s only while nobody works on it', async () => {
      const id = await world.addTicket({ requester: 'emma', assignee: 'tom' })
      expect(await world.fails(`ticket edit ${id} --title x`, 'emma', 5)).toContain(`#${id}`)
      await world.db.updateTable('ticket').set({ assigned_to: null }).where('id', '=', id).execute()
      expect(await world.json(`ticket edit ${id} --title x`, { as: 'emma' })).toMatchObject({ changed: 1 })
    })

    it('the loser of two changes is shown both values', async () => {
      const id = await world.addTicket({ title: 'First' })
      const session = { db: world.db, actor: { id: world.ids.ada, username: 'ada', role: 'ADMIN' } } as Session
      const seen = await getTicket(session, id)
      await world.json(`ticket edit ${id} --title Second`, { as: 'tom' })
      const plan = async () => ({ wanted: { title: text('Third') }, allows: () => true })
      await expect(changeTickets(session, [id], plan, [seen])).rejects.toMatchObject({
        code: 'CONFLICT',
        text: { en: `Somebody changed ticket #${id} meanwhile (title 'First' → 'Second'); nothing was changed here.` },
      })
      expect((await getTicket(session, id)).title).toBe('Second')
    })

    it('what changed between the first look and the write is no history of ours, and no other change is lost for it', async () => {
      const id = await world.addTicket({ title: 'First' })
      const session = { db: world.db, actor: { id: world.ids.ada, username: 'ada', role: 'ADMIN' } } as Session
      const seen = await getTicket(session, id)
      const resolved = await world.json<{ changeId: string }>(`ticket resolve ${id}`, { as: 'tom' })
      const plan = async () => ({ wanted: { title: text('Second') }, allows: () => true })
      const { changeId } = await changeTickets(session, [id], plan, [seen])
      const events = await world.db
        .selectFrom('helpdesk_event')
        .selectAll()
        .where('entity_id', '=', id)
        .where('entity', '=', 'ticket')
        .execute()
      expect(events.map((e) => [e.change_id, e.source, e.field])).toEqual([
        [resolved.changeId, 'cli', 'status'],
        [resolved.changeId, 'cli', 'closedAt'],
        [changeId, 'cli', 'title'],
      ])
    })

    it('who loses a ticket after he saw it free is told to whom; who never did, that there is none', async () => {
      const session = { db: world.db, actor: { id: world.ids.tom, username: 'tom', role: 'TECHNICIAN' } } as Session
      const [id, own] = [await world.addTicket(), await world.addTicket({ requester: 'tom' })]
      const seen = [await getTicket(session, id), await getTicket(session, own)]
      await world.json(`ticket take ${id} ${own}`, { as: 'tess' })
      for (const ticket of seen) {
        for (const wanted of [
          { assignee: person(session.actor) },
          ...(ticket.id === id ? [{ title: text('Mine') }] : []),
        ]) {
          await expect(
            changeTickets(session, [ticket.id], async () => ({ wanted, allows: () => true }), [ticket]),
          ).rejects.toMatchObject({
            code: 'CONFLICT',
            text: { en: `Ticket #${ticket.id} was taken meanwhile by tess; nothing was changed here.` },
          })
        }
      }
      expect(await world.helpdesk(`ticket take ${id}`, { as: 'tom' })).toMatchObject({ code: 3 })
      expect(await world.helpdesk(`ticket take ${own}`, { as: 'tom' })).toMatchObject({
        code: 6,
        err: expect.stringContaining('is with tess already'),
      })
    })

    it('next is the first that is mine or nobody’s; --take takes what nobody has', async () => {
      await world.db.deleteFrom('ticket').execute()
      expect(await world.helpdesk('ticket next --json', { as: 'tom' })).toEqual({ code: 0, out: 'null\n', err: '' })
      const low = await world.addTicket({ priority: 1 })
      const mine = await world.addTicket({ assignee: 'tom', priority: 3 })
      const high = await world.addTicket({ priority: 3 })
      await world.addTicket({ assignee: 'tess', priority: 3 })
      const next = async (line = 'ticket next') => (await world.json<Ticket | null>(line, { as: 'tom' }))?.id ?? null
      expect(await next()).toBe(mine)
      expect(await next('ticket next --take')).toBe(high)
      expect(await next('ticket next --take')).toBe(low)
      expect(await next('ticket next --take')).toBe(null)
    })

    it('many at once, from standard input too, and all or none', async () => {
      const ids = [await world.addTicket(), await world.addTicket({ assignee: 'tess' }), await world.addTicket()]
      const change = await world.json<Changed>('ticket category - --to réseau', {
        as: 'ada',
        stdin: `#${ids[0]}\n${ids[1]} ${ids[2]}\n${ids[0]}`,
      })
      expect([change.changed, change.items.map((t) => [t.id, t.category.name, t.result])]).toEqual([
        3,
        ids.map((id) => [id, 'Réseau', 'changed']),
      ])
      await world.fails(`ticket status ${ids.join(' ')} --to resolved`, 'tom', 3)
      expect(await world.lines(`ticket list --all --sort id:desc --limit 3 --fields status`, { as: 'ada' })).toEqual([
        'En attente',
        'En attente',
        'En attente',
      ])
      expect(await world.json(`ticket status ${ids[0]} ${ids[2]} --to résolue`, { as: 'tom' })).toMatchObject({
        changed: 2,
      })
      expect(await world.fails(`ticket take ${ids[0]} ${ids[1]}`, 'ada', 6)).toContain(
        `Ticket #${ids[1]} is with tess already.`,
      )
    })

    it('create --requester is for those who may', async () => {
      const create = [
        'ticket',
        'create',
        '--title',
        'T',
        '--description',
        'D',
        '--category',
        '1',
        '--priority',
        '1',
        '--requester',
      ]
      expect(await world.json([...create, 'eric@example.org'], { as: 'tom' })).toMatchObject({
        requester: { username: 'eric' },
      })
      await world.fails([...create, 'eric'], 'emma', 5)
      await world.fails([...create, 'nobody'], 'emma', 5)
      await world.fails([...create, 'nobody'], 'tom', 3)
    })

    it('an ambiguous status is named, never guessed', async () => {
      await world.json('status create Suspendue --color secondary', { as: 'ada' })
      const id = await world.addTicket()
      expect(await world.fails(`ticket status ${id} --to in-progress`, 'tom', 2)).toMatch(
        /^error: 'in-progress' fits several: En cours \(2\), Suspendue \(\d+\)\.\nhint: Write its number\.$/m,
      )
      expect(await world.json(`ticket start ${id}`, { as: 'tom' })).toMatchObject({ items: [{ status: { id: 2 } }] })
      expect(await world.json<Ticket[]>('ticket list --status in-progress', { as: 'ada' })).toMatchObject([{ id }])
      await world.json('status delete suspendue --yes', { as: 'ada' })
    })
  })

  it('csv is RFC 4180, and runs nothing in a spreadsheet', async () => {
    await world.db.deleteFrom('ticket').execute()
    const titles = ['=1+1', '+1', '-1', '@SUM(A1)', "'=1", "it's", 'a,b;"c"', '＝1', 'é 🖨️']
    for (const title of titles) await world.addTicket({ title })
    const { out } = await world.helpdesk('ticket list --sort id -o csv --fields id,title,description', { as: 'ada' })
    expect(out.startsWith('id,title,description\r\n')).toBe(true)
    expect(out.endsWith('\r\n')).toBe(true)
    const [, ...rows] = parse(out) as string[][]
    for (const [, title = ''] of rows) expect(title).not.toMatch(/^[=+\-@\t\r＝＋－＠]/)
    expect(rows.map(([, title = '']) => title.replace(/^'(?='*[=+\-@\t\r\n＝＋－＠])/, ''))).toEqual(titles)
  })
})
