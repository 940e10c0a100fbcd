import { sql } from 'kysely'
import { type Connection, createConnection } from 'mysql2/promise'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Session } from '../../src/command/session.js'
import type { InboxEntry } from '../../src/inbox/inbox.js'
import { readInbox } from '../../src/inbox/services/read-inbox.js'
import { findTicketsByIds } from '../../src/tickets/queries/tickets.js'
import { type EngineName, engines } from '../helpers/engines.js'
import { randomFrom } from '../helpers/random.js'
import { createWorld, type World } from '../helpers/world.js'

/** In the suite; 300 with `HELPDESK_TEST_LONG`. */
const SEQUENCES = process.env.HELPDESK_TEST_LONG ? 300 : 3
const STEPS = 14

const READERS = ['emma', 'tom', 'ada'] as const
const ROLES: Record<string, string> = { emma: 'EMPLOYEE', tom: 'TECHNICIAN', tess: 'TECHNICIAN', ada: 'ADMIN' }
const RESOLVED = 3

interface State {
  status: number
  assignee: string | null
}

/** What happened to a ticket, in its order; `write` is a command of helpdesk's, at which what was outside is recorded. */
type Deed =
  | { kind: 'comment'; by: string }
  | { kind: 'change'; by: string | null; from: State; to: State }
  | { kind: 'write' }

interface Model {
  id: number
  deeds: Deed[]
  now: State
  recorded: State
  /** How many deeds somebody had seen, and the state then. */
  read: Record<string, { deeds: number; state: State }>
}

const NEW: State = { status: 1, assignee: null }
const bornAs = (id: number): Model => ({
  id,
  deeds: [],
  now: NEW,
  recorded: NEW,
  read: Object.fromEntries(READERS.map((r) => [r, { deeds: 0, state: NEW }])),
})

const sees = (who: string, { now }: Model) =>
  ROLES[who] === 'ADMIN' ||
  who === 'emma' ||
  (ROLES[who] === 'TECHNICIAN' && (now.assignee === null || now.assignee === who))
const isHis = (who: string, { now, deeds }: Model) =>
  who === 'emma' || now.assignee === who || deeds.some((d) => d.kind === 'comment' && d.by === who)

/** The kinds of what a change is to somebody. */
function kindsOf(who: string, from: State, to: State): string[] {
  const kinds: string[] = []
  if (from.status !== to.status) kinds.push(from.status === RESOLVED ? 'reopened' : 'status')
  if (from.assignee !== to.assignee) {
    if (to.assignee === who) kinds.push('given')
    if (from.assignee === who) kinds.push('taken-away')
  }
  return kinds
}

/**
 * What others did since he read it: of those who are known each deed; what another program did, as far as it shows in
 * the row, at each look of helpdesk's or at each statement (`isWatched`).
 */
function unreadOf(who: string, ticket: Model, isWatched: boolean): { known: string[]; outside: Set<string> } {
  const { deeds, state } = ticket.read[who] ?? { deeds: 0, state: NEW }
  const known: string[] = []
  const outside: string[] = []
  let [seen, now] = [state, state]
  const look = () => {
    outside.push(...kindsOf(who, seen, now))
    seen = now
  }
  for (const deed of ticket.deeds.slice(deeds)) {
    if (deed.kind === 'comment' && deed.by !== who) known.push(`answer ${deed.by}`)
    if (deed.kind === 'write') look()
    if (deed.kind !== 'change') continue
    if (deed.by === null) {
      now = { ...now, ...deed.to }
      if (isWatched) look()
      continue
    }
    look()
    if (deed.by !== who) known.push(...kindsOf(who, deed.from, deed.to).map((kind) => `${kind} ${deed.by}`))
    seen = now = deed.to
  }
  look()
  const told = (kind: string) => kind.startsWith('taken-away') || (sees(who, ticket) && isHis(who, ticket))
  return { known: known.filter(told).sort(), outside: new Set(outside.filter(told)) }
}

