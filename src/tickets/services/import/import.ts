import { setImmediate } from 'node:timers/promises'
import type { Dates, ReadDate } from '../../../command/dates/dates.js'
import type { Session } from '../../../command/session.js'
import { type BadRow, badRows, type HelpdeskError } from '../../../core/errors.js'
import { newId } from '../../../core/light/new-id.js'
import type { Integer } from '../../../core/number.js'
import type { Db } from '../../../db/schema.js'
import type { ChangeId } from '../../../history/change.js'
import { type ActorsUnit, inUnit } from '../../../history/unit.js'
import { findSetting } from '../../../identity/queries/settings.js'
import { findLookups } from '../../../lookups/queries/lookups.js'
import type { Stop } from '../../../machine/host.js'
import { followNew } from '../../../search/index/follow.js'
import { freshen } from '../../../search/index/fresh.js'
import { IDENTITY } from '../../origin.js'
import { checkImportable, type ImportedTicket, insertImported, textsOf } from '../../queries/import.js'
import { findImported, hasImportKeys, importKeyExists, ticketExists } from '../../queries/import-keys.js'
import { failureWords } from '../../words/failures.js'
import { begunHere } from './begun.js'
import { storeInParts } from './in-parts.js'
import { createResolver, type Resolved } from './names.js'
import type { Checked } from './row.js'

/** A file that can be read again and again. */
export interface Rows {
  bytes: number
  dates: Dates
  read: () => Promise<AsyncIterable<Checked[]>>
}

export interface Import {
  /** Null where nothing was imported. */
  changeId: ChangeId | null
  rows: Integer
  created: Integer
  /** Rows that were imported before. */
  present: Integer
}

/** What an import would come to. */
export interface ImportPlan extends Import {
  /** How dates without a zone are taken, by the first; null where there are none. */
  dates: ReadDate | null
  /** The first rows that are new. */
  first: { line: Integer; title: string }[]
}

/** Rows that are looked up, and then stored, together. */
const BATCH = 2_000
/** Up to so many bytes a file is stored in one transaction: others wait for some seconds at most. */
const ONE_TRANSACTION = 32 * 2 ** 20
/** Bad rows that are told; of more, the first. */
const MOST_BAD = 1_000

/** New rows that are shown. */
const MOST_FIRST = 5

type Progress = (rows: number) => void

/** How a file is stored that is too large for one transaction. */
export interface InParts {
  /** Bytes of a file that are still stored in one transaction; 32 MB where it is undefined. */
  atOnce: number | undefined
  /** Called before the first part is stored. */
  holdStops(): Stop
}

/** What `importTickets` would do, and what it would fail with. Reads only. */
export async function planImport(
  { db, actor }: Session,
  rows: Rows,
  progress: Progress,
): Promise<{ plan: ImportPlan; failure: HelpdeskError | undefined }> {
  const { done, first, failure } = await stored(db, actor, rows, progress, (fresh) => checkImportable(db, fresh))
  return { plan: { ...done, dates: rows.dates.first(), first }, failure }
}

/**
 * Imports every row once, whatever was imported of the file before, or nothing where a row is bad. A large file is read
 * twice, first to check all of it, then to store it by thousands, each its own transaction, so that nobody else waits
 * for long: cut off and run again, it goes on where it was, and DoneInPart tells how far it came.
 */
export async function importTickets(session: Session, rows: Rows, progress: Progress, parts: InParts): Promise<Import> {
  const { db, actor } = session
  const changeId = newId()
  const storing: Storing = { changeId, indexed: new Set() }
  const whole = ({ done, failure }: Stored): Import => {
    if (failure) throw failure
    return done
  }
  if (rows.bytes <= (parts.atOnce ?? ONE_TRANSACTION)) {
    const done = await inUnit(session, async (unit) =>
      whole(await stored(unit.tx, actor, rows, progress, (fresh) => store(unit, storing, fresh))),
    )
    if (done.created === 0) return done
    return settled(db, storing, done)
  }
  const check = (fresh: ImportedTicket[]) => checkImportable(db, fresh)
  const plan = whole(await stored(db, actor, rows, () => undefined, check))
  if (plan.created === 0) return plan
  await storeInParts<ImportedTicket>(
    { changeId, total: plan.created, stop: parts.holdStops() },
    (fresh) => inUnit(session, (unit) => store(unit, storing, fresh)),
    async (storePart) => whole(await stored(db, actor, rows, progress, storePart)),
  )
  return settled(db, storing, plan)
}

