import type { Session } from '../../command/session.js'
import { HelpdeskError } from '../../core/errors.js'
import { engineOf } from '../../db/engine.js'
import { faultOf } from '../../db/faults.js'
import type { Db } from '../../db/schema.js'
import { inStep } from '../../history/unit.js'
import {
  findCandidates,
  findForReader,
  findReachThen,
  findSpan,
  type ReadersTicket,
  type Reading,
  type Span,
  type Start,
} from '../queries/unread/candidates.js'
import type { Reader } from '../queries/unread/facts.js'
import { moveStart, noteReading, noteReadings } from '../queries/unread/marks.js'
import type { Ticket } from '../ticket.js'

/** All that is unread for somebody, seen or not, and where his inbox begins. */
export interface Unread {
  tickets: ReadersTicket[]
  span: Span | undefined
}

export async function readUnread(db: Db, reader: Reader): Promise<Unread> {
  const span = await findSpan(db, reader.id)
  const ids = span ? await findCandidates(db, reader.id, span) : []
  const found = ids.length === 0 ? [] : await findForReader(db, ids, reader)
  return { tickets: found.filter(({ ticket }) => ticket.unread), span }
}

/** Their numbers. */
export const unreadIds = async ({ db, actor }: Pick<Session, 'db' | 'actor'>): Promise<number[]> =>
  (await readUnread(db, { id: actor.id })).tickets.map(({ ticket }) => ticket.id)

/** How far a ticket is read by who has it on his screen, where that is further than before; it is no part of the answer. */
const READINGS = new WeakMap<Ticket, Reading>()

export const keepReading = (ticket: Ticket, reading: Reading): void => void READINGS.set(ticket, reading)

/** Whether there is anything to note once this was shown. */
export const holdsNews = (ticket: Ticket): boolean => READINGS.has(ticket)

/** Notes what was shown as read. Where that cannot be written, it stays unread. */
export async function markShown({ db, actor }: Session, tickets: readonly Ticket[]): Promise<void> {
  const readings = tickets.flatMap((ticket) => READINGS.get(ticket) ?? [])
  const [only, ...others] = readings
  if (!only) return
  const one = () => noteReading(db, actor.id, only)
  const all = () => inStep(db, (tx) => noteReadings(tx, actor.id, readings))
  await asFarAsPossible(db, others.length === 0 ? one : all)
}

/** Notes these as read, all of them or none, and answers whether that could be written. */
export async function markRead({ db, actor }: Session, tickets: readonly ReadersTicket[]): Promise<boolean> {
  if (tickets.length === 0) return true
  const readings = tickets.map(({ reading }) => reading)
  return asFarAsPossible(db, () => inStep(db, (tx) => noteReadings(tx, actor.id, readings)))
}

/** More comments and events than this, or seconds, and the inbox begins later: it shall not read them every day. */
const [MANY, LONG] = [1_000, 7 * 86_400]
/** Seconds that a transaction may take. */
const PATIENCE = 3_600

/** Lets an inbox that begins long ago begin later, for the next look to be short: nothing is read by that. */
export async function moveOn(session: Session, { tickets, span }: Unread): Promise<void> {
  if (!span) return
  const { db, actor, now } = session
  const behind = span.lastComment - span.comment + (span.lastEvent - span.event)
  if (now - PATIENCE <= span.at || (behind <= MANY && now - span.at <= LONG)) return
  const then = await findReachThen(db, now - PATIENCE)
  const to: Start = {
    comment: Math.max(span.comment, then.comment),
    event: Math.max(span.event, then.event),
    at: then.at,
  }
  const readings = tickets.map(({ reading }) => reading)
  await asFarAsPossible(db, () => inStep(db, (tx) => moveStart(tx, actor.id, readings, { from: span, to })))
}

/** On a database that is read-only for now, or where somebody else is writing, reading goes on, and does not wait. */
async function asFarAsPossible(db: Db, write: () => Promise<unknown>): Promise<boolean> {
  try {
    await engineOf(db).withoutWaiting(db, write)
    return true
  } catch (error) {
    if (faultOf(error) === undefined && !(error instanceof HelpdeskError)) throw error
    return false
  }
}
