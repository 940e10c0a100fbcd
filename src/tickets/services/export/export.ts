import type { Session } from '../../../command/session.js'
import { findSetting } from '../../../identity/queries/settings.js'
import { IDENTITY, keyOf } from '../../origin.js'
import { streamWithFileKeys } from '../../queries/tickets.js'
import type { Ticket } from '../../ticket.js'
import { DEFAULT_ORDER, type ListInput, readFilter } from '../list/list.js'

/** A ticket as our files have it, whoever reads them, with the key by which it is known again. */
export interface ExportedTicket extends Omit<Ticket, 'unread'> {
  key: string
}

/** The tickets of a list, at most `limit`, for a file, one after the other: the connection is busy until the last. */
export async function exportTickets(
  { db, actor, now }: Session,
  input: ListInput,
  limit?: number,
): Promise<AsyncIterable<ExportedTicket>> {
  const filter = await readFilter({ db, actor, now }, input)
  const database = (await findSetting(db, IDENTITY)) ?? ''
  async function* keyed(): AsyncGenerator<ExportedTicket> {
    for await (const { ticket, fileKey } of streamWithFileKeys(db, filter, input.sort ?? DEFAULT_ORDER, limit)) {
      const { id, unread: _, ...rest } = ticket
      yield { id, key: keyOf(database, ticket, fileKey), ...rest }
    }
  }
  return keyed()
}
