import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { engines } from './helpers/engines.js'
import { cutTo, expectInert, PACKED } from './helpers/hostile.js'
import { hostileRow, hostileWorld } from './helpers/hostile-world.js'
import type { RunOptions } from './helpers/run.js'
import { CHEAP_HASH } from './helpers/world.js'

const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`

describe.each(engines)('what went wrong is told inert (%s)', (engine) => {
  let world: Awaited<ReturnType<typeof hostileWorld>>
  beforeAll(async () => {
    world = await hostileWorld(engine)
  })
  afterAll(() => world.destroy())

  /** Runs a line that fails in both languages, with and without --json, and gives what it says in English. */
  async function fails(argv: string[], code: number, options: RunOptions = {}): Promise<string> {
    const says: string[] = []
    for (const more of [
      ['--lang', 'en'],
      ['--lang', 'fr'],
      ['--lang', 'fr', '--debug'],
      ['--lang', 'en', '--json'],
    ]) {
      const ran = await world.helpdesk([...argv, ...more], {
        as: 'ada',
        columns: 80,
        stdin: 'a long, rare one',
        ...options,
      })
      expectInert(ran, argv.join(' '))
      expect([argv, more, ran.code, ran.err]).toEqual([argv, more, code, expect.any(String)])
      says.push(ran.err)
    }
    const { message, hint } = JSON.parse(says[3] ?? '').error
    expect(says[0]).toContain('error: ')
    return `${message}\n${hint ?? ''}`
  }

  it('names that fit several, are taken, in use, or of nobody', async () => {
    for (const [i, { text, user, category, ticket, person }] of world.things.entries()) {
      await world.db
        .updateTable('user')
        .set({ email: `same${i}@x` })
        .where('id', '=', user)
        .execute()
      const other = { username: `same${i}@x`, email: `${i}@x`, password: '!', role: 'EMPLOYEE', full_name: 'x' }
      await world.db.insertInto('user').values(other).execute()
      const username = hostileRow('user', text, 0).username?.replace(/~0$/, '') ?? ''
      expect(await fails(['user', 'show', `same${i}@x`], 2)).toContain(username)
      if (text.trim() !== '' && !text.includes('\0')) {
        const line = ['ticket', 'create', '--title', 'x', '--description', 'x', '--priority', '1', '--category', text]
        expect(await fails(line, 2)).toContain(cutTo(50, text))
      }
      expect(await fails(['category', 'delete', String(category), '--yes'], 6)).toContain(cutTo(50, text))
      expect(await fails(['ticket', 'assign', String(ticket), '--to', `id:${user}`], 2)).toContain(username)
      expect(await fails(['ticket', 'take', String(ticket)], 6)).toContain(username)
      await fails(['user', 'delete', `id:${user}`, '--yes'], 6)
      await fails(['user', 'role', `id:${user}`, '--to', 'ADMIN'], 5, { as: person })
    }
  })

  // What is told of words and files does not ask which database there is.
  it.runIf(engine === 'sqlite')('what somebody types', async () => {
    for (const text of PACKED) {
      for (const line of [
        'user show %',
        'ticket show %',
        'ticket list --sort %',
        'ticket list --status %',
        'config get %',
        'config set lang %',
        '% x',
        'ticket %',
        'ticket list --%',
        '--lang %',
        '-o %',
        'ticket list --fields %',
        'audit list --since %',
        'ticket comment 1 --file %',
        'db copy --from % --to sqlite:x.db --yes',
        'user create --username % --email % --name x --password-stdin',
        'completion %',
        '--database mysql://u@% whoami',
        '--database % whoami',
        '--database sqlite:% whoami',
      ]) {
        const argv = line.split(' ').map((word) => word.replaceAll('%', text))
        for (const more of [[], ['--lang', 'fr'], ['--json']]) {
          const ran = await world.helpdesk([...argv, ...more], { as: 'ada', columns: 40 })
          expectInert(ran, argv.join(' '))
        }
      }
    }
  })

  it.runIf(engine === 'sqlite')('files', { timeout: 120_000 }, async () => {
    const TICKETS = 'title,description,category,priority,requester'
    mkdirSync(world.folder, { recursive: true })
    for (const [i, given] of PACKED.entries()) {
      const text = given.toWellFormed()
      const cell = quoted(text)
      const row = (values: string[]) => `${TICKETS}\n${values.join(',')}\n`
      const files: [verb: string, name: string, content: string][] = [
        ['ticket import', 't.csv', row([cell, 'd', '1', '1', 'emma'])],
        ['ticket import', 't.csv', row([cell, 'd', cell, cell, cell])],
        ['ticket import', 't.csv', row(['t', 'd', cell, '1', 'emma'])],
        ['ticket import', 't.csv', row(['t', 'd', '1', '1', cell])],
        ['ticket import', 't.csv', `${TICKETS},createdAt\nt,d,1,1,emma,${cell}\n`],
        ['ticket import', 't.csv', `${cell},${TICKETS}\nx,t,d,1,1,emma\n`],
        ['ticket import', 't.csv', `${TICKETS}\n${cell}\n"open ${text}`],
        ['ticket import', 't.jsonl', `{"title": "x"}\n${text}\n`],
        ['ticket import', 't.jsonl', `{${JSON.stringify(text)}: 1, "title": "x"}\n`],
        ['user import', 'u.csv', `username,email,fullName,role\n${cell},${cell},${cell},${cell}\n`],
        ['user import', 'u.csv', `username,email,fullName\nnew${i},n${i}@x,${cell}\n`],
        ['user import', 'u.csv', `${cell},username\nx,y\n`],
        ['user role --file', 'r.csv', `username,role\n${cell},ADMIN\n`],
        ['user role --file', 'r.csv', `username,role\ntom,${cell}\n`],
        ['user role --file', 'r.csv', `${cell},role\ntom,ADMIN\n`],
      ]
      for (const [verb, name, content] of files) {
        writeFileSync(join(world.folder, name), content)
        for (const more of [['--dry-run'], ['--dry-run', '--lang', 'fr'], ['--json', '--dry-run'], []]) {
          const ran = await world.helpdesk([...verb.split(' '), name, ...more], { as: 'ada', columns: 80 })
          expectInert(ran, `${verb} ${JSON.stringify(content)} ${more}`)
        }
      }
    }
  })

  it('an undo that is refused, and its plan', async () => {
    for (const { ticket, user, category, text } of world.things) {
      const id = String(ticket)
      const changes = [
        await world.json<{ changeId: string }>(['ticket', 'category', id, '--to', '1'], { as: 'ada' }),
        await world.json<{ changeId: string }>(['user', 'edit', `id:${user}`, '--name', 'New'], { as: 'ada' }),
        await world.json<{ changeId: string }>(['category', 'edit', String(category), '--name', `New ${category}`], {
          as: 'ada',
        }),
      ]
      for (const { changeId } of changes) {
        for (const more of [[], ['--lang', 'fr'], ['--json']]) {
          expectInert(
            await world.helpdesk(['audit', 'undo', changeId, '--dry-run', ...more], { as: 'ada', columns: 80 }),
            `undo ${text}`,
          )
        }
      }
      await world.db.updateTable('ticket').set({ category_id: category }).where('id', '=', ticket).execute()
      await world.db
        .updateTable('user')
        .set({ full_name: `${cutTo(90, text)}~` })
        .where('id', '=', user)
        .execute()
      await world.db
        .updateTable('category')
        .set({ name: `${cutTo(40, text)}~` })
        .where('id', '=', category)
        .execute()
      for (const { changeId } of changes) await fails(['audit', 'undo', changeId, '--yes'], 6)
    }
  })

  it('what the database itself says', async () => {
    for (const given of PACKED) {
      const text = given.toWellFormed().replaceAll('\0', '')
      const message = `'${text.replaceAll("'", "''").replaceAll('\\', engine === 'mysql' ? '\\\\' : '\\')}'`
      const fail =
        engine === 'mysql'
          ? `signal sqlstate '45000' set message_text = ${message}`
          : `select raise(abort, ${message});`
      await sql
        .raw(
          `create trigger refuse before insert on comment for each row begin ${fail}${engine === 'mysql' ? ';' : ''} end`,
        )
        .execute(world.db)
      for (const more of [[], ['--lang', 'fr'], ['--json'], ['--debug']]) {
        const ran = await world.helpdesk(
          ['ticket', 'comment', '1', '-m', text.trim() === '' ? 'x' : `x${text}`, ...more],
          {
            as: 'ada',
            columns: 80,
          },
        )
        expectInert({ ...ran, code: 0 }, `trigger ${JSON.stringify(text)} ${more}`)
        expect(ran.code).not.toBe(0)
      }
      await sql`drop trigger refuse`.execute(world.db)
    }
  })

  it.runIf(engine === 'sqlite')('settings', async () => {
    for (const text of PACKED) {
      const config = join(world.configOf('odd'), 'config.json')
      mkdirSync(world.configOf('odd'), { recursive: true })
      for (const database of [
        text,
        `mysql://${text}@127.0.0.1:1/x`,
        `mysql://u@127.0.0.1:1/${text}`,
        `sqlite:${text}`,
      ]) {
        writeFileSync(config, JSON.stringify({ database, lang: text, prompts: text, [text]: text }))
        for (const line of ['config list', 'config get database', 'whoami', 'db status', 'config list --json']) {
          expectInert(
            await world.helpdesk(line, { as: 'odd', columns: 80, env: { HELPDESK_DATABASE: '' } }),
            `${line} ${database}`,
          )
          expectInert(
            await world.helpdesk(line, { as: 'odd', columns: 80, env: { HELPDESK_DATABASE: database } }),
            `${line} ${database}`,
          )
        }
      }
    }
  })

  it.runIf(engine === 'sqlite')('a login with a name that is hostile', async () => {
    // Several in one name, since each login takes as long as a password hash is meant to take.
    const packs: string[] = []
    for (const text of PACKED.map((t) => t.toWellFormed().replaceAll('\0', ''))) {
      const last = packs.at(-1)
      if (last !== undefined && [...last, ...text].length <= 48) packs[packs.length - 1] = last + text
      else packs.push(cutTo(48, text))
    }
    // One after the other: a file has one writer at a time, and a hash keeps the others waiting.
    for (const [i, pack] of packs.entries()) {
      const id = world.things[i]?.user ?? 0
      const named = { username: `${pack}${i}`, full_name: pack, password: CHEAP_HASH }
      await world.db.updateTable('user').set(named).where('id', '=', id).execute()
      for (const argv of [
        ['login', named.username, '--password-stdin', '--lang', i % 2 ? 'en' : 'fr'],
        ['user', 'reset-password', `id:${id}`, '--password-stdin'],
        ['user', 'disable', `id:${id}`],
        ['user', 'enable', `id:${id}`, '--password-stdin'],
      ]) {
        const ran = await world.helpdesk(argv, {
          stdin: argv[0] === 'login' ? 'secret' : 'a long, rare one',
          columns: 80,
          as: argv[0] === 'login' ? `somebody${i}` : 'ada',
        })
        expectInert(ran, argv.join(' '))
        expect([argv, ran.code, ran.err]).toEqual([argv, 0, ''])
      }
    }
  })

  it('migrations of nobody', async () => {
    for (const [i, { text }] of world.things.entries()) {
      await world.db.deleteFrom('helpdesk_migration').where('name', 'like', '%~%').execute()
      await world.db
        .insertInto('helpdesk_migration')
        .values(hostileRow('helpdesk_migration', text, i) as { name: string; timestamp: string })
        .execute()
      for (const line of [
        'db status',
        'db status --json',
        'db status --lang fr',
        'db check',
        'db migrate',
        'db migrate --dry-run',
        'whoami',
        'init',
      ]) {
        expectInert(await world.helpdesk(line, { as: 'ada', columns: 80 }), line)
      }
    }
    await world.db.deleteFrom('helpdesk_migration').where('name', 'like', '%~%').execute()
  })

  it.runIf(engine === 'sqlite')('times that are none', async () => {
    for (const { text, ticket, user } of world.things) {
      await world.db
        .updateTable('ticket')
        .set({ created_at: text, updated_at: text, closed_at: text })
        .where('id', '=', ticket)
        .execute()
      await world.db.updateTable('user').set({ created_at: text }).where('id', '=', user).execute()
      await world.db.updateTable('comment').set({ created_at: text }).where('ticket_id', '=', ticket).execute()
      for (const line of [`ticket show ${ticket} --history`, `user show id:${user}`, `ticket history ${ticket}`]) {
        for (const more of [' ', ' --json', ' -o tsv'])
          expectInert(await world.helpdesk(line + more, { as: 'ada', columns: 80 }), line + more, 'tsv')
      }
    }
    for (const line of ['ticket list --all --limit 100', 'ticket export --all', 'user list', 'db check']) {
      expectInert(await world.helpdesk(line, { as: 'ada', columns: 80 }), line, 'tsv')
    }
  })
})
