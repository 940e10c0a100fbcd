import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createConnection } from 'mysql2/promise'
import { describe, expect, it, onTestFinished } from 'vitest'
import { hasServer } from '../helpers/engines.js'
import { ROOT } from '../helpers/root.js'
import { type Answer, openWebApp } from '../helpers/web.js'
import { CHEAP_HASH, createWorld, newDatabase, type World } from '../helpers/world.js'

/** One day of the web application: what each of its pages answers. `between` happens after each. */
async function aDay(url: string, between: () => Promise<unknown>) {
  const web = await openWebApp(url)
  const answers: Record<string, Answer> = {}
  const page = async (name: string, answer: Promise<Answer>) => {
    answers[name] = await answer
    await between()
  }
  const userId = async (username: string) =>
    (await web.rows('SELECT id FROM user WHERE username = ?', [username]))[0]?.id as number

  for (const name of ['wendy', 'walter', 'willy']) await page(`register ${name}`, web.register(name, CHEAP_HASH))
  await page('register wendy again', web.register('wendy', CHEAP_HASH))
  await page('register Wéndy, one name for the collation', web.register('Wéndy', CHEAP_HASH))
  await page('make walter a technician', web.editUser('walter', 'role', 'TECHNICIAN'))
  await page('rename wendy', web.editUser('wendy', 'full_name', 'Wendy L’Été 😀'))
  await page('take an address that is taken', web.editUser('wendy', 'email', 'walter@example.org'))
  for (const title of ['Web un', 'Web deux', 'Web trois 😀'])
    await page(`new ticket ${title}`, web.newTicket(title, 'wendy'))
  const [one, two] = [await web.ticketOf('Web un'), await web.ticketOf('Web deux')]
  const walter = await userId('walter')
  await page('comment', web.comment(one.id, 'walter', 'Je regarde.'))
  await page('comment on a ticket that is not there', web.comment(9_999_999, 'walter', 'Où ?'))
  await page('status', web.manage(one.id, { status: 2 }))
  await page('the same status again', web.manage(one.id, { status: 2 }))
  await page('status and technician', web.manage(two.id, { status: 2, assignee: walter }))
  await page('resolve', web.manage(one.id, { status: 3, assignee: walter }))
  await page('a status that is not there', web.manage(two.id, { status: 99 }))
  await page('un-assign, which fails', web.unassign(two.id))
  await page('delete somebody with tickets, which fails', web.deleteUser('wendy'))
  await page('delete somebody without', web.deleteUser('willy'))
  const dashboard = (await web.dashboard()).filter((t) => String(t.title).startsWith('Web'))
  const people = await web.rows(
    "SELECT username, email, password, `role`, full_name FROM user WHERE username LIKE 'w%' ORDER BY username",
  )
  const comments = await web.rows(
    'SELECT content FROM comment c JOIN user u ON u.id = c.user_id WHERE u.username = ?',
    ['walter'],
  )
  await web.close()
  return { answers, dashboard, people, comments }
}

/** The CLI at work on the same rows and on its own. */
async function worksBeside(world: World, round: number) {
  const mine = round % 2 === 0 ? 'tess' : 'tom'
  const id = await world.addTicket({ title: `CLI ${round}` })
  for (const line of [
    `ticket take ${id}`,
    `ticket comment ${id} -m hello`,
    `ticket resolve ${id} -m done`,
    'ticket list --all',
  ]) {
    expect(await world.helpdesk(line, { as: mine })).toMatchObject({ code: 0, err: '' })
  }
  expect(
    await world.helpdesk(`user role eric --to ${round % 2 ? 'EMPLOYEE' : 'TECHNICIAN'}`, { as: 'ada' }),
  ).toMatchObject({ code: 0 })
  expect(await world.helpdesk('ticket list --all -o ids', { as: 'ada' })).toMatchObject({ code: 0, err: '' })
}

describe.runIf(hasServer)('the web application', { timeout: 120_000 }, () => {
  it('does the same before migrate, after it, and with triggers, while the CLI works on the same database', async () => {
    const seed = readFileSync(join(ROOT, 'test/data/maintenance_db.sql'), 'utf8')
    const alone = await newDatabase('mysql', '', 'character set utf8mb4')
    onTestFinished(() => alone.drop())
    const installer = await createConnection({ uri: alone.url, multipleStatements: true, charset: 'utf8mb4' })
    await installer.query(seed)
    await installer.end()
    const before = await aDay(alone.url, async () => {})

    // What a page answers is part of the claim, not only that it is the same.
    expect(before.answers).toMatchObject({
      'register wendy': { affected: 1 },
      'register wendy again': { error: 1062 },
      'register Wéndy, one name for the collation': { error: 1062 },
      resolve: { affected: 1 },
      'a status that is not there': { error: 1452 },
      'un-assign, which fails': { error: 1366 },
      'delete somebody with tickets, which fails': { error: 1048 },
      'delete somebody without': { affected: 1 },
    })
    expect(before.dashboard).toHaveLength(3)

    for (const triggers of ['off', 'on']) {
      const world = await createWorld('mysql')
      onTestFinished(() => world.destroy())
      expect(await world.helpdesk(`db triggers ${triggers}`, { as: 'ada' })).toMatchObject({ code: 0 })
      let round = 0
      expect(await aDay(world.url, () => worksBeside(world, round++))).toEqual(before)
    }
  })

  it('and the CLI see each other’s tickets whole', async () => {
    const world = await createWorld('mysql')
    onTestFinished(() => world.destroy())
    const web = await openWebApp(world.url)
    onTestFinished(() => web.close())
    await web.newTicket('Écran noir 😀', 'emma')
    const { id } = await web.ticketOf('Écran noir 😀')
    await web.comment(id, 'tom', 'Vu sur le web.')
    expect(await world.json(`ticket show ${id}`, { as: 'emma' })).toMatchObject({
      title: 'Écran noir 😀',
      description: 'Décrit sur le web.',
      status: { id: 1, name: 'En attente', state: 'pending' },
      priority: { name: 'Moyenne' },
      category: { name: 'Matériel' },
      requester: { username: 'emma' },
      assignee: null,
      createdAt: expect.stringMatching(/Z$/),
      comments: [{ author: { username: 'tom' }, content: 'Vu sur le web.' }],
    })
    const argv = [
      'ticket',
      'create',
      '--title',
      'Souris 😀',
      '--description',
      'Elle fuit.',
      '--category',
      '1',
      '--priority',
      'high',
    ]
    await world.json(argv, { as: 'eric' })
    expect((await web.dashboard()).at(-1)).toEqual({
      title: 'Souris 😀',
      description: 'Elle fuit.',
      names: ['Matériel', 'Élevée', 'En attente'],
      people: ['eric', null],
    })
  })
})
