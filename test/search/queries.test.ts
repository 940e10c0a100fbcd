import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { engineOf } from '../../src/db/engine.js'
import { engines } from '../helpers/engines.js'
import { fillSearchTable } from '../helpers/search-table.js'
import { createWorld, type World } from '../helpers/world.js'

const DAY = 86_400

describe.each(engines)('queries (%s)', (engine) => {
  let world: World
  const now = Math.floor(Date.now() / 1000)
  const wallClock = (epoch: number) => new Date(epoch * 1000).toISOString().slice(0, 19).replace('T', ' ')
  const comment = (ticket_id: number, content: string, who = 'emma') =>
    world.db
      .insertInto('comment')
      .values({ ticket_id, user_id: world.ids[who] ?? 0, content, created_at: wallClock(now) })
      .execute()

  beforeAll(async () => {
    world = await createWorld(engine)
    await world.addTicket({ title: 'Carte-mère du PC', requester: 'emma' }) // 1
    await world.addTicket({ title: 'Imprimante', requester: 'eric', assignee: 'tom', priority: 3 }) // 2
    await world.addTicket({ title: 'a_b and 100%', requester: 'emma', assignee: 'tess', status: 3 }) // 3
    await world.addTicket({ title: 'axb', requester: 'eric', assignee: 'tess', status: 2, priority: 1 }) // 4
    await world.addTicket({ title: 'erreur:500 or not', requester: 'eric' }) // 5
    for (const [id, text] of [
      [1, 'Plus rien.'],
      [1, 'La mère de tom'],
      [1, 'La carte est arrivée.'],
      [2, 'Le nœud réseau'],
    ] as const)
      await comment(id, text)
    await comment(2, 'Vu', 'tess')
    await world.db.insertInto('category').values({ id: 50, name: 'Salle 12, bas' }).execute()
    await world.db.updateTable('ticket').set({ category_id: 50 }).where('id', '=', 4).execute()
    const set = (id: number, created: number, updated: number, closed?: number) =>
      world.db
        .updateTable('ticket')
        .set({
          created_at: engineOf(world.db).created(wallClock(created)),
          updated_at: engineOf(world.db).updated(updated),
          ...(closed === undefined ? {} : { closed_at: wallClock(closed) }),
        })
        .where('id', '=', id)
        .execute()
    await set(1, now - 40 * DAY, now - 10 * DAY)
    await set(2, now - 3 * DAY, now - 3 * DAY, now - DAY) // reopened elsewhere
    await set(3, now - 20 * DAY, now - DAY, now - DAY)
    await set(4, now - 100, now - 100)
    await set(5, now - 400 * DAY, now - 400 * DAY)
    await fillSearchTable(world.db)
  })
  afterAll(() => world.destroy())

  const found = async (argv: string[], as = 'ada') => {
    const { code, out, err } = await world.helpdesk(['ticket', 'list', '--sort', 'id', '-o', 'ids', ...argv], { as })
    return code === 0 ? out.split('\n').filter(Boolean).map(Number) : [code, err]
  }

  it.each<[string, number[]]>([
    // Words: beginnings, whole words, folded, across texts and parts.
    ['imprim', [2]],
    ['noeud', [2]],
    ['NŒUDS', []],
    ['carte-mère', [1]],
    ['carte mere', [1]],
    ['"mère de"', [1]],
    ['"mèr de"', []],
    ['"rien la"', []],
    ['title:carte comment:carte', [1]],
    ['title:rien', []],
    ['pc la rien', [1]],
    ['a_ --all', [3]],
    ['100% --all', [3]],
    ['"or not"', [5]],
    ['"erreur:500"', [5]],
    ['and --all', [3]],
    // Joined.
    ['imprimante or carte', [1, 2]],
    ['imprimante or carte pc', [1, 2]],
    ['(imprimante or carte) pc', [1]],
    ['not imprimante', [1, 4, 5]],
    ['NOT is:pending', [3, 4]],
    ['is:open -imprimante -carte', [4, 5]],
    ['not not imprimante', [2]],
    ['not (imprimante or carte)', [4, 5]],
    // What shows resolved ones.
    ['requester:emma', [1]],
    ['requester:emma --all', [1, 3]],
    ['requester:emma is:resolved', [3]],
    ['requester:emma status:1,3', [1, 3]],
    ['requester:emma id:1..', [1, 3]],
    ['requester:emma (a_b or is:pending)', [1, 3]],
    ['is:unassigned', [1, 5]],
    ['closed:7d..', [3]],
    ['not closed:7d', [1, 2, 4, 5]],
    // Names.
    ['assignee:none', [1, 5]],
    ['assignee:tom,none', [1, 2, 5]],
    ['not assignee:tom', [1, 4, 5]],
    ['author:tess', [2]],
    ['not author:emma', [4, 5]],
    ['status:en-cours', [4]],
    ['STATUS:En-Attente', [1, 2, 5]],
    ['status:"en cours",pending', [1, 2, 4, 5]],
    ['category:salle-12', [4]],
    ['category:"Salle 12, bas"', [4]],
    ['priority:medium..', [1, 2, 5]],
    ['priority:..medium', [1, 4, 5]],
    ['priority:high,low', [2, 4]],
    ['priority:low..low,high', [2, 4]],
    ['priority:>low', [1, 2, 5]],
    // Numbers and times.
    ['id:2,4..5', [2, 4, 5]],
    ['id:#3', [3]],
    ['id:<3', [1, 2]],
    ['created:7d', [2, 4]],
    ['created:..30d', [1, 5]],
    ['created:1y..30d', [1]],
    ['created:>1y', [5]],
    ['created:today,3mo..30d', [1, 4]],
    ['updated:..7d', [1, 5]],
    ['updated:<7d', [2, 4]],
    ['updated:30m', [4]],
  ])('%s', async (query, ids) => {
    const words = query.endsWith(' --all') ? [query.slice(0, -6), '--all'] : [query]
    expect([query, await found(words)]).toEqual([query, ids])
  })

  it.each<[string[], number[]]>([
    [
      ['-s', 'pending,in-progress'],
      [1, 2, 4, 5],
    ],
    [['--status=resolved', '-r', 'emma,eric'], [3]],
    [
      ['-a', 'tom,none'],
      [1, 2, 5],
    ],
    [['-a', 'me', '--all'], []],
    [['-c', 'Salle 12, bas'], [4]],
    [
      ['-c', '1,Salle-12'],
      [1, 2, 4, 5],
    ],
    [
      ['-p', 'high,low'],
      [2, 4],
    ],
    [
      ['-p', 'medium..'],
      [1, 2, 5],
    ],
    [['--created', '..30d', '--updated', '30d..7d'], [1]],
    [
      ['-r', 'eric', 'imprimante', 'or', 'axb'],
      [2, 4],
    ],
    [
      ['imprimante', 'or', 'axb', '--requester', 'eric'],
      [2, 4],
    ],
    [
      ['--', '-is:pending'],
      [3, 4],
    ],
    [
      ['-p', 'medium..', '--', '-imprimante'],
      [1, 5],
    ],
    [
      ['-L', '2'],
      [1, 2],
    ],
  ])('%j', async (argv, ids) => expect([argv, await found(argv)]).toEqual([argv, ids]))

  it('shows to each what is his, and names nobody else', async () => {
    expect(await found(['is:open'], 'tom')).toEqual([1, 2, 5])
    expect(await found(['is:open'], 'emma')).toEqual([1])
    expect(await found(['author:emma,eric or is:resolved'], 'tom')).toEqual([1, 2])
    for (const somebody of ['tom', 'nobodyatall'])
      expect(await found([`assignee:${somebody}`], 'emma')).toEqual([
        3,
        `error: There is no user '${somebody}'.\n  assignee:${somebody}\n           ^\nhint: a person is a username, an e-mail address, a number or @me\n`,
      ])
    expect(await found(['--assignee', 'tom'], 'emma')).toEqual([3, "error: There is no user 'tom'.\n"])
    expect(await found(['assignee:tess'], 'emma')).toEqual([])
    expect(await found(['requester:@me or assignee:me', '--all'], 'emma')).toEqual([1, 3])
  })

  it('is ordered by itself, or by --sort', async () => {
    const order = async (...argv: string[]) => world.lines(['ticket', 'list', '-o', 'ids', ...argv], { as: 'ada' })
    expect(await order('is:open', 'sort:created:desc')).toEqual(['4', '2', '1', '5'])
    expect(await order('sort:priority:desc,created')).toEqual(['2', '5', '1', '4'])
    expect(await order('sort:created:desc', '--sort', 'id')).toEqual(['1', '2', '4', '5'])
  })

  it('is counted, whatever the limit and the format', async () => {
    const said = async (...argv: string[]) => (await world.helpdesk(['ticket', ...argv], { as: 'ada' })).out
    expect(await said('list', '--count', '-L', '1')).toBe('4\n')
    expect(await said('list', 'imprimante', '--count', '-o', 'table')).toBe('1\n')
    expect(await said('list', '--count', '-o', 'csv')).toBe('4\n')
    expect(await said('list', '--count', '--json', '--fields', 'id')).toBe('{\n  "count": 4\n}\n')
    expect(await said('list', '--count', '-o', 'jsonl')).toBe('{"count":4}\n')
    expect(await said('export', 'is:resolved', '--count')).toBe('1\n')
  })

  it('is what an export writes', async () => {
    const { out } = await world.helpdesk('ticket export is:open -L 2 --fields id', { as: 'ada' })
    expect(out).toBe('id\r\n1\r\n2\r\n'.replaceAll('\r\n', out.includes('\r\n') ? '\r\n' : '\n'))
  })

  it('says on a terminal how its times were read', async () => {
    const err = async (query: string) =>
      (await world.helpdesk(['ticket', 'list', query], { as: 'ada', columns: 80 })).err
    const day = (epoch: number) => new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium' }).format(epoch * 1000)
    expect(await err('updated:..7d')).toBe(`updated before ${day(now - 7 * DAY)}\n`)
    expect(await err('created:2026-01..2026-03 or closed:2026-02-03')).toBe(
      'created from 1 Jan 2026 to 31 Mar 2026 · closed on 3 Feb 2026\n',
    )
    expect(await err('not created:<=2026-03')).toBe('created until 31 Mar 2026\n')
    expect(await err('is:open')).toBe('')
    const french = await world.helpdesk('ticket list created:2026.. --lang fr', { as: 'ada', columns: 80 })
    expect(french.err).toBe('créé depuis le 1 janv. 2026\n')
    expect((await world.helpdesk('ticket list updated:7d', { as: 'ada' })).err).toBe('')
  })

  it('says what is meant by an argument that begins with -', async () => {
    const err = async (...argv: string[]) => (await world.helpdesk(['ticket', 'list', ...argv], { as: 'ada' })).err
    expect(await err('-vpn')).toBe("error: There is no option '-vpn'.\nhint: write: not vpn\n")
    expect(await err('is:open', '-panne')).toBe("error: There is no priority 'anne'.\nhint: write: not panne\n")
    expect(await err('-onduleur')).toContain('hint: write: not onduleur\n')
    expect(await err('-p', 'nosuch')).toMatch(/^error: There is no priority 'nosuch'.\nhint: (?!write)/)
    expect(await err('--nosuch')).not.toContain('write:')
  })

  it('marks the place in a query with wide, hidden or many characters', async () => {
    const err = async (query: string) => (await world.helpdesk(['ticket', 'list', query], { as: 'ada' })).err
    expect(await err('漢字\x1b[2J nosuch:x')).toContain('\n  漢字^[[2J nosuch:x\n            ^\n')
    const [, line = '', mark = ''] = (await err(`${'vpn '.repeat(50)}nosuch:x ${'vpn '.repeat(50)}`)).split('\n')
    expect(line.length).toBeLessThan(84)
    expect(line.slice(mark.indexOf('^'))).toMatch(/^nosuch:x/)
  })

  it('knows nothing of hostile text but that it is text', async () => {
    for (const text of ["' or 1=1 -- ", '\\', '%', '_%', '"; drop table ticket; --', "x' union select 1", '!_a'])
      for (const query of [text, `title:${text}`, `status:"${text.replaceAll('"', '')}"`, `assignee:${text}`]) {
        const { code } = await world.helpdesk(['ticket', 'list', '--', query], { as: 'ada' })
        expect([query, code]).toEqual([query, expect.toBeOneOf([0, 2, 3])])
      }
    expect((await world.db.selectFrom('ticket').select('id').execute()).length).toBe(5)
  })

  it('of many terms and values is one question all the same', async () => {
    const numbers = Array.from({ length: 4_000 }, (_, i) => i + 2).join(',')
    expect(await found([`id:${numbers}`])).toEqual([2, 3, 4, 5])
    expect(await found(['-s', `${'1,'.repeat(40_000)}1`, 'id:2'])).toEqual([2])
    expect(await found([`"${'imprimante '.repeat(99)}" or id:2`])).toEqual([2])
    expect(await found([Array(400).fill('imprimante').join(' or ')])).toEqual([2])
    expect(await found([Array(120).fill('imprimante').join(' ')])).toEqual([2])
    expect(await found([`${'(not '.repeat(24)}imprimante${')'.repeat(24)}`])).toEqual([2])
  })
})
