import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { createConnection } from 'mysql2/promise'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inUnit, withoutLogin } from '../../src/history/unit.js'
import { openSession } from '../../src/identity/services/sessions.js'
import type { Ticket } from '../../src/tickets/ticket.js'
import { engines, hasServer } from '../helpers/engines.js'
import { startMariadb, type TestServer } from '../helpers/mariadb.js'
import { runWith } from '../helpers/run.js'
import { CHEAP_HASH, createWorld, type World } from '../helpers/world.js'

// «What to expect in old rows» of the shared database, point by point.

describe.each(engines)('old rows (%s)', (engine) => {
  let world: World
  beforeAll(async () => {
    world = await createWorld(engine)
    // Status ids of a Galera node; the column's default 1 points nowhere. Values that nobody filled in. Names that
    // repeat.
    for (const statement of [
      'update status set id = id * 3 - 1 + 100',
      'update status set id = id - 100',
      'update priority set level = null where id = 2',
      'update status set color = null where id = 5',
      "insert into category (id, name) values (20, 'Réseau'), (21, 'reseau')",
      "insert into status (id, name, color) values (20, 'En cours', 'primary')",
    ]) {
      await sql.raw(statement).execute(world.db)
    }
  })
  afterAll(() => world.destroy())

  const json = <T = Ticket>(line: string, as = 'ada') => world.json<T>(line, { as })
  /** A ticket as it is in the table, whatever we would have written. */
  async function oldTicket(values: Record<string, string | number | null>) {
    const all = {
      title: 'Old',
      description: '',
      category_id: 1,
      priority_id: 1,
      status_id: 2,
      requester_id: world.ids.emma,
      ...values,
    }
    const { insertId } = await world.db
      .insertInto('ticket')
      .values(all as never)
      .executeTakeFirstOrThrow()
    return Number(insertId)
  }

  it('statuses 2, 5, 8: pending is the lowest where the default is none; new tickets get it', async () => {
    expect(await json('status list')).toMatchObject([
      { id: 2, state: 'pending' },
      { id: 5, state: 'in-progress' },
      { id: 8, state: 'resolved' },
      { id: 20, state: 'in-progress' },
    ])
    const made = await world.json<Ticket>(
      ['ticket', 'create', '--title', 'x', '--description', 'x', '--category', '1', '--priority', '1'],
      { as: 'emma' },
    )
    expect(made.status).toMatchObject({ id: 2, state: 'pending' })
    expect(await json(`ticket resolve ${made.id}`)).toMatchObject({ items: [{ status: { id: 8 } }] })
    expect(await json(`ticket reopen ${made.id}`)).toMatchObject({ items: [{ status: { id: 2 } }] })
  })

  it('no status: pending, in lists, under every filter, and to every verb', async () => {
    const id = await oldTicket({ status_id: null, title: 'No status' })
    expect(await json(`ticket show ${id}`)).toMatchObject({ status: { id: 2, state: 'pending' } })
    for (const filter of ['', '--status pending', '--status open', '--status 2']) {
      expect(
        (await json<Ticket[]>(`ticket list ${filter}`)).map((t) => t.id),
        filter,
      ).toContain(id)
    }
    expect((await json<Ticket[]>('ticket list --status resolved')).map((t) => t.id)).not.toContain(id)
    expect(await world.json(`ticket edit ${id} --title Mine`, { as: 'emma' })).toMatchObject({ changed: 1 })
    expect(await json(`ticket start ${id}`)).toMatchObject({
      changed: 1,
      items: [{ status: { state: 'in-progress' } }],
    })
  })

  it('a status, priority or category without colour, level or of a repeated name', async () => {
    const id = await oldTicket({ status_id: 5, priority_id: 2, category_id: 21 })
    expect(await json(`ticket show ${id}`)).toMatchObject({
      status: { color: null, state: 'in-progress' },
      priority: { level: null },
    })
    expect(await world.helpdesk(`ticket show ${id} -o table`, { as: 'ada' })).toMatchObject({ code: 0, err: '' })
    expect(await world.helpdesk('ticket list --status 5 -o table', { as: 'ada' })).toMatchObject({ code: 0, err: '' })
    // A priority without a level is neither the lowest nor the highest, and comes last.
    expect(await json(`ticket priority ${id} --to low`)).toMatchObject({ items: [{ priority: { id: 1 } }] })
    expect(await world.helpdesk(`ticket category ${id} --to reseau`, { as: 'ada' })).toMatchObject({ code: 2 })
    expect(await json(`ticket category ${id} --to 20`)).toMatchObject({ changed: 1 })
    expect(
      await world.helpdesk(`ticket status ${id} --to 'en cours'`.replaceAll("'", ''), { as: 'ada' }),
    ).toMatchObject({ code: 2 })
    expect(await json(`ticket status ${id} --to 20`)).toMatchObject({ changed: 1 })
  })

  it.each(['admin', '', 'Technician', 'root', 'ADMIN ', 'ADMIN\u00a0'])(
    "a role that is none of the three ('%s') is an employee's",
    async (role) => {
      await sql`update user set role = ${role} where username = 'eric'`.execute(world.db)
      expect(await world.helpdesk('ticket list', { as: 'eric' })).toMatchObject({ code: 0 })
      const other = await oldTicket({ title: 'Not his' })
      expect(await world.helpdesk(`ticket show ${other}`, { as: 'eric' })).toMatchObject({ code: 3 })
      expect(await world.helpdesk('user list', { as: 'eric' })).toMatchObject({ code: 5 })
      expect(await world.helpdesk(`ticket assign ${other} --to eric`, { as: 'ada' })).toMatchObject({ code: 2 })
      expect(await json('user show eric')).toMatchObject({ role })
      expect(await json('user role eric --to EMPLOYEE')).toMatchObject({
        changed: 1,
        items: [{ from: role, to: 'EMPLOYEE' }],
      })
    },
  )

  it('resolved on the web: no closing time', async () => {
    const id = await oldTicket({ status_id: 8 })
    expect(await json(`ticket show ${id}`)).toMatchObject({ closedAt: null, status: { state: 'resolved' } })
    expect(await world.helpdesk(`ticket show ${id} -o table`, { as: 'ada' })).toMatchObject({ code: 0 })
    expect(await json(`ticket reopen ${id}`)).toMatchObject({ changed: 1, items: [{ closedAt: null }] })
  })

  it('dates that are missing, and texts that are empty', async () => {
    const id = await oldTicket({ created_at: null, title: '' })
    expect(await json(`ticket show ${id} --history`)).toMatchObject({
      createdAt: null,
      title: '',
      history: [{ field: 'created', at: null }],
    })
    for (const line of [`ticket show ${id} --history`, 'ticket list --all', `ticket history ${id}`]) {
      expect(await world.helpdesk(`${line} -o table`, { as: 'ada' }), line).toMatchObject({ code: 0, err: '' })
    }
    await sql`update user set created_at = null where username = 'eric'`.execute(world.db)
    expect(await json('user show eric')).toMatchObject({ createdAt: null })
  })

  it('one name whatever its case, accents and blanks at the end', async () => {
    for (const name of ['EMMA', 'èmma', 'emma ']) {
      const argv = [
        'register',
        '--username',
        name.trim(),
        '--email',
        `${Math.random()}@example.org`,
        '--name',
        'E',
        '--password-stdin',
      ]
      expect(await world.helpdesk(argv, { stdin: 'a long, rare one' }), name).toMatchObject({ code: 6 })
      expect(await world.json(['user', 'show', name], { as: 'ada' })).toMatchObject({ username: 'emma' })
    }
  })
})

