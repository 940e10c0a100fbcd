import { randomUUID } from 'node:crypto'
import type { InsertObject } from 'kysely'
import { locationKey } from '../../src/db/address/place.js'
import { parseLocation } from '../../src/db/location.js'
import type { Database } from '../../src/db/schema.js'
import { inUnit, withoutLogin } from '../../src/history/unit.js'
import { openSession } from '../../src/identity/services/sessions.js'
import { openSessionStore } from '../../src/machine/session-store.js'
import type { EngineName } from './engines.js'
import { cutTo, STORED } from './hostile.js'
import { createWorld, type World } from './world.js'

/**
 * Every column that holds text, and how many characters; `unique` where no two rows may have the same, `ascii` where it
 * takes no others.
 */
export const TEXT_COLUMNS = {
  user: { username: [50, 'unique'], email: [100, 'unique'], password: [255], role: [20], full_name: [100] },
  category: { name: [50], description: [1_000] },
  status: { name: [30], color: [20] },
  priority: { name: [30] },
  ticket: { title: [200], description: [1_000] },
  comment: { content: [1_000] },
  helpdesk_session: { token_sha256: [64, 'unique', 'ascii'], password_sha256: [64, 'ascii'], name: [100] },
  helpdesk_event: {
    change_id: [36, 'ascii'],
    source: [10],
    actor_name: [50],
    entity: [20],
    field: [30],
    old_value: [1_000],
    new_value: [1_000],
    old_name: [255],
    new_name: [255],
  },
  helpdesk_undo: { change_id: [36, 'unique', 'ascii'], root: [36, 'ascii'] },
  helpdesk_guard: { name: [30, 'unique', 'ascii'] },
  helpdesk_former_author: { username: [50], full_name: [100] },
  helpdesk_import_key: { key_sha256: [43, 'unique', 'ascii'] },
  helpdesk_origin: { file_key: [255] },
  helpdesk_seen: {}, // numbers alone
  helpdesk_setting: { name: [50, 'unique', 'ascii'], value: [255] },
  helpdesk_search: {}, // folded words alone
  helpdesk_migration: { name: [255, 'unique'], timestamp: [255] },
} as const satisfies { [T in keyof Database]: Partial<Record<keyof Database[T], Column>> }
type Column = readonly [most: number, ...('unique' | 'ascii')[]]
export type Table = keyof typeof TEXT_COLUMNS

/** Everything of one hostile text: a thing of each kind whose every text it is. */
export interface HostileThings {
  text: string
  /** A name in the world, as `as` takes it; its username is hostile. */
  person: string
  user: number
  ticket: number
  /** A ticket that nobody has. */
  waiting: number
  category: number
  status: number
  priority: number
  session: number
  /** Of each kind one of the same name, that no ticket has. */
  spare: { category: number; status: number; priority: number }
  /** Its names and values are hostile. */
  change: string
  /** What it says to have been done is hostile too. */
  oddChange: string
}

/** The texts of a row, all of them hostile. */
export const hostileRow = (table: Table, text: string, serial: number): Record<string, string> =>
  Object.fromEntries(
    Object.entries<Column>(TEXT_COLUMNS[table]).map(([column, [most, ...kinds]]) => [
      column,
      cutTo(
        most,
        kinds.includes('ascii') ? text.replace(/\P{ASCII}/gu, '') : text,
        kinds.includes('unique') ? `~${serial}` : '',
      ),
    ]),
  )

/**
 * A world in which every text column of every table holds every hostile text, written past the program as anybody with
 * a database client can.
 */
