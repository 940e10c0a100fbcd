import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bringUpToDate } from '../../src/maintenance/services/bring-up-to-date.js'
import type { FoundTicket } from '../../src/tickets/ticket.js'
import { engines } from '../helpers/engines.js'
import { ROOT } from '../helpers/root.js'
import { createWorld, type World } from '../helpers/world.js'

describe.each(engines)('ticket find (%s)', (engine) => {
  let world: World
  beforeAll(async () => {
    world = await createWorld(engine)
    await world.addTicket({ title: 'Imprimante en panne', status: 3, assignee: 'tom' }) // 1
    await world.addTicket({ title: 'Écran noir', requester: 'eric' }) // 2
    await world.addTicket({ title: 'Plus rien ne marche', assignee: 'tess' }) // 3
    await world.json(['ticket', 'comment', '2', '-m', 'L’Imprimante\nd’à côté est en panne aussi.'], { as: 'eric' })
    await world.json(['ticket', 'comment', '3', '-m', `${'long '.repeat(100)}la carte-mère ${'fin '.repeat(100)}`], {
      as: 'ada',
    })
  })
  afterAll(() => world.destroy())

  const find = (line: string | string[], as = 'ada') =>
    world.json<FoundTicket[]>(['ticket', 'find', ...(typeof line === 'string' ? line.split(' ') : line)], { as })
  const ids = async (...args: Parameters<typeof find>) => (await find(...args)).map((t) => t.id)

  it('finds resolved tickets too, those with all words in the title first, then the newest', async () => {
    expect(await ids('imprimante panne')).toEqual([1, 2])
    expect(await ids('l')).toEqual([3, 2])
    expect(await ids('imprim is:open')).toEqual([2])
    expect(await ids('imprim -L 1')).toEqual([1])
    expect(await ids('imprim sort:id:desc')).toEqual([2, 1])
    expect(await ids('is:resolved')).toEqual([1])
    expect(await world.json('ticket find imprim --count', { as: 'ada' })).toEqual({ count: 2 })
  })

  it('shows the place, with marks', async () => {
    const [, second] = await find('imprimante panne')
    expect(second?.matches).toEqual([
      {
        in: 'comment',
        commentId: 1,
        text: 'L’Imprimante d’à côté est en panne aussi.',
        marks: [
          [2, 12],
          [29, 34],
        ],
      },
    ])
    const [third] = await find('carte-mer')
    const match = third?.matches[0]
    expect(match?.text.length).toBeLessThan(170)
    expect(match?.marks.map(([from, to]) => match.text.slice(from, to))).toEqual(['carte-mère'])
    expect((await find('title:ecran'))[0]?.matches).toEqual([
      { in: 'title', commentId: null, text: 'Écran noir', marks: [[0, 5]] },
    ])
    const shown = await world.helpdesk('ticket find imprimante -o table', { as: 'ada', env: { COLUMNS: '120' } })
    expect(shown.out).toContain('comment: L’Imprimante d’à côté')
    expect((await world.helpdesk('ticket find carte', { as: 'ada' })).out).toMatch(
      /^3\t.*\tcomment 2: …long .*carte-mère.*…\n$/,
    )
  })

  it('shows each role what it may see', async () => {
    expect(await ids('panne', 'emma')).toEqual([1])
    expect(await ids('panne', 'eric')).toEqual([2])
    expect(await ids('panne', 'tom')).toEqual([1, 2])
    expect(await ids('panne carte', 'tess')).toEqual([])
    expect(await ids('carte', 'tess')).toEqual([3])
    expect((await world.helpdesk('ticket find x')).code).toBe(4)
  })

  it('needs words, and is what search is called here', async () => {
    expect(await world.fails('ticket find', 'ada', 2)).toContain('<words...>')
    expect(await world.fails('search imprimante', 'ada', 2)).toContain('ticket find')
  })

  it('reads no further than its page takes, and finds the same', async () => {
    const digit = sql`(select 0 as d union all select 1 union all select 2 union all select 3 union all select 4
      union all select 5 union all select 6 union all select 7 union all select 8 union all select 9)`
    const n = sql`1000 * a.d + 100 * b.d + 10 * c.d + e.d`
    await sql`insert into ticket (title, description, category_id, priority_id, status_id, requester_id)
      select case when (${n}) % 50 = 0 then 'Une batterie' else 'Un portable' end,
        case when (${n}) % 9 = 0 then 'Batterie gonflée' else 'Rien' end, 1, 1, 1, ${world.ids.emma ?? 0}
      from ${digit} as a cross join ${digit} as b cross join ${digit} as c cross join ${digit} as e order by ${n}`.execute(
      world.db,
    )
    await bringUpToDate(world.db, ROOT)
    const all = await ids('batterie')
    expect(all).toHaveLength(1_000)
    const looks = (err: string) => err.match(/^sql: .*helpdesk_search as x/gm)?.length ?? 0
    const read = async (limit: number) => {
      const ran = await world.helpdesk(`ticket find batterie -L ${limit} -o ids --debug`, { as: 'ada' })
      expect(ran.out.trim().split('\n').map(Number)).toEqual(all.slice(0, limit))
      return { looks: looks(ran.err), said: ran.err.split('\n').filter((line) => line.startsWith('the best')) }
    }
    const [some, more] = [await read(30), await read(200)]
    expect(some.said).toEqual(['the best 30; more with --limit, how many by --count'])
    expect(more.said).toEqual(['the best 200 of the newest 1,000; more with --limit, how many by --count'])
    expect(some.looks).toBeLessThan(more.looks)
  })
})
