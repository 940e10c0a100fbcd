import { common } from '../../core/words.js'
import { inert } from '../../terminal/inert.js'
import type { Field, Listing } from '../../terminal/listing.js'
import { paint } from '../../terminal/paint.js'
import type { Category, LookupKind, Priority, Status } from '../lookup.js'
import { words } from '../words.js'

type LookupRow = Partial<Category & Priority & Status> & { id: number; name: string; result?: string }

const ID: Field<LookupRow> = { name: 'id', title: common.id, plain: (x) => x.id, align: 'right' }
const NAME: Field<LookupRow> = {
  name: 'name',
  title: common.name,
  plain: (x) => x.name,
  shown: (x, style) => paint(inert(x.name), x.color ?? null, style),
}
const OWN: Record<LookupKind, Field<LookupRow>[]> = {
  category: [{ name: 'description', title: words.columns.description, plain: (x) => x.description ?? null }],
  priority: [{ name: 'level', title: words.columns.level, plain: (x) => x.level ?? null, align: 'right' }],
  status: [
    { name: 'color', title: words.columns.color, plain: (x) => x.color ?? null },
    {
      name: 'state',
      title: words.columns.countsAs,
      plain: (x) => x.state ?? null,
      shown: (x, s) => (x.state ? s.say(words.states[x.state]) : ''),
    },
  ],
}
const RESULT: Field<LookupRow> = { name: 'result', title: common.result, plain: (x) => x.result ?? null }

export function lookupListing(kind: LookupKind): Listing<LookupRow> {
  const fields = [ID, NAME, ...OWN[kind]]
  const names = fields.map((f) => f.name)
  return { fields, table: names, plain: names, empty: common.none }
}

/** With what happened to each. */
export function changedLookupListing(kind: LookupKind): Listing<LookupRow> {
  const listing = lookupListing(kind)
  return { ...listing, fields: [...listing.fields, RESULT], plain: ['id', 'result'] }
}
