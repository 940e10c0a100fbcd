import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { engines } from '../helpers/engines.js'
import { randomFrom } from '../helpers/random.js'
import { createWorld, type World } from '../helpers/world.js'

/** In the suite; 10,000 with `HELPDESK_TEST_LONG`. */
const TICKETS = process.env.HELPDESK_TEST_LONG ? 10_000 : 600

describe.each(engines)('pages of a list (%s)', (engine) => {
  let world: World
  beforeAll(async () => {
    world = await createWorld(engine)
    const row = (i: number) =>
      `('T${i}', 'x', 1, ${1 + (i % 3)}, ${1 + (i % 2)}, ${world.ids.emma}, '2026-01-0${1 + (i % 7)} 10:00:00')`
    for (let from = 0; from < TICKETS; from += 500) {
      const rows = Array.from({ length: Math.min(500, TICKETS - from) }, (_, i) => row(from + i)).join()
      await sql
        .raw(
          `insert into ticket (title, description, category_id, priority_id, status_id, requester_id, created_at) values ${rows}`,
        )
        .execute(world.db)
    }
  })
  afterAll(() => world.destroy())

  const page = async (line: string) => {
    const { code, out, err } = await world.helpdesk(`ticket list -o ids ${line}`, { as: 'ada' })
    expect(code).toBe(0)
    const [, next] = /^next: (\S+)\n$/.exec(err) ?? []
    if (next === undefined) expect(err).toBe('')
    return { ids: out.split('\n').filter(Boolean).map(Number), next }
  }

  it('end with a cursor where more remain, and with none where nothing does', async () => {
    const all = (await page('')).ids
    const first = await page('-L 4')
    expect(first.ids).toEqual(all.slice(0, 4))
    const second = await page(`--limit 4 --after ${first.next}`)
    expect(second.ids).toEqual(all.slice(4, 8))
    expect((await page(`--after ${second.next}`)).ids).toEqual(all.slice(8))
    expect(await page(`-L ${TICKETS}`)).toEqual({ ids: all, next: undefined })
    expect(await page(`-L ${TICKETS + 1}`)).toEqual({ ids: all, next: undefined })
    expect((await page(`-L ${TICKETS - 1}`)).next).toMatch(/^[\w-]+$/)
    expect(
      JSON.parse((await world.helpdesk(`ticket list --count -L 4 --after ${first.next} --json`, { as: 'ada' })).out),
    ).toEqual({
      count: TICKETS,
    })
    const exported = await world.helpdesk('ticket export -L 3 --fields id', { as: 'ada' })
    const [, next] = /^next: (\S+)\n$/.exec(exported.err) ?? []
    expect((await world.helpdesk(`ticket export -L 2 --fields id --after ${next}`, { as: 'ada' })).out).toBe(
      'id\r\n4\r\n5\r\n',
    )
  })

  it.each(['x', 'e30', 'W10', Buffer.from('{"order":"id","values":[{}],"id":1}').toString('base64url')])(
    'take no cursor %s',
    async (cursor) => {
      expect(await world.helpdesk(`ticket list --after ${cursor}`, { as: 'ada' })).toEqual({
        code: 2,
        out: '',
        err: `error: '${cursor}' is no cursor that a list ended with.\n`,
      })
    },
  )

  it('take no cursor of another order, and say which it is of', async () => {
    const { next } = await page('-L 1 --sort created')
    expect(await world.helpdesk(`ticket list --after ${next}`, { as: 'ada' })).toEqual({
      code: 2,
      out: '',
      err: 'error: That cursor is of a list in another order.\nhint: --sort created\n',
    })
  })

  it('show every ticket that was there all the time exactly once, whatever comes and goes', {
    timeout: 600_000,
  }, async () => {
    const random = randomFrom(5)
    const before = new Set((await page('')).ids)
    const gone = new Set<number>()
    const ofOurs = [...before]
    let ended = false
    const changes = (async () => {
      while (!ended) {
        const id = ofOurs[Math.floor(random() * ofOurs.length)] ?? 0
        const what = random()
        if (what < 0.4) await world.addTicket({ priority: 1 + Math.floor(random() * 3) })
        else if (what < 0.7) {
          gone.add(id)
          await sql`update ticket set status_id = 3 where id = ${id}`.execute(world.db)
        } else {
          gone.add(id)
          await sql`delete from ticket where id = ${id}`.execute(world.db)
        }
        await new Promise((resolve) => setTimeout(resolve, 5))
      }
    })()
    const seen: number[] = []
    for (let next: string | undefined = ''; next !== undefined; ) {
      const found: { ids: number[]; next: string | undefined } = await page(
        `-L ${Math.ceil(TICKETS / 40)}${next === '' ? '' : ` --after ${next}`}`,
      )
      seen.push(...found.ids)
      next = found.next
      await new Promise((resolve) => setTimeout(resolve, 20)) // for others to change something
    }
    ended = true
    await changes
    expect(new Set(seen).size).toBe(seen.length)
    const always = [...before].filter((id) => !gone.has(id))
    expect(always.filter((id) => !seen.includes(id))).toEqual([])
    expect(gone.size).toBeGreaterThan(5)
  })
})
