import { expect, it } from 'vitest'
import { parseLocation } from '../../src/db/location.js'
import { openDatabase } from '../../src/db/open.js'
import { bringUpToDate } from '../../src/maintenance/services/bring-up-to-date.js'
import { ROOT } from '../helpers/root.js'
import { fill } from './data.js'

const {
  HELPDESK_BENCH_DATABASE: url,
  HELPDESK_BENCH_TICKETS: tickets = '100000',
  HELPDESK_BENCH_PEOPLE: people = '20000',
} = process.env

/**
 * `npm run bench:data`: fills the empty database that HELPDESK_BENCH_DATABASE names, for whatever is to be tried on it.
 */
it.runIf(url)(`fills ${url} with ${tickets} tickets`, { timeout: 3_600_000 }, async () => {
  const db = await openDatabase(parseLocation(url ?? '', process.cwd()), { create: true })
  await bringUpToDate(db, ROOT)
  await fill(db, { tickets: Number(tickets), people: Number(people) })
  await bringUpToDate(db, ROOT)
  const { n } = await db
    .selectFrom('ticket')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  expect(Number(n)).toBe(Number(tickets))
  await db.destroy()
})