describe.each([
  ...engines.map((engine): [EngineName, 'off' | 'on'] => [engine, 'off']),
  ...engines.filter((e) => e === 'mysql').map((engine): [EngineName, 'off' | 'on'] => [engine, 'on']),
])('the inbox under random deeds (%s, triggers %s)', (engine, triggers) => {
  let world: World
  /** The web application's other connection; a file has one writer at a time, and nothing that comes late. */
  let late: Connection | undefined
  beforeAll(async () => {
    world = await createWorld(engine)
    late = engine === 'mysql' ? await createConnection(world.url) : undefined
    if (triggers === 'on') await world.json('db triggers on', { as: 'ada' })
    // What is written by this connection is the web application's: the triggers take it for helpdesk's own otherwise.
    if (engine === 'mysql') await sql`set @helpdesk = null`.execute(world.db)
    await new Promise((resolve) => setTimeout(resolve, 1_100)) // inboxes begin by the second
  })
  afterAll(async () => {
    await late?.end()
    await world.destroy()
  })
  // An inbox looks at all that was written since it begins: in a world of many sequences that would be ever more.
  afterEach(async () => {
    await late?.query('rollback')
    await sql`delete from ticket`.execute(world.db)
    await sql`delete from helpdesk_event`.execute(world.db)
  })

  const stateOf = async (id: number): Promise<State> => {
    const row = await world.db
      .selectFrom('ticket as t')
      .leftJoin('user as u', 'u.id', 't.assigned_to')
      .select(['t.status_id', 'u.username'])
      .where('t.id', '=', id)
      .executeTakeFirstOrThrow()
    return { status: row.status_id ?? 1, assignee: row.username }
  }

  /** The web application's own statements. */
  const web = {
    create: () =>
      sql`insert into ticket (title, description, category_id, priority_id, requester_id, created_at)
        values ('Web', 'x', 1, 1, ${world.ids.emma ?? 0}, ${engine === 'sqlite' ? sql`current_timestamp` : sql`utc_timestamp()`})`,
    comment: (id: number, by: string) =>
      sql`insert into comment (ticket_id, user_id, content, created_at)
        values (${id}, ${world.ids[by] ?? 0}, 'web', ${engine === 'sqlite' ? sql`current_timestamp` : sql`utc_timestamp()`})`,
    status: (id: number, to: number) => sql`update ticket set status_id = ${String(to)} where id = ${id}`,
    assign: (id: number, to: string) => sql`update ticket set assigned_to = ${String(world.ids[to])} where id = ${id}`,
  }

  /** What somebody's inbox holds, and which of these tickets are unread where they are listed. */
  type Look = (who: string, ids: readonly number[]) => Promise<{ entries: InboxEntry[]; listed: number[] }>
  const byCommands: Look = async (who) => ({
    entries: await world.json<InboxEntry[]>('inbox', { as: who }),
    listed: (await world.lines('ticket list is:unread --all -o ids', { as: who })).map(Number),
  })
  /** What those commands do: without a start of the program and a connection for each. */
  const byServices: Look = async (who, ids) => {
    const actor = { id: world.ids[who] ?? 0, role: ROLES[who] }
    const { entries } = await readInbox({ db: world.db, actor } as unknown as Session, 'unread')
    const tickets = await findTicketsByIds(world.db, ids, actor)
    return { entries, listed: tickets.filter((ticket) => ticket.unread).map((ticket) => ticket.id) }
  }

  async function check(tickets: readonly Model[], after: string, look: Look = byServices) {
    const ids = tickets.map((ticket) => ticket.id)
    for (const who of READERS) {
      const { entries, listed } = await look(who, ids)
      for (const ticket of tickets) {
        const events = entries.find((e) => e.ticket.id === ticket.id)?.events ?? []
        const { known, outside } = unreadOf(who, ticket, triggers === 'on')
        const found = {
          known: events.flatMap((e) => (e.by ? [`${e.kind} ${e.by.username}`] : [])).sort(),
          outside: new Set(events.flatMap((e) => (e.by ? [] : [e.kind]))),
        }
        const where = `${after}\n${who} #${ticket.id}\n${JSON.stringify(ticket, null, 1)}`
        // With the triggers off it is told once what another program did between two looks, whatever that was.
        if (triggers === 'on') expect(found, where).toEqual({ known, outside })
        else {
          expect(found.known, where).toEqual(known)
          expect(hasAny(found.outside), where).toEqual(hasAny(outside))
        }
        const isUnread = events.length > 0
        if (sees(who, ticket)) expect([where, listed.includes(ticket.id)]).toEqual([where, isUnread])
      }
    }
  }
  const hasAny = (kinds: Set<string>) => ({
    status: kinds.has('status') || kinds.has('reopened'),
    given: kinds.has('given'),
    taken: kinds.has('taken-away'),
  })

  it.each(Array.from({ length: SEQUENCES }, (_, i) => i + 1))(
    'sequence %i: each has unread what others did to what is his, and nothing else',
    { timeout: 60_000 },
    async (seed) => {
      const random = randomFrom(seed)
      const one = <T>(of: readonly T[]): T => of[Math.floor(random() * of.length)] as T
      const made = await world.json<{ id: number }>(
        ['ticket', 'create', '--title', 'A', '--description', 'x', '--category', '1', '--priority', '1'],
        { as: 'emma' },
      )
      await web.create().execute(world.db)
      const { last } = await world.db
        .selectFrom('ticket')
        .select((eb) => eb.fn.max('id').as('last'))
        .executeTakeFirstOrThrow()
      const tickets = [bornAs(made.id), bornAs(last ?? 0)]
      const done: string[] = []

      /** A command of helpdesk's that changes something, or is refused. */
      async function command(who: string, ticket: Model, line: string, comments = false) {
        const ran = await world.helpdesk(line, { as: who })
        if (ran.code !== 0) return
        const to = await stateOf(ticket.id)
        const isChanged = to.status !== ticket.now.status || to.assignee !== ticket.now.assignee
        if (isChanged || comments) ticket.deeds.push({ kind: 'write' })
        if (comments) ticket.deeds.push({ kind: 'comment', by: who })
        if (isChanged) ticket.deeds.push({ kind: 'change', by: who, from: ticket.now, to })
        if (isChanged || comments) ticket.recorded = to
        ticket.now = to
      }
      async function outside(ticket: Model, change: Partial<State>, statement: ReturnType<typeof web.status>) {
        await statement.execute(world.db)
        const to = { ...ticket.now, ...change }
        ticket.deeds.push({ kind: 'change', by: null, from: ticket.now, to })
        ticket.now = to
      }
      const markRead = (who: string, ticket: Model) => {
        ticket.read[who] = { deeds: ticket.deeds.length, state: ticket.now }
      }

      /** What is in the inbox is read, and nothing else. */
      async function readEverything(who: string) {
        await world.json('inbox --read', { as: who })
        for (const ticket of tickets) if (hasUnread(who, ticket)) markRead(who, ticket)
      }
      const hasUnread = (who: string, ticket: Model) => {
        const { known, outside } = unreadOf(who, ticket, triggers === 'on')
        return known.length + outside.size > 0
      }

      const DEEDS: Record<string, (who: string, ticket: Model) => Promise<void>> = {
        comment: (who, t) => command(who, t, `ticket comment ${t.id} -m hello`, true),
        take: (who, t) => command(who, t, `ticket take ${t.id}`),
        giveBack: (who, t) => command(who, t, `ticket unassign ${t.id}`),
        assign: (_, t) => command('ada', t, `ticket assign ${t.id} --to ${one(['tom', 'tess', 'ada'])}`),
        start: (who, t) => command(who, t, `ticket start ${t.id}`),
        resolve: (who, t) => command(who, t, `ticket resolve ${t.id}`),
        reopen: (who, t) => command(who, t, `ticket reopen ${t.id}`),
        async webComment(_, t) {
          const by = one(['emma', 'tess', 'ada', 'tom'])
          await web.comment(t.id, by).execute(world.db)
          t.deeds.push({ kind: 'comment', by })
        },
        async webStatus(_, t) {
          // What is put back before anybody looks leaves no trace where nothing watches.
          const to = one([1, 2, 3].filter((s) => s !== t.now.status && s !== t.recorded.status))
          await outside(t, { status: to }, web.status(t.id, to))
          if (triggers === 'on') t.recorded = { ...t.recorded, status: to }
        },
        async webAssign(_, t) {
          const to = one(['tom', 'tess', 'ada'].filter((a) => a !== t.now.assignee && a !== t.recorded.assignee))
          await outside(t, { assignee: to }, web.assign(t.id, to))
          if (triggers === 'on') t.recorded = { ...t.recorded, assignee: to }
        },
        async show(who, t) {
          const { code } = await world.helpdesk(`ticket show ${t.id}`, { as: who, columns: 80 })
          if (code === 0) markRead(who, t)
        },
        async showInPipe(who, t) {
          await world.helpdesk(`ticket show ${t.id}`, { as: who })
        },
        async readOne(who, t) {
          const { code } = await world.helpdesk(`inbox --read ${t.id}`, { as: who })
          if (code === 0) markRead(who, t)
        },
        async readAll(who) {
          await readEverything(who)
        },
      }
      /** A comment that has its number, and is committed after others have read what is behind it. */
      async function lateComment(_: string, t: Model) {
        const by = one(['emma', 'tess', 'ada', 'tom'])
        const insert = web.comment(t.id, by).compile(world.db)
        await late?.query('begin')
        await late?.query(insert.sql, insert.parameters as string[])
        // What does not wait for it.
        for (let more = 1 + Math.floor(random() * 3); more > 0; more--) {
          const name = one(['webComment', 'show', 'show', 'readOne', 'readAll'])
          const [who, other] = [one(READERS), random() < 0.8 ? t : one(tickets)]
          done.push(`  meanwhile ${name} by ${who} on #${other.id}`)
          await DEEDS[name]?.(who, other)
        }
        if (random() < 0.3) await check(tickets, done.join('\n'))
        await late?.query('commit')
        t.deeds.push({ kind: 'comment', by })
      }
      if (late) DEEDS.lateComment = lateComment
      for (let step = 0; step < STEPS; step++) {
        const [name, who, ticket] = [one(Object.keys(DEEDS)), one(READERS), one(tickets)]
        done.push(`${name} by ${who} on #${ticket.id}`)
        await DEEDS[name]?.(who, ticket)
        if (step % 3 === 2) await check(tickets, done.join('\n'))
      }
      await check(tickets, done.join('\n'), byCommands)
      for (const who of READERS) await readEverything(who)
      await check(tickets, `${done.join('\n')}\nall read`)
    },
  )
})