describe.runIf(hasServer)('old columns and servers', () => {
  it.each(['latin1', 'utf8mb3'])(
    'columns of %s hold what they can, refuse the rest, and are searched by anything',
    async (charset) => {
      const world = await createWorld('mysql')
      for (const table of ['user', 'category', 'status', 'priority', 'ticket', 'comment']) {
        await sql.raw(`set foreign_key_checks = 0`).execute(world.db)
        await sql.raw(`alter table ${table} convert to character set ${charset}`).execute(world.db)
      }
      const create = (title: string) =>
        world.helpdesk(
          [
            'ticket',
            'create',
            '--title',
            title,
            '--description',
            'é',
            '--category',
            'réseau',
            '--priority',
            'élevée',
            '--json',
          ],
          { as: 'emma' },
        )
      const made = await create('Écran noir')
      expect(made).toMatchObject({ code: 0, err: '' })
      expect(JSON.parse(made.out)).toMatchObject({ title: 'Écran noir', category: { name: 'Réseau' } })
      expect(await create('Écran 😀')).toMatchObject({
        code: 2,
        err: expect.stringContaining('cannot store a character'),
      })
      expect(await world.json<Ticket[]>('ticket list', { as: 'emma' })).toHaveLength(1)
      const { id } = JSON.parse(made.out) as Ticket
      expect(await world.helpdesk(['ticket', 'comment', String(id), '-m', '日本😀'], { as: 'emma' })).toMatchObject({
        code: 2,
      })
      expect(await world.helpdesk(`ticket edit ${id} --title Résumé`, { as: 'emma' })).toMatchObject({
        code: 0,
        err: '',
      })
      // Compared byte by byte, whatever the column's character set.
      expect(await world.json(`ticket edit ${id} --title Resume`, { as: 'emma' })).toMatchObject({ changed: 1 })
      for (const word of ['😀', '日本', 'nobody']) {
        expect(await world.helpdesk(['user', 'show', word], { as: 'ada' }), word).toMatchObject({ code: 3 })
        expect(await world.helpdesk(['ticket', 'list', '--requester', word], { as: 'ada' }), word).toMatchObject({
          code: 3,
        })
        expect(await world.helpdesk(['login', word, '--password-stdin'], { stdin: 'x' }), word).toMatchObject({
          code: 4,
        })
      }
      expect(
        await world.helpdesk(['register', '--username', '日本', '--email', 'a@b', '--name', 'x', '--password-stdin'], {
          stdin: 'a long, rare one',
        }),
      ).toMatchObject(charset === 'latin1' ? { code: 2, err: expect.stringContaining('cannot store') } : { code: 0 })
      expect((await world.helpdesk('db check', { as: 'ada' })).out).toContain('not-utf8mb4')
      await world.destroy()
    },
  )

  describe('a server that is not strict', () => {
    let server: TestServer
    let folder: string
    beforeAll(async () => {
      server = (await startMariadb(['--sql-mode='])) as TestServer
      folder = mkdtempSync(join(tmpdir(), 'helpdesk-old-'))
    })
    afterAll(async () => {
      await server.stop()
      rmSync(folder, { recursive: true, force: true })
    })

    it('cuts nothing of ours: what is too long is refused', async () => {
      const world = await createWorld('mysql', server.address)
      await sql.raw('alter table ticket modify title varchar(10) not null').execute(world.db)
      const line = (title: string) => [
        'ticket',
        'create',
        '--title',
        title,
        '--description',
        'x',
        '--category',
        '1',
        '--priority',
        '1',
      ]
      expect(await world.helpdesk(line('x'.repeat(11)), { as: 'emma' })).toMatchObject({
        code: 2,
        err: expect.stringContaining('too long'),
      })
      expect(await world.helpdesk(line('x'.repeat(10)), { as: 'emma' })).toMatchObject({ code: 0 })
      await world.destroy()
    })

    it('and the zero dates that it let in are none', async () => {
      const world = await createWorld('mysql', server.address)
      const web = await createConnection(world.url)
      const id = await world.addTicket()
      await web.query(
        "update ticket set created_at = '0000-00-00 00:00:00', updated_at = 0, closed_at = '0000-00-00 00:00:00' where id = ?",
        [id],
      )
      const shown = await world.json(`ticket show ${id} --history`, { as: 'ada' })
      expect(shown).toMatchObject({ createdAt: null, closedAt: null, history: [{ field: 'created', at: null }] })
      expect(await world.helpdesk(`ticket take ${id}`, { as: 'tom' })).toMatchObject({ code: 0 })
      expect(await world.helpdesk('ticket list -o table', { as: 'tom' })).toMatchObject({ code: 0, err: '' })
      await web.end()
      await world.destroy()
    })
  })

  it('foreign keys of ours let the web application delete what it may', async () => {
    const world = await createWorld('mysql')
    const web = await createConnection(world.url)
    const id = await world.addTicket()
    await world.helpdesk(`ticket comment ${id} -m hello`, { as: 'emma' })
    await world.helpdesk('user delete emma --reassign-to tom --yes', { as: 'ada' })
    await inUnit(withoutLogin(world.db), (unit) =>
      openSession(unit, { id: world.ids.eric ?? 0, passwordHash: CHEAP_HASH }, 'x'),
    )
    for (const statement of [
      `DELETE FROM comment WHERE ticket_id = ${id}`,
      `DELETE FROM ticket WHERE id = ${id}`,
      "DELETE FROM user WHERE username = 'eric'",
    ]) {
      const [done] = (await web.query(statement)) as unknown as [{ affectedRows: number }]
      expect([statement, done.affectedRows]).toEqual([statement, 1])
    }
    await web.end()
    const ran = await runWith(['whoami'], {
      folders: { config: world.configOf('eric'), data: world.folder },
      env: { HELPDESK_DATABASE: world.url },
    })
    expect(ran).toMatchObject({ code: 4 })
    await world.destroy()
  })
})
