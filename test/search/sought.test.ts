import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Session } from '../../src/command/session.js'
import { peekSession } from '../../src/identity/services/sessions.js'
import { foldedWords } from '../../src/search/folding.js'
import { buildIndex } from '../../src/search/index/build.js'
import { parseQuery } from '../../src/search/language/parse.js'
import { QUERY_FIELDS } from '../../src/tickets/ordered-fields.js'
import { countList, listTickets } from '../../src/tickets/services/list/list.js'
import { engines } from '../helpers/engines.js'
import { createWorld, type World } from '../helpers/world.js'

const WORDS = [
  'la',
  'le',
  'pc',
  'imprimante',
  'œuvre',
  'Straße',
  'été',
  'carte',
  'mère',
  'e-mail',
  'x',
  'a_b',
  'vpn',
  'réseau',
  'мышь',
  '한국',
  '打印机',
  '𝒜𝓑',
  'l’onduleur',
  'the',
  'écran',
  '100%',
  'to',
  'nœud',
  'ﷺ',
  'ΣΑΣ',
]

/** Small, and the same every time. */
function random(seed: number) {
  let state = seed
  return (n: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31
    return Math.floor((state / 2 ** 31) * n)
  }
}

describe.each(engines)('what texts say (%s)', (engine) => {
  let world: World
  let session: Session
  const texts: { id: number; title: string; description: string; comments: string[] }[] = []
  const pick = random(7)
  const some = (n: number) => Array.from({ length: n }, () => WORDS[pick(WORDS.length)]).join(' ')

  beforeAll(async () => {
    world = await createWorld(engine)
    const { emma = 0 } = world.ids
    for (let id = 1; id <= 150; id++) {
      const ticket = {
        id,
        title: some(2),
        description: some(4),
        comments: Array.from({ length: pick(3) }, () => some(3)),
      }
      texts.push(ticket)
      await sql`insert into ticket (id, title, description, category_id, priority_id, requester_id) values (${id}, ${ticket.title}, ${ticket.description}, 1, ${(id % 3) + 1}, ${emma})`.execute(
        world.db,
      )
      for (const content of ticket.comments)
        await sql`insert into comment (ticket_id, user_id, content) values (${id}, ${emma}, ${content})`.execute(
          world.db,
        )
    }
    await buildIndex(world.db)
    session = await peekSession(world.db, world.tokens.ada ?? '')
  })
  afterAll(() => world.destroy())

  const ask = (query: string, firstLook?: number, limit?: number) => {
    const { query: asked } = parseQuery([query], QUERY_FIELDS)
    const input = { asked: asked ? [asked] : [], all: true, ...(firstLook === undefined ? {} : { firstLook }) }
    return listTickets(session, { ...input, sort: [{ key: 'id', descending: false }] }, limit).then((t) =>
      t.map((x) => x.id),
    )
  }
  /** Written apart: folded words compared one by one. */
  const has = (ticket: (typeof texts)[number], term: string, isPhrase: boolean) => {
    const sought = foldedWords(term)
    return [ticket.title, ticket.description, ...ticket.comments].some((text) => {
      const words = foldedWords(text)
      return words.some((_, at) =>
        sought.every((word, i) =>
          i < sought.length - 1 || isPhrase ? words[at + i] === word : words[at + i]?.startsWith(word),
        ),
      )
    })
  }

  it('finds the same whichever way it goes, on every engine', async () => {
    for (let round = 0; round < 60; round++) {
      const terms = Array.from({ length: 1 + pick(2) }, () => {
        const word = WORDS[pick(WORDS.length)] ?? ''
        const folded = foldedWords(word)
        return pick(3) === 0
          ? { text: `"${word} ${WORDS[pick(WORDS.length)]}"`, isPhrase: true }
          : { text: `"${word}"`, isPhrase: true, folded }
      })
      const joint = pick(3) === 0 ? ' or ' : ' '
      const isNot = pick(4) === 0
      const query = `${isNot ? 'not ' : ''}${terms.map((t) => t.text).join(joint)}`
      const meant = texts
        .filter((ticket) => {
          const [first = false, ...others] = terms.map((t) => has(ticket, t.text, t.isPhrase))
          const each = [isNot ? !first : first, ...others]
          return joint === ' or ' ? each.some(Boolean) : each.every(Boolean)
        })
        .map((t) => t.id)
      for (const look of [undefined, 0, 10]) {
        expect(await ask(query, look), `${query} ${look}`).toEqual(meant)
        expect(await ask(query, look, 5), `${query} ${look}, first 5`).toEqual(meant.slice(0, 5))
      }
    }
  })

  it('counts what it finds', async () => {
    const { query } = parseQuery(['imprimante'], QUERY_FIELDS)
    expect(await countList(session, { asked: query ? [query] : [], all: true })).toBe((await ask('imprimante')).length)
  })

  it('finds words of several parts of a ticket together', async () => {
    const long = 'remplissage '.repeat(5_000)
    const { emma = 0 } = world.ids
    for (const content of [`premierement ${long}`, ...Array(6).fill(long), `dernierement ${long}`])
      await sql`insert into comment (ticket_id, user_id, content) values (3, ${emma}, ${content})`.execute(world.db)
    for (const look of [undefined, 0]) expect(await ask('premierement dernierement', look)).toEqual([3])
  })

  it('judges by itself what it cannot fold in', async () => {
    await sql`insert into ticket (id, title, description, category_id, priority_id, requester_id) values (900, 'Flambant neuf', 'x', 1, 1, ${world.ids.emma})`.execute(
      world.db,
    )
    await sql`update ticket set title = 'Périmé' where id = 5`.execute(world.db)
    if (engine === 'sqlite') await sql`pragma query_only = on`.execute(world.db)
    else await sql`set session transaction read only`.execute(world.db)
    for (const look of [undefined, 0]) {
      expect(await ask('flambant', look)).toEqual([900])
      expect(await ask('perime', look)).toEqual([5])
      expect(await ask('not flambant', look)).toHaveLength(texts.length)
    }
    if (engine === 'sqlite') await sql`pragma query_only = off`.execute(world.db)
    else await sql`set session transaction read write`.execute(world.db)
    expect(await ask('flambant')).toEqual([900])
  })

  it('judges all of it where there is no index yet', async () => {
    const before = await ask('imprimante')
    await sql`delete from helpdesk_setting where name = 'search'`.execute(world.db)
    await sql`insert into helpdesk_setting (name, value) values ('search', 'filling ticket=0 comment=0 at=0')`.execute(
      world.db,
    )
    await sql`delete from helpdesk_search`.execute(world.db)
    expect(await ask('imprimante')).toEqual(before)
    expect(await ask('imprimante', 0, 3)).toEqual(before.slice(0, 3))
    await buildIndex(world.db)
    expect(await ask('imprimante', 0)).toEqual(before)
  })
})
