import { common } from '../../core/words.js'
import { inert } from '../../terminal/inert.js'
import type { Listing } from '../../terminal/listing.js'
import type { Style } from '../../terminal/style.js'
import type { Comparison, TableComparison } from '../comparison.js'
import { words } from '../words.js'

export const comparisonListing: Listing<TableComparison> = {
  fields: [
    { name: 'table', title: words.columns.table, plain: (t) => t.table },
    { name: 'rows', title: words.columns.rows, plain: (t) => t.rows },
    { name: 'rowsAgainst', title: words.columns.rowsAgainst, plain: (t) => t.against.rows },
    { name: 'equal', title: words.columns.equal, plain: (t) => String(t.equal) },
    { name: 'checksum', title: words.columns.checksum, plain: (t) => t.checksum },
    { name: 'checksumAgainst', title: words.columns.checksumAgainst, plain: (t) => t.against.checksum },
  ],
  table: ['table', 'rows', 'rowsAgainst', 'equal'],
  plain: ['table', 'rows', 'rowsAgainst', 'equal'],
  empty: common.none,
}

/** Only what differs, and then that it does. */
export function comparisonText({ database, against, equal, tables }: Comparison, s: Style): string {
  const [here, there] = [inert(database), inert(against)]
  if (equal) return s.ok(words.sameEverywhere(here, there))
  const lines = tables.filter((t) => !t.equal).map((t) => s.say(words.tableDiffers(t.table, t.rows, t.against.rows)))
  return [...lines, s.say(words.notTheSame(here, there))].join('\n')
}
