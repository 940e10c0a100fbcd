import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from '@photostructure/sqlite'
import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { engines } from '../helpers/engines.js'
import { startProxy } from '../helpers/proxy.js'
import { CHEAP_HASH, contentOf, createWorld, type World } from '../helpers/world.js'

/** What Ada does, and how it ends where she is made an employee between its first reading and its first write. */
const LINES: [line: string, asEmployee: number, stdin?: string][] = [
  ['ticket create --title T --description D --category 1 --priority 1 --requester emma', 5],
  ['ticket comment 1 -m x', 3],
  ['ticket edit 1 --title Other', 3],
  ['ticket assign 1 --to tess', 5],
  ['ticket unassign 2', 5],
  ['ticket take 1', 5],
  ['ticket next --take', 5],
  ['ticket status 1 --to resolved', 5],
  ['ticket resolve 1 -m done', 5],
  ['ticket reopen 3', 3],
  ['ticket priority 1 --to high', 3],
  ['ticket category 1 --to 2', 3],
  ['ticket delete 1 --yes', 5],
  ['ticket import tickets.csv', 5],
  ['user create --username new --email new@example.org --name New --password-stdin', 5, 'secret password'],
  ['user edit eric --name Other', 5],
  ['user reset-password eric --password-stdin', 5, 'secret password'],
  ['user disable eric', 5],
  ['user delete eric --yes', 5],
  ['user import -', 5, 'username,email,fullName,role,password\nnew,new@example.org,New,ADMIN,secret password\n'],
  ['user role eric --to ADMIN', 5],
  ['category create New', 5],
  ['priority edit 1 --name Other', 5],
  ['category delete 3 --yes', 5],
  ['audit undo CHANGE --yes', 5],
  ['db policy --passwords bcrypt', 5],
  ['logout --all', 0],
  ['session create --name x --expires 1d', 0],
]

describe.each(engines)('who loses his rights while a command runs (%s)', (engine) => {
  let world: World
  let proxy: Awaited<ReturnType<typeof startProxy>> | undefined
  let change: string
  beforeAll(async () => {
    world = await createWorld(engine)
    await world.addUser('bea', 'ADMIN') // there is always one left
    for (const ticket of [{}, { assignee: 'tess' }, { status: 3 }]) await world.addTicket(ticket)
    writeFileSync(join(world.folder, 'tickets.csv'), 'title,description,category,priority,requester\nNew,x,1,1,emma\n')
    change = (await world.json<{ changeId: string }>('ticket priority 2 --to high', { as: 'ada' })).changeId
    await world.helpdesk('db policy --passwords pbkdf2', { as: 'ada' })
    if (engine === 'mysql') proxy = await startProxy(world.url)
  })
  afterAll(async () => {
    await proxy?.stop()
    await world.destroy()
  })

  const id = () => world.ids.ada ?? 0
  const LOSSES: Record<string, () => string> = {
    'is logged out': () => `delete from helpdesk_session where user_id = ${id()}`,
    'is disabled': () => `update user set password = '!' where id = ${id()}`,
    'is no longer administrator': () => `update user set role = 'EMPLOYEE' where id = ${id()}`,
    'has an old session': () => `update helpdesk_session set expires_at = 1 where user_id = ${id()}`,
  }
  afterEach(async () => {
    await world.db.updateTable('user').set({ role: 'ADMIN', password: CHEAP_HASH }).where('id', '=', id()).execute()
    await world.db.deleteFrom('helpdesk_session').where('user_id', '=', id()).execute()
    await world.logIn('ada')
  })

  const ONLY_WRITES = /^ticket (?!delete|import)/
  /** Runs a command during which, once it knows who acts, a statement is run by somebody else. */
  async function during(line: string, statement: string, stdin?: string) {
    const argv = line.replace('CHANGE', change).split(' ')
    const options = { as: 'ada', ...(stdin === undefined ? {} : { stdin }) }
    if (proxy) {
      proxy.before(/^begin\b/im, () => sql.raw(statement).execute(world.db))
      return world.helpdesk(argv, {
        ...options,
        env: { HELPDESK_DATABASE: proxy.address, HELPDESK_TOKEN: world.tokens.ada ?? '' },
      })
    }
    const loseThem = () => {
      const other = new DatabaseSync(world.url.replace('sqlite:', ''))
      other.exec(statement)
      other.close()
    }
    // What only writes learns who acts once the file is its own: nobody comes between.
    let known = ONLY_WRITES.test(line)
    if (known) loseThem()
    const onErr = (text: string) => {
      if (known || !/^sql: select .*helpdesk_session/.test(text)) return
      known = true
      loseThem()
    }
    const ran = await world.helpdesk([...argv, '--debug'], { ...options, onErr })
    return { ...ran, err: ran.err.replace(/^(sql:| {4}at |HelpdeskError).*\n/gm, '') }
  }

  const everything = async () => {
    const tables = ['ticket', 'comment', 'helpdesk_event', 'status', 'category', 'priority'] as const
    const accounts = await world.db.selectFrom('user').select(['id', 'username', 'full_name']).execute()
    const others = await world.db.selectFrom('user').select(['role', 'password']).where('id', '<>', id()).execute()
    const settings = await world.db.selectFrom('helpdesk_setting').selectAll().execute()
    return [...(await Promise.all(tables.map((table) => contentOf(world.db, table)))), accounts, others, settings]
  }

  it.each(LINES)('%s', async (line, asEmployee, stdin) => {
    if (asEmployee === 2) return
    const before = await everything()
    const demoted = await during(line, LOSSES['is no longer administrator']?.() ?? '', stdin)
    expect(demoted).toMatchObject({ code: asEmployee })
    if (asEmployee !== 0) expect(await everything()).toEqual(before)
    await world.db.updateTable('user').set({ role: 'ADMIN' }).where('id', '=', id()).execute()
    await world.logIn('ada')
    const loggedOut = await during(line, LOSSES['is logged out']?.() ?? '', stdin)
    expect(loggedOut).toMatchObject({
      code: 4,
      out: '',
      err: expect.stringMatching(/^error: (Your session has ended|The token in HELPDESK_TOKEN)/),
    })
    expect(await everything()).toEqual(before)
  })

  it.each(['is disabled', 'has an old session'])('%s', async (loss) => {
    const before = await everything()
    for (const line of ['ticket comment 1 -m x', 'user role eric --to ADMIN']) {
      expect(await during(line, LOSSES[loss]?.() ?? '')).toMatchObject({ code: 4, out: '' })
    }
    expect(await everything()).toEqual(before)
  })
})
