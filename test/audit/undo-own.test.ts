import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { engines } from '../helpers/engines.js'
import { createWorld, type World } from '../helpers/world.js'

describe.each(engines)('undo of what one did oneself (%s)', (engine) => {
  let world: World
  beforeAll(async () => {
    world = await createWorld(engine)
  })
  afterAll(() => world.destroy())
  const undo = (as: string, ...more: string[]) => world.helpdesk(['undo', '--yes', ...more], { as })
  const state = async (id: number) =>
    (
      await world.db.selectFrom('ticket').select(['status_id', 'title', 'assigned_to']).where('id', '=', id).execute()
    )[0]
  const change = async (line: string[], as: string) => (await world.json<{ changeId: string }>(line, { as })).changeId

  it('takes one after the other, passes over undos, and does an undo again by its id', async () => {
    const id = String(await world.addTicket({ requester: 'emma' }))
    for (const title of ['A', 'B', 'C']) await change(['ticket', 'edit', id, '--title', title], 'emma')
    const first = JSON.parse((await undo('emma', '--json')).out) as { changeId: string }
    expect((await state(Number(id)))?.title).toBe('B')
    expect((await undo('emma')).code).toBe(0)
    expect((await state(Number(id)))?.title).toBe('A')
    expect((await undo('emma')).code).toBe(0)
    expect(await undo('emma')).toMatchObject({ code: 3, err: 'error: There is no change of yours to undo.\n' })
    expect((await undo('emma', first.changeId.slice(0, 7))).code).toBe(6) // B is not there any more
    expect((await world.helpdesk('undo', { as: 'emma' })).code).toBe(2)
  })

  it('a dry run tells and changes nothing; what is undone can be undone again after it is redone', async () => {
    const id = await world.addTicket()
    await change(['ticket', 'start', String(id)], 'tom')
    const plan = JSON.parse((await world.helpdesk('undo --dry-run --json', { as: 'tom' })).out)
    expect(plan).toMatchObject({
      changeId: null,
      changed: 1,
      items: [{ id, field: 'status', from: 'En cours', to: 'En attente' }],
    })
    const { changeId } = JSON.parse((await undo('tom', '--json')).out)
    expect((await undo('tom', changeId)).code).toBe(0)
    expect((await state(id))?.status_id).toBe(2)
    expect((await undo('tom')).code).toBe(0)
    expect((await state(id))?.status_id).toBe(1)
    expect((await undo('tom')).code).toBe(3)
  })

  it('shows nobody the changes of others, but administrators', async () => {
    const id = await world.addTicket()
    const theirs = await change(['ticket', 'start', String(id)], 'tess')
    for (const as of ['emma', 'tom'])
      for (const text of [theirs, theirs.slice(0, 8)])
        expect(await undo(as, text)).toMatchObject({
          code: 3,
          err: expect.stringMatching(/^error: There is no change/),
        })
    expect((await undo('ada', theirs.slice(0, 7))).code).toBe(0)
    // What an administrator took back is not undone a second time.
    expect((await undo('tess')).code).toBe(3)
  })

  it('a beginning of seven characters is enough, of six not, and of two changes it is refused', async () => {
    await sql`insert into helpdesk_event (change_id, at, source, actor_id, actor_name, entity, entity_id, field) values
      ('aaaaaaa1-0000-4000-8000-000000000000', 1, 'cli', 1, 'ada', 'ticket', 1, 'title'),
      ('aaaaaaa2-0000-4000-8000-000000000000', 1, 'cli', 1, 'ada', 'ticket', 1, 'title')`.execute(world.db)
    const codes = async (beginning: string) =>
      Promise.all(
        ['audit show', 'audit undo --dry-run', 'undo --dry-run'].map(
          async (line) => (await world.helpdesk(`${line} ${beginning}`, { as: 'ada' })).code,
        ),
      )
    expect(await codes('aaaaaaa')).toEqual([2, 2, 2])
    expect((await codes('aaaaaaa1'))[0]).toBe(0)
    expect((await codes('AAAAAAA1-0'))[0]).toBe(0)
    for (const bad of ['aaaaaa', 'aaaaaaa1-0000-4000-8000-0000000000000', 'aaaaaaa%', 'aaaaaaa1_', 'gggggggg'])
      expect([bad, await codes(bad)]).toEqual([bad, [2, 2, 2]])
  })

  it('what somebody no longer sees is 3, what the role no longer may 5, what was answered 6', async () => {
    const id = await world.addTicket({ requester: 'eric' })
    await change(['ticket', 'priority', String(id), '--to', 'high'], 'tom')
    await world.helpdesk(`ticket assign ${id} --to tess`, { as: 'ada' })
    expect((await undo('tom')).code).toBe(3)
    const mine = await world.addTicket({ requester: 'emma' })
    await change(['ticket', 'edit', String(mine), '--title', 'X'], 'emma')
    await world.helpdesk(`ticket start ${mine}`, { as: 'ada' })
    expect((await undo('emma')).code).toBe(5)
    await world.helpdesk(`ticket comment ${mine} -m hello`, { as: 'emma' })
    await sql`insert into comment (ticket_id, user_id, content, created_at) values (${mine}, 1, 'hi', '2026-01-01 10:00:00')`.execute(
      world.db,
    )
    expect((await undo('emma')).code).toBe(6)
  })

  it('one may take back an own comment, reopening and new ticket', async () => {
    const id = await world.addTicket({ requester: 'emma', status: 3 })
    await world.helpdesk(`ticket reopen ${id} -m again`, { as: 'emma' })
    expect((await undo('emma')).code).toBe(0)
    expect((await state(id))?.status_id).toBe(3)
    const { id: created } = await world.json<{ id: number }>(
      'ticket create --title T --description D --category 1 --priority 1',
      { as: 'emma' },
    )
    await world.helpdesk(`ticket comment ${created} -m hello`, { as: 'emma' })
    expect((await undo('emma')).code).toBe(0)
    expect((await undo('emma')).code).toBe(0)
    expect(await state(created)).toBeUndefined()
  })

  it('an account that was demoted undoes nothing of what it did before', async () => {
    await world.addUser('boss', 'ADMIN')
    const id = await world.addTicket({ requester: 'boss' })
    await world.helpdesk('user role eric --to TECHNICIAN', { as: 'boss' })
    const role = (await world.json<{ changeId: string }[]>('audit list --limit 1', { as: 'ada' }))[0]?.changeId ?? ''
    const assigned = await change(['ticket', 'assign', String(id), '--to', 'tom'], 'boss')
    await world.helpdesk('user role boss --to EMPLOYEE', { as: 'ada' })
    expect([(await undo('boss', role)).code, (await undo('boss', assigned)).code]).toEqual([5, 5])
    await world.helpdesk('user role eric --to EMPLOYEE', { as: 'ada' })
  })

  it('walks past a change of many things by the index', async () => {
    const many = Array.from({ length: 1_500 }, (_, i) => ({
      change_id: 'bbbbbbbb-0000-4000-8000-000000000000',
      at: 1,
      source: 'cli',
      actor_id: world.ids.tess ?? 0,
      actor_name: 'tess',
      entity: 'ticket',
      entity_id: i + 1,
      field: 'priority',
    }))
    const id = await world.addTicket()
    await change(['ticket', 'start', String(id)], 'tess')
    for (let i = 0; i < many.length; i += 500)
      await world.db
        .insertInto('helpdesk_event')
        .values(many.slice(i, i + 500))
        .execute()
    await world.db
      .insertInto('helpdesk_undo')
      .values({
        change_id: 'cccccccc-0000-4000-8000-000000000000',
        root: many[0]?.change_id ?? '',
        redoes: 0,
        stands: 1,
      })
      .execute()
    const { err } = await world.helpdesk('undo --dry-run --debug', { as: 'tess' })
    expect(
      err.split('\n').filter((line) => /from [`"]helpdesk_event[`"] as .*helpdesk_undo/.test(line)).length,
    ).toBeLessThanOrEqual(3)
    expect((await undo('tess')).code).toBe(0)
    expect((await state(id))?.status_id).toBe(1)
    // They were nobody's, and would be changes from outside.
    await world.db
      .deleteFrom('helpdesk_event')
      .where('change_id', '=', many[0]?.change_id ?? '')
      .execute()
  })

  it('is told from other changes, in lists and pages, in both languages', async () => {
    const id = await world.addTicket({ title: 'Modem' })
    const started = await change(['ticket', 'start', String(id)], 'tess')
    const undone = JSON.parse((await undo('tess', '--json')).out).changeId as string
    const redone = JSON.parse((await undo('tess', undone, '--json')).out).changeId as string
    expect(await world.json('audit list --limit 3', { as: 'ada' })).toMatchObject([
      { changeId: redone, undoes: null, redoes: started },
      { changeId: undone, undoes: started, redoes: null },
      { changeId: started, undoes: null, redoes: null },
    ])
    expect(await world.json(`audit show ${undone}`, { as: 'ada' })).toMatchObject({ undoes: started, redoes: null })
    const short = started.slice(0, 8)
    const shown = async (line: string) => (await world.helpdesk(`${line} -o table`, { as: 'ada', columns: 80 })).out
    const list = await shown('audit list --limit 3')
    expect(list).toContain(`undo of ${short}: #${id} 'Modem': status → En attente`)
    expect(list).toContain(`redo of ${short}: #${id} 'Modem': status → En cours`)
    expect(await shown('audit list --limit 3 --lang fr')).toContain(`annulation de ${short} : #${id} « Modem »`)
    expect(await shown(`audit show ${redone} --lang fr`)).toContain(`rétablissement de ${short}`)
    expect(await world.lines('audit list --limit 3 -o tsv --fields undoes,redoes', { as: 'ada' })).toEqual([
      `\t${started}`,
      `${started}\t`,
      '\t',
    ])
  })

  it('says in the language of whoever asks what was changed since', async () => {
    const id = await world.addTicket({ requester: 'emma' })
    await world.helpdesk(`ticket comment ${id} -m question`, { as: 'emma' })
    await world.helpdesk(`ticket comment ${id} -m answer`, { as: 'tom' })
    await change(['ticket', 'priority', String(id), '--to', 'high'], 'tess')
    await change(['ticket', 'priority', String(id), '--to', 'low'], 'ada')
    const said = async (as: string, lang: string) => (await undo(as, '--lang', lang)).err.split('\n')[0]
    expect(await said('emma', 'en')).toBe(
      `error: Somebody answered your comment on ticket #${id} meanwhile; nothing was undone.`,
    )
    expect(await said('emma', 'fr')).toBe(
      `error: Quelqu’un a répondu entre-temps à votre commentaire sur le ticket #${id} ; rien n’a été annulé.`,
    )
    expect(await said('tess', 'fr')).toContain(`ticket #${id} (priorité)`)
  })
})
