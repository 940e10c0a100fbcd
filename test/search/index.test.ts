import { spawn } from 'node:child_process'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freshen } from '../../src/search/index/fresh.js'
import { findMark } from '../../src/search/index/mark.js'
import { differing } from '../../src/search/index/write.js'
import { engines } from '../helpers/engines.js'
import { PROGRAM } from '../helpers/program.js'
import { openWebApp, type WebApp } from '../helpers/web.js'
import { createWorld, type World } from '../helpers/world.js'
import { check } from '../maintenance/planted.js'

describe.each(engines)('the search index (%s)', (engine) => {
  let world: World
  let web: WebApp | undefined
  beforeAll(async () => {
    world = await createWorld(engine)
    if (engine === 'mysql') web = await openWebApp(world.url)
  })
  afterAll(async () => {
    await web?.close()
    await world.destroy()
  })

  const ids = async () => (await world.db.selectFrom('ticket').select('id').orderBy('id').execute()).map((t) => t.id)
  const wrong = async () => (await differing(world.db, await ids())).map((d) => d.id)
  const rowsOf = (id: number) =>
    world.db.selectFrom('helpdesk_search').selectAll().where('ticket_id', '=', id).orderBy('part').execute()
  const create = async (title: string, description = 'Rien.') =>
    (
      await world.json<{ id: number }>(
        ['ticket', 'create', '--title', title, '--description', description, '--category', '1', '--priority', '2'],
        { as: 'emma' },
      )
    ).id

  it('is right after each of our own writes, in their own unit', async () => {
    const id = await create('Carte mère HS', 'Le Straße-Œuvre n’a pas démarré.')
    expect(await rowsOf(id)).toMatchObject([
      {
        title: ' zzcarte zzmere zzhs ',
        description: ' zzle zzstrasse zzoeuvre zzn zza zzpas zzdemarre ',
        comments: '',
      },
    ])
    await world.json(['ticket', 'comment', String(id), '-m', 'Un essai.'], { as: 'emma' })
    await world.json(['ticket', 'comment', String(id), '-m', 'Deux.'], { as: 'ada' })
    expect((await rowsOf(id))[0]?.comments).toBe(' zzun zzessai : zzdeux :')
    const edit = await world.json<{ changeId: string }>(['ticket', 'edit', String(id), '--title', 'Autre'], {
      as: 'ada',
    })
    expect((await rowsOf(id))[0]?.title).toBe(' zzautre ')
    await world.json(['audit', 'undo', edit.changeId, '--yes'], { as: 'ada' })
    expect((await rowsOf(id))[0]?.title).toBe(' zzcarte zzmere zzhs ')
    const gone = await world.json<{ changeId: string }>(['ticket', 'delete', String(id), '--yes'], { as: 'ada' })
    expect(await rowsOf(id)).toEqual([])
    await world.json(['audit', 'undo', gone.changeId, '--yes'], { as: 'ada' })
    expect((await rowsOf(id))[0]?.comments).toBe(' zzun zzessai : zzdeux :')
    expect(await wrong()).toEqual([])
  })

  it('has the words of an import', async () => {
    const file = 'title,description,category,priority,requester\nÉcran noir,Plus rien,1,2,emma\nSouris,Morte,1,2,eric\n'
    await world.json(['ticket', 'import', '-'], { as: 'ada', stdin: file })
    expect(await wrong()).toEqual([])
  })

  it('goes on in further parts where a conversation is long, and comes back', async () => {
    const id = await create('Long')
    const comments: string[] = []
    for (let i = 0; i < 4; i++) {
      const text = `nr${i} ${'mot été '.repeat(6_000)}`.slice(0, 50_000)
      comments.push(
        (await world.json<{ changeId: string }>(['ticket', 'comment', String(id), '-m', text], { as: 'emma' }))
          .changeId,
      )
    }
    const parts = await rowsOf(id)
    expect(parts.length).toBeGreaterThan(1)
    expect(Math.max(...parts.map((p) => Buffer.byteLength(p.comments)))).toBeLessThanOrEqual(256 * 1024)
    for (const change of comments.reverse()) await world.json(['audit', 'undo', change, '--yes'], { as: 'ada' })
    expect(await rowsOf(id)).toMatchObject([{ part: 0, comments: '' }])
    expect(await wrong()).toEqual([])
  })

  it('refuses no text, however much longer it is once folded', async () => {
    const id = await create('ﷺ', 'ﷺ'.repeat(21_000))
    await world.json(['ticket', 'comment', String(id), '-m', 'ﷺ'.repeat(21_000)], { as: 'emma' })
    expect(await wrong()).toEqual([])
  })

  it('folds in what came otherwise, however old it says that it is', async () => {
    await freshen(world.db)
    const before = await findMark(world.db)
    expect(await freshen(world.db)).toMatchObject({ stale: new Set(), many: false })
    expect(await findMark(world.db)).toEqual(before)
    const emma = world.ids.emma ?? 0
    await sql`insert into ticket (title, description, category_id, priority_id, requester_id, created_at, updated_at)
      values ('Vieux ticket', 'Chargé par SQL', 1, 1, ${emma}, '2001-02-03 04:05:06', '2001-02-03 04:05:06')`.execute(
      world.db,
    )
    // Ours comes behind it, and must not hide it.
    const ours = await create('Nouveau ticket')
    expect(await wrong()).toHaveLength(1)
    await sql`insert into comment (ticket_id, user_id, content, created_at)
      values (${ours}, ${emma}, 'Vieille réponse', '2001-02-03 04:05:06')`.execute(world.db)
    expect(await wrong()).toHaveLength(2)
    await freshen(world.db)
    expect(await wrong()).toEqual([])
    await sql`update ticket set title = 'Renommé à la main' where id = ${ours}`.execute(world.db)
    await freshen(world.db)
    expect(await wrong()).toEqual([])
  })

  it.runIf(engine === 'mysql')('folds in what the web application wrote', async () => {
    await web?.newTicket('Panne du web', 'emma')
    const ticket = await web?.ticketOf('Panne du web')
    await web?.comment(ticket?.id ?? 0, 'eric', 'Moi aussi')
    expect(await wrong()).toEqual([ticket?.id])
    await freshen(world.db)
    expect((await rowsOf(ticket?.id ?? 0))[0]?.comments).toBe(' zzmoi zzaussi :')
    await web?.comment(ticket?.id ?? 0, 'emma', 'Réparé')
    // Our own comment beside it folds both in.
    await world.json(['ticket', 'comment', String(ticket?.id), '-m', 'Merci'], { as: 'ada' })
    expect((await rowsOf(ticket?.id ?? 0))[0]?.comments).toBe(' zzmoi zzaussi : zzrepare : zzmerci :')
  })

  it('is put right by db migrate: missing, old and orphaned rows', async () => {
    const [first = 0, second = 0] = await ids()
    await freshen(world.db)
    const mark = await findMark(world.db)
    // What is written in the last minute is not expected to be there.
    const value = `built ticket=${mark?.ticket} comment=${mark?.comment} at=${(Date.now() / 1000 + 3600) | 0}`
    await sql`update helpdesk_setting set value = ${value} where name = 'search'`.execute(world.db)
    await sql`delete from helpdesk_search where ticket_id = ${first}`.execute(world.db)
    await sql`update helpdesk_search set title = ' zzfalsch ' where ticket_id = ${second}`.execute(world.db)
    expect(await wrong()).toEqual([first, second])
    const stale = { check: 'search-index-stale', items: [`#${first}`, `#${second}`] }
    expect((await check(world)).found).toMatchObject([stale])
    const off = engine === 'mysql' ? 'set foreign_key_checks = 0' : 'pragma foreign_keys = off'
    const on = engine === 'mysql' ? 'set foreign_key_checks = 1' : 'pragma foreign_keys = on'
    await sql.raw(off).execute(world.db)
    await sql`insert into helpdesk_search (ticket_id, part, title, description, comments) values (999999, 0, '', '', '')`.execute(
      world.db,
    )
    await sql.raw(on).execute(world.db)
    const orphan = { check: 'search-index-orphans', items: ['#999999'], hint: expect.stringContaining('db migrate') }
    expect((await check(world)).found).toMatchObject([stale, orphan])
    expect((await world.helpdesk('db migrate')).out).toContain('3 tickets')
    expect(await wrong()).toEqual([])
    expect(await rowsOf(999999)).toEqual([])
    expect((await world.helpdesk('db migrate')).out).toBe('· The schema is up to date.\n')
    expect((await check(world)).found).toEqual([])
  })

  it('goes with its ticket, also where another program deletes it', async () => {
    const id = await create('Bientôt supprimé')
    expect(await rowsOf(id)).toHaveLength(1)
    await sql`delete from ticket where id = ${id}`.execute(world.db)
    expect(await rowsOf(id)).toEqual([])
    if (engine === 'sqlite') {
      const { rows } =
        await sql`select rowid from helpdesk_search_fts where helpdesk_search_fts match 'zzbientot'`.execute(world.db)
      expect(rows).toEqual([])
    }
  })

  it('is filled on where db migrate was killed; meanwhile our own writes leave their rows to it', async () => {
    // Enough for some steps.
    await sql`insert into ticket (title, description, category_id, priority_id, requester_id)
      select concat('Copie ', u.id, v.id, w.id), 'x', 1, 1, u.id
      from user as u, user as v, user as w, category as c, priority as p`.execute(world.db)
    const all = await ids()
    await sql`delete from helpdesk_search`.execute(world.db)
    await sql`delete from helpdesk_setting where name = 'search'`.execute(world.db)
    const child = spawn('node', [PROGRAM, 'db', 'migrate'], {
      env: { PATH: process.env.PATH, HOME: world.folder, HELPDESK_DATABASE: world.url },
      stdio: 'ignore',
    })
    const gone = new Promise((resolve) => child.once('exit', resolve))
    const timer = setInterval(async () => {
      if (((await findMark(world.db))?.ticket ?? 0) > (all[200] ?? 0)) child.kill('SIGKILL')
    }, 5)
    await gone
    clearInterval(timer)
    const mark = await findMark(world.db)
    if (mark?.built === false) {
      expect((await check(world)).found).toMatchObject([{ check: 'search-index-incomplete' }])
      expect(await rowsOf(await create('Pendant le remplissage'))).toEqual([])
      const [found] = await world.json<{ title: string }[]>('ticket find remplissage', { as: 'ada' })
      expect(found?.title).toBe('Pendant le remplissage')
    }
    await world.json('db migrate')
    expect(await wrong()).toEqual([])
    expect((await findMark(world.db))?.built).toBe(true)
  }, 60_000)

  it('judges by itself more than a thousand that are new, and names db migrate', async () => {
    await freshen(world.db)
    await sql`insert into ticket (title, description, category_id, priority_id, requester_id)
      select 'Nouveau lot', 'x', 1, 1, u.id from user as u, user as v, user as w, category as c, priority as p`.execute(
      world.db,
    )
    const { many, stale } = await freshen(world.db)
    expect([many, stale.size > 1_000]).toEqual([true, true])
    const ran = await world.helpdesk('ticket find lot --count', { as: 'ada' })
    expect(ran).toEqual({
      code: 0,
      out: `${stale.size}\n`,
      err: 'hint: the search index is behind, and finding takes long: helpdesk db migrate\n',
    })
    expect((await world.json<unknown[]>('ticket find lot -L 2', { as: 'ada' })).length).toBe(2)
    await world.json('db migrate')
    expect((await freshen(world.db)).many).toBe(false)
  }, 60_000)
})
