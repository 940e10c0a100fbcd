import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Session } from '../../src/command/session.js'
import { changeTickets } from '../../src/tickets/services/change.js'
import { getTicket } from '../../src/tickets/services/show.js'
import type { Ticket } from '../../src/tickets/ticket.js'
import { text } from '../../src/tickets/value.js'
import { engines } from '../helpers/engines.js'
import { createWorld, type World } from '../helpers/world.js'

type Changed = { changeId: string | null; changed: number; unchanged: number; items: (Ticket & { result: string })[] }

describe.each(engines)('every verb (%s)', (engine) => {
  let world: World
  beforeAll(async () => {
    world = await createWorld(engine)
  })
  afterAll(() => world.destroy())
  const lines = (...args: Parameters<World['helpdesk']>) => world.helpdesk(...args).then((r) => r.out.split('\n').filter(Boolean))
  const fails = async (line: string | string[], as: string, code: number, stdin = '') => {
    const ran = await world.helpdesk(line, { as, stdin })
    expect([line, ran.code]).toEqual([line, code])
    return ran.err
  }

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
      expect(await world.json(['ticket', 'edit', `${id}`, '--title', 'Resume'], { as: 'emma' })).toMatchObject({ changed: 1 })
      expect(await world.json(['ticket', 'edit', `${id}`, '--title', 'Resume'], { as: 'emma' })).toMatchObject({
        changeId: null,
        unchanged: 1,
      })
      expect(await fails(`ticket edit ${id}`, 'emma', 2)).toBe(
        'error: Nothing to change was given.\nhint: --title, --description, --category, --priority\n',
      )
      const history = await world.json<{ field: string; changeId: string }[]>(`ticket history ${id}`, { as: 'emma' })
      expect(history.map((h) => h.field)).toEqual(['created', 'title', 'category', 'priority', 'title'])
      expect(new Set(history.slice(1, 4).map((h) => h.changeId))).toEqual(new Set([change.changeId]))
    })

    it('edit is the requester’s only while nobody works on it', async () => {
      const id = await world.addTicket({ requester: 'emma', assignee: 'tom' })
      expect(await fails(`ticket edit ${id} --title x`, 'emma', 5)).toContain(`#${id}`)
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
      await fails(`ticket status ${ids.join(' ')} --to resolved`, 'tom', 3)
      expect(await lines(`ticket list --all --sort id:desc --limit 3 --fields status`, { as: 'ada' })).toEqual([
        'En attente',
        'En attente',
        'En attente',
      ])
      expect(await world.json(`ticket status ${ids[0]} ${ids[2]} --to résolue`, { as: 'tom' })).toMatchObject({ changed: 2 })
      expect(await fails(`ticket take ${ids[0]} ${ids[1]}`, 'ada', 6)).toContain(`Ticket #${ids[1]} is with tess already.`)
    })

    it('create --requester is for those who may', async () => {
      const create = ['ticket', 'create', '--title', 'T', '--description', 'D', '--category', '1', '--priority', '1', '--requester']
      expect(await world.json([...create, 'eric@example.org'], { as: 'tom' })).toMatchObject({ requester: { username: 'eric' } })
      await fails([...create, 'eric'], 'emma', 5)
      await fails([...create, 'nobody'], 'emma', 5)
      await fails([...create, 'nobody'], 'tom', 3)
    })

    it('an ambiguous status is named, never guessed', async () => {
      await world.json('status create Suspendue --color secondary', { as: 'ada' })
      const id = await world.addTicket()
      expect(await fails(`ticket status ${id} --to in-progress`, 'tom', 2)).toMatch(
        /^error: 'in-progress' fits several: En cours \(2\), Suspendue \(\d+\)\.\nhint: Write its number\.$/m,
      )
      expect(await world.json(`ticket start ${id}`, { as: 'tom' })).toMatchObject({ items: [{ status: { id: 2 } }] })
      expect(await world.json<Ticket[]>('ticket list --status in-progress', { as: 'ada' })).toMatchObject([{ id }])
      await world.json('status delete suspendue --yes', { as: 'ada' })
    })
  })

  describe('people', () => {
    const account = (name: string) => ['--username', name, '--email', `${name}@example.org`, '--name', `${name} Étoile`, '--password-stdin']

    it('create, list, show', async () => {
      const made = await world.json(['user', 'create', ...account('zoé'), '--role', 'technician'], { as: 'ada', stdin: 'secret' })
      expect(made).toMatchObject({ username: 'zoé', role: 'TECHNICIAN', createdAt: expect.stringMatching(/Z$/) })
      expect(await fails(['user', 'create', ...account('ZOE')], 'ada', 6, 'x')).toBe("error: 'ZOE' is taken already.\n")
      expect(await lines('user list etoile --fields username', { as: 'ada' })).toEqual(['zoé'])
      expect(await lines('user list --role TECHNICIAN --fields username', { as: 'ada' })).toEqual(['tom', 'tess', 'zoé'])
      expect(await world.json('user show ZOÉ', { as: 'ada' })).toMatchObject({ username: 'zoé', disabled: false })
    })

    it('edit, and the last administrator stays one', async () => {
      expect(await world.json('user edit zoé --username zoe --role EMPLOYEE', { as: 'ada' })).toMatchObject({
        changed: 1,
        items: [{ username: 'zoe', role: 'EMPLOYEE' }],
      })
      expect(await world.json('user edit zoe --username zoe', { as: 'ada' })).toMatchObject({ changeId: null, unchanged: 1 })
      await fails('user edit zoe --email TOM@example.org', 'ada', 6)
      await fails('user edit ada --role EMPLOYEE', 'ada', 6)
    })

    it('a reset password ends the sessions of the old one', async () => {
      await world.addUser('kim', 'EMPLOYEE')
      expect(await world.json('user reset-password kim --password-stdin', { as: 'ada', stdin: 'another one' })).toMatchObject({
        changed: 1,
      })
      await fails('whoami', 'kim', 4)
      expect((await world.helpdesk('login kim --password-stdin', { as: 'kim', stdin: 'another one' })).code).toBe(0)
    })

    it('disabled people are out until they are enabled', async () => {
      expect(await world.json('user disable kim tess', { as: 'ada' })).toMatchObject({ changed: 2 })
      expect(await world.json('user disable kim', { as: 'ada' })).toMatchObject({ changeId: null, unchanged: 1 })
      const { password } = await world.db.selectFrom('user').select('password').where('username', '=', 'kim').executeTakeFirstOrThrow()
      expect(password).toBe('!')
      await fails('whoami', 'kim', 4)
      await fails('login kim --password-stdin', 'kim', 4, 'another one')
      await fails('login kim --password-stdin', 'kim', 4, '!')
      expect(await world.json('user show kim', { as: 'ada' })).toMatchObject({ disabled: true })
      await fails('user disable ada', 'ada', 6)
      expect(await world.json('user enable kim --password-stdin', { as: 'ada', stdin: 'third' })).toMatchObject({ changed: 1 })
      expect((await world.helpdesk('login kim --password-stdin', { as: 'kim', stdin: 'third' })).code).toBe(0)
      await fails('user enable kim --password-stdin', 'ada', 6, 'fourth')
    })

    it('an administrator who is disabled does not count as one', async () => {
      await world.addUser('bea', 'ADMIN')
      await world.json('user disable bea', { as: 'ada' })
      await fails('user role ada --to EMPLOYEE', 'ada', 6)
      await world.json('user delete bea --yes', { as: 'ada' })
    })

    it('the history holds no hash, and no token', async () => {
      const events = JSON.stringify(await world.db.selectFrom('helpdesk_event').selectAll().execute())
      expect(events).toContain('"password"')
      expect(events).not.toMatch(/pbkdf2|\$2[aby]\$|scrypt|secret|another one|third/)
      for (const token of Object.values(world.tokens)) expect(events).not.toContain(token)
    })
  })

  describe('lookups', () => {
    it.each([
      ['category', '--description', 'Fixe & mobile', 'description', 'Fixe & mobile'],
      ['priority', '--level', '9', 'level', 9],
      ['status', '--color', 'danger', 'color', 'danger'],
    ])('%s', async (kind, option, value, key, stored) => {
      const made = await world.json<{ id: number }>([kind, 'create', 'Téléphonie', option, value], { as: 'ada' })
      expect(made).toMatchObject({ name: 'Téléphonie', [key]: stored })
      expect(await lines(`${kind} list --fields name`, { as: 'emma' })).toContain('Téléphonie')
      expect(await fails([kind, 'create', 'telephonie'], 'ada', 6)).toContain("'Téléphonie'")
      expect(await world.json([kind, 'edit', 'tele', '--name', 'Mobile'], { as: 'ada' })).toMatchObject({
        changed: 1,
        items: [{ id: made.id, name: 'Mobile' }],
      })
      expect(await world.json([kind, 'edit', `${made.id}`, '--name', 'Mobile', option, value], { as: 'ada' })).toMatchObject({
        changeId: null,
        unchanged: 1,
      })
      const id = await world.addTicket()
      await world.json(['ticket', kind, `${id}`, '--to', 'mobile'], { as: 'ada' })
      expect(await fails(`${kind} delete mobile --yes`, 'ada', 6)).toContain('tickets that have it: 1')
      await world.json(`ticket delete ${id} --yes`, { as: 'ada' })
      await fails(`${kind} delete mobile`, 'ada', 2)
      expect(await world.json(`${kind} delete mobile --yes`, { as: 'ada' })).toMatchObject({ changed: 1 })
      await fails(`${kind} delete mobile --yes`, 'ada', 3)
    })

    it('the status of new tickets cannot be deleted', async () => {
      await world.db.deleteFrom('ticket').execute()
      expect(await fails('status delete 1 --yes', 'ada', 6)).toContain('new tickets get it')
    })
  })

  describe('sessions and passwords', () => {
    it('a token is for scripts, and ends when it is revoked', async () => {
      const { token, id } = await world.json<{ token: string; id: number }>('session create --name backup --expires 90d', { as: 'emma' })
      const withToken = { env: { HELPDESK_TOKEN: token } }
      expect(await lines('whoami --fields username', withToken)).toEqual(['emma'])
      const stored = await world.db.selectFrom('helpdesk_session').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
      expect([stored.name, stored.idle_seconds, stored.expires_at - stored.created_at]).toEqual(['backup', null, 90 * 86_400])
      expect(await world.json('session list', { as: 'emma' })).toMatchObject([
        { name: 'test', current: true },
        { id, name: 'backup', current: false },
      ])
      await fails(`session revoke ${id}`, 'eric', 3)
      expect(await world.json(`session revoke ${id}`, { as: 'emma' })).toEqual({ revoked: 1 })
      expect((await world.helpdesk('whoami', withToken)).code).toBe(4)
    })

    it('a new password takes the old one, and ends every session', async () => {
      await fails('password --password-stdin', 'eric', 4, 'wrong\nnew')
      await fails('password --password-stdin', 'eric', 2, 'secret')
      await fails('password --password-stdin', 'eric', 2, 'secret\n\n')
      expect(await world.helpdesk('password --password-stdin', { as: 'eric', stdin: 'secret\nné w \n' })).toMatchObject({
        code: 0,
        err: '',
      })
      expect(await fails('whoami', 'eric', 4)).toContain('not logged in')
      expect((await world.helpdesk('login eric --password-stdin', { as: 'eric', stdin: 'né w ' })).code).toBe(0)
    })
  })

  it('config keeps the database, and shows no password', async () => {
    const env = { HELPDESK_DATABASE: '' }
    const config = (line: string) => world.helpdesk(`config ${line}`, { as: 'conf', env })
    expect((await config('get database')).out).toBe('\n')
    expect((await config('set database mysql://bob:p%40ss@db.example:3307/maintenance_db')).code).toBe(0)
    expect((await config('get database')).out).toBe('mysql://bob@db.example:3307/maintenance_db\n')
    expect((await config('list')).out).toBe('database\tmysql://bob@db.example:3307/maintenance_db\nlang\t\nprompts\t\n')
    const path = (await config('path')).out.trim()
    expect(path).toBe(join(world.configOf('conf'), 'config.json'))
    expect(statSync(path).mode & 0o777).toBe(0o600)
    expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual({ database: 'mysql://bob:p%40ss@db.example:3307/maintenance_db' })
    expect((await config('unset database')).code).toBe(0)
    expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual({})
    expect((await config('get colour')).code).toBe(3)
  })

  it('a priority without a level is neither lowest nor highest', async () => {
    await world.db.insertInto('priority').values({ name: 'Sans', level: null }).execute()
    const id = await world.addTicket()
    expect(await world.json(`ticket priority ${id} --to low`, { as: 'ada' })).toMatchObject({ items: [{ priority: { name: 'Faible' } }] })
    await world.db.deleteFrom('priority').where('name', '=', 'Sans').execute()
  })

  it('an empty --database is a mistake, not the configured one', async () => {
    expect((await world.helpdesk(['--database', '', 'ticket', 'list'], { as: 'ada' })).code).toBe(2)
  })

  it('hints can be typed as they are', async () => {
    expect((await world.helpdesk(['whoami', '--database', world.url], { as: 'nobody', env: { HELPDESK_DATABASE: '' } })).err).toBe(
      `error: You are not logged in.\nhint: helpdesk login --database '${world.url}'\n`,
    )
    expect((await world.helpdesk('ticket lst --help', { as: 'ada' })).code).toBe(2)
    expect((await world.helpdesk('ticket lst', { as: 'ada' })).err).toBe("error: There is no command 'lst'.\nhint: Did you mean list?\n")
  })

  it('a token of the environment that is not valid is named, and logging out with one leaves this machine logged in', async () => {
    const { token } = await world.json<{ token: string }>('session create --name x --expires 1d', { as: 'ada' })
    expect((await world.helpdesk('whoami', { as: 'ada', env: { HELPDESK_TOKEN: 'bad' } })).err).toContain('HELPDESK_TOKEN')
    expect(await world.json('logout', { as: 'ada', env: { HELPDESK_TOKEN: token } })).toEqual({ ended: 1 })
    expect((await world.helpdesk('whoami', { as: 'ada' })).code).toBe(0)
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
