import { OUR_KEY } from '../command/tables/key.js'

// Keys of our files: `helpdesk:<database>:<ticket>:<when it was created>` of a ticket that began there,
// `helpdesk:key:<key>` of one that another file had under a key of its own. Copies of a database share its name, and go
// on with the same numbers: hence the time.

/** The setting that holds what a database is called in files. */
export const IDENTITY = 'identity'

/** A ticket as the database calls it in which it began. */
export interface Origin {
  database: string
  id: number
  /** The digits of its UTC wall clock. */
  created: string
}

const OWN = new RegExp(`^${OUR_KEY}([0-9a-f]{32}):(\\d{1,10}):(\\d*)$`)
const FOREIGN = `${OUR_KEY}key:`

export const digitsOf = (wallClock: string | null): string => (wallClock ?? '').replace(/\D/g, '').slice(0, 14)

/** What a key tells of where the ticket began; undefined for a key of another program's. */
export function originOf(key: string): Origin | undefined {
  const [, database, id, created] = OWN.exec(key) ?? []
  return database === undefined ? undefined : { database, id: Number(id), created: created ?? '' }
}

/** The key that a file had of its own, where ours says so. */
export const fileKeyOf = (key: string): string => (key.startsWith(FOREIGN) ? key.slice(FOREIGN.length) : key)

/** A ticket's key in our files. `fileKey` is the key of the file that it came with. */
export function keyOf(
  database: string,
  ticket: { id: number; createdAt: string | null },
  fileKey: string | null,
): string {
  if (fileKey !== null) return OWN.test(fileKey) ? fileKey : FOREIGN + fileKey
  return `${OUR_KEY}${database}:${ticket.id}:${digitsOf(ticket.createdAt)}`
}
