import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Ticket } from '../src/tickets/ticket.js'
import { engines } from './helpers/engines.js'
import { type Ran, runWith } from './helpers/run.js'
import { newDatabase } from './helpers/world.js'

/** The main job, step by step, as the people of one house do it; every step stands on those before it. */
describe.each(engines)('one story (%s)', (engine) => {
  let folder: string
  let database: Awaited<ReturnType<typeof newDatabase>>
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'helpdesk-story-'))
    database = await newDatabase(engine, folder)
  })
  afterAll(async () => {
    await database.drop()
    rmSync(folder, { recursive: true, force: true })
  })

  const as = (name: string, argv: string[], stdin?: string): Promise<Ran> =>
    runWith(argv, {
      folders: { config: join(folder, name, 'config'), data: join(folder, name, 'data') },
      env: { HELPDESK_DATABASE: database.url },
      ...(stdin === undefined ? {} : { stdin }),
    })
  const ask = (name: string, line: string) => as(name, line.split(' '))
  /** Runs with --json and expects success. */
  async function ok<T>(name: string, argv: string[], stdin?: string): Promise<T> {
    const ran = await as(name, [...argv, '--json'], stdin)
    expect(ran.err).toBe('')
    expect(ran.code).toBe(0)
    return JSON.parse(ran.out) as T
  }
  /** Runs with --json and expects a failure: its exit code and its error's code. */
  async function refused(name: string, line: string): Promise<[number, string]> {
    const ran = await as(name, [...line.split(' '), '--json'])
    expect(ran.out).toBe('')
    return [ran.code, JSON.parse(ran.err).error.code]
  }

  const account = (name: string, full: string) => [
    '--username',
    name,
    '--email',
    `${name}@example.org`,
    '--name',
    full,
    '--password-stdin',
  ]

  it('an administrator initialises', async () => {
    expect(await refused('ada', 'ticket list')).toEqual([7, 'DATABASE'])
    expect((await ask('ada', 'init --admin-username ada')).code).toBe(2)
    const made = await as(
      'ada',
      [
        'init',
        '--admin-username',
        'ada',
        '--admin-email',
        'ada@example.org',
        '--admin-name',
        'Ada Müller',
        '--password-stdin',
      ],
      'Grüße aus Köln 1\n',
    )
    expect(made).toMatchObject({ code: 0, err: '' })
    expect(await ok('ada', ['whoami'])).toMatchObject({ id: 1, username: 'ada', fullName: 'Ada Müller', role: 'ADMIN' })
    const again = await as(
      'eve',
      [
        ...['init', '--admin-username', 'eve', '--admin-email', 'e@example.org'],
        '--admin-name',
        'Eve',
        '--password-stdin',
      ],
      'x',
    )
    expect(again.code).toBe(4)
  })

  it('employees register and log in', async () => {
    expect(await ok('emma', ['register', ...account('emma', 'Emma Étienne')], 'mot de passe é à ç\r\n')).toMatchObject({
      id: 2,
      role: 'EMPLOYEE',
    })
    expect(await ok('bob', ['register', ...account('bob', 'Bob 山田')], '😀😀😀😀😀😀😀😀')).toMatchObject({
      fullName: 'Bob 山田',
    })
    await ok('eric', ['register', ...account('eric', 'Éric')], 'pw of eric')
    expect((await as('x', ['register', ...account('ÉMMA', 'Somebody')], 'pw of eric')).code).toBe(6)
    expect(await refused('emma', 'whoami')).toEqual([4, 'UNAUTHENTICATED'])
    expect((await as('emma', ['login', 'emma', '--password-stdin'], 'wrong')).code).toBe(4)
    for (const [name, password] of [
      ['emma', 'mot de passe é à ç\n'],
      ['bob', '😀😀😀😀😀😀😀😀'],
      ['eric', 'pw of eric'],
    ] as const) {
      expect(await ok(name, ['login', name, '--password-stdin'], password)).toMatchObject({ username: name })
    }
  })

  it('they create tickets with accents and emoji', async () => {
    const create = (name: string, title: string, description: string) =>
      ok<Ticket>(name, [
        'ticket',
        'create',
        '--title',
        title,
        '--description',
        description,
        '--category',
        'reseau',
        '--priority',
        'high',
      ])
    expect(await create('emma', 'L’imprimante brûle 🔥', 'Depuis ce matin.\n\nAu 3ᵉ étage — 本当に。')).toMatchObject({
      id: 1,
      title: 'L’imprimante brûle 🔥',
      description: 'Depuis ce matin.\n\nAu 3ᵉ étage — 本当に。',
      status: { id: 1, name: 'En attente', state: 'pending', color: 'warning' },
      priority: { id: 3, name: 'Élevée', level: 3 },
      category: { id: 3, name: 'Réseau' },
      requester: { id: 2, username: 'emma', fullName: 'Emma Étienne' },
      assignee: null,
      closedAt: null,
    })
    await create('eric', 'Souris', 'Elle double-clique.')
    const piped = await as(
      'eric',
      ['ticket', 'create', '--title', 'Écran', '--category', '1', '--priority', 'low', '--description-file', '-'],
      'Noir.\n',
    )
    expect(piped).toEqual({ code: 0, out: '3\n', err: '' })
  })

  it('what is not theirs they are refused', async () => {
    expect((await ok<Ticket[]>('emma', ['ticket', 'list'])).map((t) => t.id)).toEqual([1])
    expect(await refused('emma', 'ticket show 2')).toEqual([3, 'NOT_FOUND'])
    expect(await refused('emma', 'ticket show 999')).toEqual([3, 'NOT_FOUND'])
    expect(await refused('emma', 'ticket comment 2 -m hello')).toEqual([3, 'NOT_FOUND'])
    expect(await refused('emma', 'ticket take 1')).toEqual([5, 'FORBIDDEN'])
    expect(await refused('emma', 'ticket resolve 1')).toEqual([5, 'FORBIDDEN'])
    expect(await refused('emma', 'ticket delete 1 --yes')).toEqual([5, 'FORBIDDEN'])
    expect(await refused('emma', 'user role emma --to ADMIN')).toEqual([5, 'FORBIDDEN'])
  })

  it('the administrator makes a technician, who sees what the table says', async () => {
    const change = await ok('ada', ['user', 'role', 'bob', '--to', 'TECHNICIAN'])
    expect(change).toMatchObject({
      changed: 1,
      unchanged: 0,
      items: [{ line: null, user: 'bob', from: 'EMPLOYEE', to: 'TECHNICIAN', result: 'changed' }],
    })
    expect(await ok('ada', ['user', 'role', 'bob', '--to', 'technician'])).toMatchObject({
      changeId: null,
      changed: 0,
      unchanged: 1,
    })
    await ok('ada', ['ticket', 'assign', '2', '--to', '@me'])
    expect((await ok<Ticket[]>('bob', ['ticket', 'list', '--sort', 'id'])).map((t) => t.id)).toEqual([1, 3])
    expect(await refused('bob', 'ticket show 2')).toEqual([3, 'NOT_FOUND'])
    expect(await refused('bob', 'ticket assign 1 --to ada')).toEqual([5, 'FORBIDDEN'])
  })

  it('takes one, starts it, comments, resolves it with a report', async () => {
    expect(await ok('bob', ['ticket', 'take', '#1'])).toMatchObject({
      changed: 1,
      items: [{ id: 1, assignee: { username: 'bob' }, status: { state: 'pending' } }],
    })
    expect(await ok('bob', ['ticket', 'start', '1'])).toMatchObject({
      items: [{ status: { name: 'En cours', state: 'in-progress' }, closedAt: null }],
    })
    expect(await ok('bob', ['ticket', 'comment', '1', '-m', 'J’arrive 🧯'])).toMatchObject({
      ticketId: 1,
      content: 'J’arrive 🧯',
      author: { username: 'bob' },
    })
    const resolved = await ok<{ items: Ticket[] }>('bob', ['ticket', 'resolve', '1', '-m', 'Éteinte.'])
    expect(resolved.items[0]).toMatchObject({ status: { name: 'Résolue', state: 'resolved' } })
    expect(resolved.items[0]?.closedAt).toMatch(/^20\d\d-\d\d-\d\dT\d\d:\d\d:\d\dZ$/)
    expect(await ok('bob', ['ticket', 'resolve', '1'])).toMatchObject({ changeId: null, changed: 0, unchanged: 1 })
    expect(await ok('bob', ['ticket', 'list'])).toMatchObject([{ id: 3 }])
  })

  it('the requester reopens it', async () => {
    expect(await refused('eric', 'ticket reopen 1')).toEqual([3, 'NOT_FOUND'])
    expect(await ok('emma', ['ticket', 'reopen', '1'])).toMatchObject({
      changed: 1,
      items: [{ status: { state: 'pending' }, closedAt: null }],
    })
    const shown = await ok<
      Ticket & { comments: unknown[]; history: { field: string; from: string | null; to: string | null }[] }
    >('emma', [...['ticket', 'show', '1', '--history']])
    expect(shown.comments).toMatchObject([
      { content: 'J’arrive 🧯' },
      { content: 'Éteinte.', author: { username: 'bob' } },
    ])
    expect(shown.history.map(({ field, from, to }) => [field, from, to])).toEqual([
      ['created', null, 'L’imprimante brûle 🔥'],
      ['assignee', null, 'bob'],
      ['status', 'En attente', 'En cours'],
      ['comment', null, 'J’arrive 🧯'],
      ['status', 'En cours', 'Résolue'],
      ['comment', null, 'Éteinte.'],
      ['status', 'Résolue', 'En attente'],
    ])
    expect(shown.history[0]).toMatchObject({
      source: 'cli',
      actor: { username: 'emma' },
      changeId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    })
  })

  it('the administrator assigns two at once, changes priorities by ids from a pipe, deletes', async () => {
    const assigned = await ok<{ changeId: string }>('ada', ['ticket', 'assign', '2', '3', '--to', 'BOB@example.org'])
    expect(assigned).toMatchObject({ changed: 2, items: [{ id: 2, assignee: { username: 'bob' } }, { id: 3 }] })
    expect(await refused('ada', 'ticket assign 1 --to emma')).toEqual([2, 'INVALID'])
    expect(await refused('ada', 'ticket assign 1 999 --to bob')).toEqual([3, 'NOT_FOUND'])

    const ids = await ask('ada', 'ticket list --assignee bob --sort id -o ids')
    expect(ids.out).toBe('1\n2\n3\n')
    expect(await ok('ada', ['ticket', 'priority', '-', '--to', 'low'], ids.out)).toMatchObject({
      changed: 2,
      unchanged: 1,
    })
    expect(await ok('ada', ['ticket', 'priority', '-', '--to', 'low'], '')).toEqual({
      changeId: null,
      changed: 0,
      unchanged: 0,
      items: [],
    })

    expect(await refused('ada', 'ticket delete 3')).toEqual([2, 'USAGE'])
    expect(await ok('ada', ['ticket', 'delete', '3', '--yes'])).toMatchObject({
      changed: 1,
      items: [{ id: 3, title: 'Écran' }],
    })
    expect(await refused('ada', 'ticket show 3')).toEqual([3, 'NOT_FOUND'])
  })

  it('deletes people, and cannot demote himself as the last administrator', async () => {
    expect(await refused('ada', 'user role ada --to EMPLOYEE')).toEqual([6, 'CONFLICT'])
    expect(await refused('ada', 'user delete ada --yes')).toEqual([6, 'CONFLICT'])
    expect(await refused('ada', 'user delete bob --yes')).toEqual([6, 'CONFLICT'])
    expect(await refused('ada', 'user delete bob --reassign-to emma --yes')).toEqual([2, 'INVALID'])
    expect(await ok('ada', ['user', 'delete', 'bob', '--reassign-to', 'ada', '--yes'])).toMatchObject({ changed: 1 })
    expect(await refused('bob', 'whoami')).toEqual([4, 'UNAUTHENTICATED'])
    const shown = await ok<{ assignee: unknown; comments: unknown[] }>('ada', ['ticket', 'show', '1'])
    expect(shown.assignee).toMatchObject({ username: 'ada' })
    expect(shown.comments[0]).toMatchObject({ author: { username: 'ada', formerly: 'bob' } })
    expect(await ok('ada', ['user', 'role', 'emma', '--to', 'ADMIN'])).toMatchObject({ changed: 1 })
    expect(await ok('ada', ['user', 'role', 'ada', '--to', 'EMPLOYEE'])).toMatchObject({ changed: 1 })
    expect(await refused('ada', 'user role emma --to EMPLOYEE')).toEqual([5, 'FORBIDDEN'])
  })

  it('logs out', async () => {
    expect(await ok('emma', ['logout'])).toEqual({ ended: 1 })
    expect(await refused('emma', 'ticket list')).toEqual([4, 'UNAUTHENTICATED'])
  })
})
