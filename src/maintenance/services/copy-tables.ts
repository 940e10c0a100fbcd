import { createHash } from 'node:crypto'
import { failure } from '../../core/errors.js'
import { explainDatabaseError } from '../../db/errors.js'
import type { Db, Tx } from '../../db/schema.js'
import { inParts } from '../../db/statements/parts.js'
import type { TableSum } from '../comparison.js'
import { type CopiedTable, placeRows } from '../queries/copied-rows.js'
import { words } from '../words.js'
import { pages, sizeOf } from './copy-pages.js'
import { storeRows } from './copy-rows.js'
import { type Progress, sumOf } from './table-sum.js'

/** A database, and its address without a password. */
export interface Place {
  db: Db
  address: string
}
export interface TableCopy extends TableSum {
  table: string
}

interface Reading {
  source: Place
  /** The source as it is at one moment. */
  from: Db
  never: ReadonlySet<string>
  progress: Progress
}

/** Copies one table, batch by batch; the checksum is that of what has to be read there afterwards. */
export async function writeTable(
  tx: Tx,
  table: CopiedTable,
  { source, from, never, progress }: Reading,
): Promise<TableCopy & { moved: number }> {
  const digest = createHash('sha256')
  const reader = pages(from, table)
  const created = table.kinds.indexOf('timestamp')
  let rows = 0
  let moved = 0
  for (;;) {
    const next = await explained(source, () => reader.next())
    if (next.done) return { table: table.name, rows, checksum: digest.digest('hex'), moved }
    const { read, written } = await placeRows(tx, table, next.value)
    for (const [i, row] of read.entries()) {
      if (row[created] !== next.value[i]?.[created]) moved++
      digest.update(sizeOf(row).line)
    }
    for await (const part of inParts(tx, written, { called: ([key]) => `${table.name} ${key}` }))
      await storeRows(tx, table, part, never)
    rows += next.value.length
    progress(table.name, rows)
  }
}

/** Throws DATABASE where the target does not hold what was written. */
export async function compareTable(tx: Tx, table: CopiedTable, { rows, checksum }: TableCopy): Promise<void> {
  const found = await sumOf(tx, table)
  if (found.rows !== rows || found.checksum !== checksum) throw differs(table.name)
}

/** Says of a driver's error which of the two databases it is about. */
export async function explained<T>({ address }: Place, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw explainDatabaseError(error, address) ?? error
  }
}

const differs = (table: string) => failure('DATABASE', words.differs(table), { say: words.triggerThere })