export async function hostileWorld(
  engine: EngineName,
): Promise<World & { things: HostileThings[]; restore(): Promise<void> }> {
  const world = await createWorld(engine)
  const things: HostileThings[] = []
  const ada = world.ids.ada ?? 0
  const now = Math.floor(Date.now() / 1000)
  let serial = 0
  async function insert<T extends Table>(table: T, text: string, more: object): Promise<number> {
    const values = { ...hostileRow(table, text, serial++), ...more } as unknown as InsertObject<Database, T>
    const { insertId } = await world.db.insertInto(table).values(values).executeTakeFirstOrThrow()
    return Number(insertId)
  }
  // Its driver ends a text at NUL.
  const texts = STORED.map((text) => (engine === 'sqlite' ? (text.split('\0')[0] ?? '') : text))
  for (const [i, text] of texts.entries()) {
    const [category, status, priority] = [
      await insert('category', text, {}),
      await insert('status', text, {}),
      await insert('priority', text, { level: 9 }),
    ]
    const spare = {
      category: await insert('category', text, {}),
      status: await insert('status', text, {}),
      priority: await insert('priority', text, { level: 9 }),
    }
    const user = await insert('user', text, {})
    const of = {
      category_id: category,
      status_id: status,
      priority_id: priority,
      requester_id: user,
      assigned_to: user,
    }
    const ticket = await insert('ticket', text, of)
    const waiting = await insert('ticket', text, { ...of, assigned_to: null })
    await insert('ticket', text, { ...of, status_id: 3 })
    await insert('comment', text, { ticket_id: ticket, user_id: user })
    const moved = await insert('comment', text, { ticket_id: ticket, user_id: ada })
    await insert('helpdesk_former_author', text, { comment_id: moved })
    const session = await insert('helpdesk_session', text, {
      user_id: ada,
      created_at: now,
      seen_at: now,
      expires_at: now + 9_999,
    })
    await insert('helpdesk_undo', text, { redoes: 0, stands: 0 })
    await insert('helpdesk_guard', text, { writes: 0 })
    await insert('helpdesk_import_key', text, { ticket_id: ticket })
    await insert('helpdesk_origin', text, { ticket_id: ticket })
    await insert('helpdesk_setting', text, {})
    const [change, oddChange] = [randomUUID(), randomUUID()]
    const event = { at: now, source: 'cli', actor_id: user, entity: 'ticket', entity_id: ticket, change_id: change }
    const names = { old_value: '1', old_name: text }
    await insert('helpdesk_event', text, { ...event, field: 'category', ...names, new_value: String(category) })
    await insert('helpdesk_event', text, {
      ...event,
      field: 'title',
      old_value: `was ${text}`,
      old_name: null,
      new_name: null,
    })
    await insert('helpdesk_event', text, { ...event, field: 'full_name', entity: 'user', entity_id: user })
    await insert('helpdesk_event', text, { ...event, field: 'name', entity: 'status', entity_id: status })
    await insert('helpdesk_event', text, {
      ...event,
      change_id: oddChange,
      field: cutTo(30, text),
      source: cutTo(10, text),
    })
    await insert('helpdesk_event', text, { ...event, change_id: oddChange, entity: cutTo(20, text) })
    await insert('helpdesk_event', text, { ...event, change_id: hostileRow('helpdesk_event', text, 0).change_id })
    const person = `hostile${i}`
    const token = await inUnit(withoutLogin(world.db), (unit) =>
      openSession(unit, { id: user, passwordHash: hostileRow('user', text, 0).password ?? '' }, 'x'),
    )
    await openSessionStore(world.configOf(person), locationKey(parseLocation(world.url, world.folder))).save(token)
    things.push({ text, person, user, ticket, waiting, category, status, priority, spare, session, change, oddChange })
  }

  /** Gives everything that is still there its texts back. */
  const restore = () =>
    world.db.transaction().execute(async (tx) => {
      for (const t of things) {
        for (const table of ['user', 'category', 'status', 'priority'] as const) {
          await tx
            .updateTable(table)
            .set(hostileRow(table, t.text, t.user))
            .where('id', '=', t[table])
            .execute()
        }
        const of = { category_id: t.category, status_id: t.status, priority_id: t.priority, requester_id: t.user }
        for (const [id, assignee] of [
          [t.ticket, t.user],
          [t.waiting, null],
        ] as const) {
          const values = { ...hostileRow('ticket', t.text, 0), ...of, assigned_to: assignee }
          await tx.updateTable('ticket').set(values).where('id', '=', id).execute()
        }
      }
    })
  return { ...world, things, restore }
}
