import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inUnit, withoutLogin } from '../../src/history/unit.js'
import { insertUser } from '../../src/identity/queries/writes.js'
import { insertComment } from '../../src/tickets/queries/comments.js'
import { insertTicket } from '../../src/tickets/queries/writes.js'
import type { HistoryEntry } from '../../src/tickets/ticket.js'
import { engines } from '../helpers/engines.js'
import { createWorld, type World } from '../helpers/world.js'

describe.each(engines)('an undo (%s)', (engine) => {
  let world: World
  beforeAll(async () => {
    world = await createWorld(engine)
  })
  afterAll(() => world.destroy())

  const ada = <T = { changeId: string }>(line: string) => world.json<T>(line, { as: 'ada' })

  it('stores what another program did to the ticket before, and leaves it', async () => {
    const id = await world.addTicket()
    const { changeId } = await ada(`ticket priority ${id} --to high`)
    await world.db.updateTable('ticket').set({ status_id: 2 }).where('id', '=', id).execute()
    await ada(`audit undo ${changeId} --yes`)
    await world.db.updateTable('ticket').set({ status_id: 1 }).where('id', '=', id).execute()
    const history = await ada<HistoryEntry[]>(`ticket history ${id}`)
    expect(history.map((h) => [h.source, h.field, h.from, h.to])).toEqual(
      expect.arrayContaining([
        ['cli', 'priority', 'Moyenne', 'Élevée'],
        ['outside', 'status', 'En attente', 'En cours'],
        ['cli', 'priority', 'Élevée', 'Moyenne'],
        ['outside', 'status', 'En cours', 'En attente'],
      ]),
    )
  })

  it('of a new ticket is refused where another program wrote a comment on it', async () => {
    const { id } = await ada<{ id: number }>('ticket create --title T --description D --category 1 --priority 1')
    const changeId = (await ada<{ changeId: string }[]>('audit list --limit 1'))[0]?.changeId
    await world.db
      .insertInto('comment')
      .values({ ticket_id: id, user_id: world.ids.emma ?? 0, content: 'x', created_at: '2026-03-10 12:00:00' })
      .execute()
    expect(await world.fails(`audit undo ${changeId} --yes`, 'ada', 6)).toContain(`ticket #${id}`)
    await world.db.deleteFrom('comment').where('ticket_id', '=', id).execute()
    await ada(`audit undo ${changeId} --yes`)
    await world.fails(`ticket show ${id}`, 'ada', 3)
  })

  it.each([
    ['his comment', async (id: number) => ada(`ticket comment ${id} -m x`), 'comment'],
    ['a ticket of his', async () => world.addTicket({ requester: 'new' }), 'ticket'],
    ['a ticket that is assigned to him', async () => world.addTicket({ assignee: 'new' }), 'ticket'],
  ] as const)('of a new account is refused where there is %s', async (_, use, table) => {
    const argv = 'user create --username new --email new@example.org --name New --role TECHNICIAN --password-stdin'
    const { id } = await world.json<{ id: number }>(argv, { as: 'ada', stdin: 'a new password' })
    const changeId = (await ada<{ changeId: string }[]>('audit list --limit 1'))[0]?.changeId
    world.ids.new = id
    const ticket = await world.addTicket()
    await use(ticket)
    if (table === 'comment')
      await world.db.updateTable('comment').set({ user_id: id }).where('ticket_id', '=', ticket).execute()
    expect(await world.fails(`audit undo ${changeId} --yes`, 'ada', 6)).toContain('account new')
    await ada('user delete new --reassign-to tom --yes')
  })

  it('of a new name is refused where the old one is another’s by now', async () => {
    for (const taken of ['--username ERIC --email other@example.org', '--username other --email Eric@Example.org']) {
      const { changeId } = await ada('user edit eric --username erik --email erik@example.org')
      await world.json(`user create ${taken} --name New --role EMPLOYEE --password-stdin`, {
        as: 'ada',
        stdin: 'a new password',
      })
      expect(await world.fails(`audit undo ${changeId} --yes`, 'ada', 6)).toContain('is taken already')
      await ada(`user delete ${taken.split(' ')[1]} --yes`)
      await ada(`audit undo ${changeId} --yes`)
    }
  })

  it('takes away an account with its own ticket and comment, where one change made all of them', async () => {
    const { changeId } = await inUnit(withoutLogin(world.db), async ({ tx, record, change }) => {
      const account = {
        username: 'whole',
        email: 'whole@example.org',
        fullName: 'Whole',
        role: 'EMPLOYEE' as const,
        passwordHash: '!',
      }
      const user = await insertUser(tx, account)
      record({ entity: 'user', entityId: user, field: 'created', newValue: 'whole' })
      const ticket = { title: 'Whole', description: 'D', categoryId: 1, priorityId: 1, statusId: 1, requesterId: user }
      const id = await insertTicket(tx, ticket)
      record({ entity: 'ticket', entityId: id, field: 'created', newValue: 'Whole' })
      const comment = await insertComment(tx, { ticketId: id, userId: user, content: 'x' })
      record({ entity: 'comment', entityId: comment, field: 'created', newValue: id })
      return change([], 0)
    })
    await ada(`audit undo ${changeId} --yes`)
    await world.fails('user show whole', 'ada', 3)
  })

  it('names what was deleted', async () => {
    const id = await world.addTicket({ title: 'Old mouse' })
    const { changeId } = await ada(`ticket delete ${id} --yes`)
    const { entries } = await ada<{ entries: { from: string }[] }>(`audit show ${changeId}`)
    expect(entries).toMatchObject([{ entity: 'ticket', entityId: id, field: 'deleted', from: 'Old mouse', to: null }])
    const { items } = await ada<{ items: object[] }>(`audit undo ${changeId} --dry-run`)
    expect(items).toMatchObject([{ entity: 'ticket', id, name: 'Old mouse', to: 'Old mouse' }])
  })

  it('of a setting is refused where it was set again since', async () => {
    const set = async (method: string) => (await ada(`db policy --passwords ${method}`)).changeId
    const [own, other] = engine === 'sqlite' ? ['bcrypt', 'pbkdf2'] : ['pbkdf2', 'bcrypt']
    const [first, second] = [await set(other), await set(own)]
    expect(await world.fails(`audit undo ${first} --yes`, 'ada', 6)).toContain('changed again since: setting passwords')
    expect(await ada('db policy')).toEqual({ passwords: own })
    await ada(`audit undo ${second} --yes`)
    await ada(`audit undo ${first} --yes`)
    expect(await ada('db policy')).toEqual({ passwords: own })
  })

  it('that brings an account back is refused where its name or address is another’s by now', async () => {
    for (const taken of ['--username back --email other@example.org', '--username other --email BACK@example.org']) {
      await world.addUser('back', 'EMPLOYEE')
      const { changeId } = await ada('user delete back --yes')
      await world.json(`user create ${taken} --name New --role EMPLOYEE --password-stdin`, {
        as: 'ada',
        stdin: 'a new password',
      })
      expect(await world.fails(`audit undo ${changeId} --yes`, 'ada', 6)).toContain('is taken already')
      await ada(`user delete ${taken.split(' ')[1]} --yes`)
    }
  })
})
