import { failure } from '../../core/errors.js'
import { explainDatabaseError } from '../../db/errors.js'
import { faultOf } from '../../db/faults.js'
import { migrate } from '../../db/migrate.js'
import type { Db } from '../../db/schema.js'
import type { Trace } from '../../history/lost-commit.js'
import { inSnapshot, inUnit, withoutLogin } from '../../history/unit.js'
import { buildIndex } from '../../search/index/build.js'
import type { CopiedTable } from '../queries/copied-rows.js'
import {
  COPIED,
  continueBehind,
  deleteSeeds,
  findColumnsNeverNull,
  findHighestIds,
  hasRows,
  setSessionZone,
  USED,
} from '../queries/copied-rows.js'
import { words } from '../words.js'
import { compareTable, explained, type Place, type TableCopy, writeTable } from './copy-tables.js'
import type { Progress } from './table-sum.js'

export interface Copy {
  tables: TableCopy[]
  /** How many rows were dated in an hour that the target's clocks skip: they have the end of it. */
  moved: number
}

/** Throws CONFLICT where somebody uses the database already. One that is not set up yet is nobody's. */
export async function checkTarget({ db, address }: Place): Promise<void> {
  for (const name of USED) {
    const used = await hasRows(db, name).catch((error) => {
      if (faultOf(error) === 'not-set-up') return false
      throw explainDatabaseError(error, address) ?? error
    })
    if (used) throw notEmpty(address, name)
  }
}

/**
 * Copies everything but sessions, as the source is at one moment, in one transaction on the target, whose schema is
 * made before; the search index is made anew after it. What is then read back of each table is compared with what was
 * read of the source. Throws INVALID or CONFLICT naming a row that the target refuses.
 */
export async function copyDatabase(source: Place, target: Place, root: string, progress: Progress): Promise<Copy> {
  return explained(target, async () => {
    await checkTarget(target)
    await migrate(target.db, root)
    const never = await findColumnsNeverNull(target.db)
    const copy = await inSnapshot(source.db, async (from) => {
      const highest = await explained(source, () => findHighestIds(from))
      for (const { entity, id } of highest) {
        if (COPIED.some((t) => t.name === entity && t.key === 'id')) await continueBehind(target.db, entity, id)
      }
      return inUnit(withoutLogin(target.db), async ({ tx, leaveTrace }) => {
        leaveTrace(TRACE)
        await checkTarget({ ...target, db: tx })
        await deleteSeeds(tx)
        await setSessionZone(tx, 'UTC')
        const written: (TableCopy & { moved: number; of: CopiedTable })[] = []
        for (const table of COPIED)
          written.push({ ...(await writeTable(tx, table, { source, from, never, progress })), of: table })
        await setSessionZone(tx, 'server')
        for (const copy of written) await compareTable(tx, copy.of, copy)
        return {
          tables: written.map(({ table, rows, checksum }) => ({ table, rows, checksum })),
          moved: written.reduce((sum, t) => sum + t.moved, 0),
        }
      })
    })
    await buildIndex(target.db, (done) => progress('helpdesk_search', done))
    return copy
  })
}

/** The target was empty when the copy began: what is there is the copy. */
const TRACE: Trace = {
  isDone: (db) => hasAnyRows(db),
  open: words.copyMaybeThere,
  hint: {
    run: 'db copy',
    say: words.repeatCopy,
  },
}

async function hasAnyRows(db: Db): Promise<boolean> {
  for (const name of USED) if (await hasRows(db, name)) return true
  return false
}

const notEmpty = (address: string, table: string) =>
  failure('CONFLICT', words.notEmpty(address, table), { say: words.ownDatabase })