interface Storing {
  changeId: ChangeId
  /** The numbers of tickets whose words are found already. */
  indexed: Set<number>
}

/** The import is done, whatever becomes of the search index. */
async function settled(db: Db, { changeId, indexed }: Storing, done: Import): Promise<Import> {
  await freshen(db, indexed).catch(() => undefined)
  return { ...done, changeId }
}

/** A key that was stored with the last of its rows tells of them: rows of the same change may be there from before. */
async function store(unit: ActorsUnit, { changeId, indexed }: Storing, fresh: ImportedTicket[]): Promise<void> {
  const { key = '', formerId } = fresh[0] ?? {}
  unit.leaveTrace({
    isDone: (db) => (formerId === undefined ? importKeyExists(db, key) : ticketExists(db, formerId)),
    open: failureWords.lastRowsMaybeStored(changeId),
    hint: { run: `audit show ${changeId}`, say: failureWords.sameImport },
  })
  const ids = await insertImported(unit.tx, changeId, unit.actor, fresh)
  if (await followNew(unit.tx, textsOf(fresh, ids))) for (const id of ids) indexed.add(id)
}

interface Stored {
  done: Import
  first: ImportPlan['first']
  failure: HelpdeskError | undefined
}

/** Hands on the rows that are new, by thousands, while the next are read, as long as none is bad. */
async function stored(
  db: Db,
  actor: Session['actor'],
  { read }: Rows,
  progress: Progress,
  store: (fresh: ImportedTicket[]) => Promise<void>,
): Promise<Stored> {
  const done: Import = { changeId: null, rows: 0, created: 0, present: 0 }
  const first: ImportPlan['first'] = []
  const bad: BadRow[] = []
  let refusedRows = 0
  const seen = new Set<string>()
  const isFirst = !(await hasImportKeys(db))
  const identity = await findSetting(db, IDENTITY)
  let storing: Promise<void> = Promise.resolve()
  for await (const { tickets, refused } of resolved(db, actor, await read())) {
    await storing
    if (bad.length < MOST_BAD) bad.push(...refused.slice(0, MOST_BAD - bad.length))
    refusedRows += refused.length
    const imported = isFirst ? [] : [await findImported(db, keysOf(tickets))]
    const before = [...imported, await begunHere(db, identity, tickets)]
    const known = new Set(before.flatMap(({ standing }) => [...standing]))
    const undone = new Map(before.flatMap(({ undone }) => [...undone]))
    // Of one key, the first row counts.
    const fresh = tickets.filter((t) => !known.has(t.key) && !seen.has(t.key) && seen.add(t.key))
    for (const ticket of fresh) ticket.formerId = undone.get(ticket.key)
    done.rows += tickets.length + refused.length
    done.created += fresh.length
    done.present += tickets.length - fresh.length
    if (first.length < MOST_FIRST) first.push(...fresh.slice(0, MOST_FIRST - first.length).map(shown))
    storing = fresh.length > 0 && bad.length === 0 ? store(fresh) : Promise.resolve()
    storing.catch(() => undefined) // it is told when it is waited for
    progress(done.rows)
  }
  await storing
  return { done, first, failure: refusedRows > 0 ? badRows(bad, { count: refusedRows }) : undefined }
}

const keysOf = (tickets: readonly ImportedTicket[]) => tickets.map((t) => t.key)

const shown = ({ line, columns: { title } }: ImportedTicket) => ({ line, title: String(title) })

/** Rows by thousands, their names looked up; in between, answers of the database are heard. */
async function* resolved(db: Db, actor: Session['actor'], rows: AsyncIterable<Checked[]>): AsyncGenerator<Resolved> {
  const resolver = createResolver(await findLookups(db), db, actor)
  let done: Resolved = { tickets: [], refused: [] }
  for await (const chunk of rows) {
    const { tickets, refused } = await resolver(chunk)
    for (const ticket of tickets) done.tickets.push(ticket)
    for (const row of refused) done.refused.push(row)
    await setImmediate()
    if (done.tickets.length + done.refused.length < BATCH) continue
    yield done
    done = { tickets: [], refused: [] }
  }
  yield done
}
