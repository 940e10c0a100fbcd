import { locationKey } from '../../src/db/address/place.js'
import { parseLocation } from '../../src/db/location.js'
import { openDatabase } from '../../src/db/open.js'
import { inUnit, withoutLogin } from '../../src/history/unit.js'
import { insertUser } from '../../src/identity/queries/writes.js'
import { openSession } from '../../src/identity/services/sessions.js'
import { settingsFile } from '../../src/machine/config.js'
import { openSessionStore } from '../../src/machine/session-store.js'
import { bringUpToDate } from '../../src/maintenance/services/bring-up-to-date.js'
import { insertComment } from '../../src/tickets/queries/comments.js'
import { insertTicket } from '../../src/tickets/queries/writes.js'

/** Makes an SQLite file with an administrator and 40 tickets, half of them his; answers the token of his session. */
export async function fill(path: string, root: string): Promise<string> {
  const db = await openDatabase(parseLocation(`sqlite:${path}`, root), { create: true, setUp: true })
  await bringUpToDate(db, root)
  const token = await inUnit(withoutLogin(db), async (unit) => {
    const id = await insertUser(unit.tx, {
      username: 'admin',
      email: 'admin@example.org',
      fullName: 'Ada Martin',
      role: 'ADMIN',
      passwordHash: '!',
    })
    for (let i = 0; i < 40; i++) {
      const ticketId = await insertTicket(unit.tx, {
        title: `Printer ${i} on the second floor is out of paper`,
        description: 'It blinks.\n\nNobody knows why.',
        categoryId: 1 + (i % 3),
        priorityId: 1 + (i % 3),
        statusId: 1 + (i % 2),
        requesterId: id,
        assigneeId: i % 2 === 0 ? id : null,
        createdHoursAgo: i * 7,
        closed: false,
      })
      unit.record({ entity: 'ticket', entityId: ticketId, field: 'created', newValue: 'Printer' })
      if (i === 3) await insertComment(unit.tx, { ticketId, userId: id, content: 'Ordered.' })
    }
    return openSession(unit, { id, passwordHash: '!' }, 'warm')
  })
  await db.destroy()
  return token
}

/** From now on the database at `url` is the configured one, and this token its session, as after a login. */
export async function logIn(config: string, url: string, token: string): Promise<void> {
  await settingsFile(config).write({ database: url })
  await openSessionStore(config, locationKey(parseLocation(url, config))).save(token)
}
