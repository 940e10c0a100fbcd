import { inert } from '../../terminal/inert.js'
import type { Field, Listing } from '../../terminal/listing.js'
import { paint } from '../../terminal/paint.js'
import type { Category, LookupKind, Priority, Status } from '../lookup.js'

type LookupRow = Partial<Category & Priority & Status> & { id: number; name: string; result?: string }

const ID: Field<LookupRow> = { name: 'id', title: { en: 'Id', fr: 'Nº' }, plain: (x) => x.id, align: 'right' }
const NAME: Field<LookupRow> = {
  name: 'name',
  title: { en: 'Name', fr: 'Nom' },
  plain: (x) => x.name,
  shown: (x, style) => paint(inert(x.name), x.color ?? null, style),
}
const OWN: Record<LookupKind, Field<LookupRow>[]> = {
  category: [{ name: 'description', title: { en: 'Description', fr: 'Description' }, plain: (x) => x.description ?? null }],
  priority: [{ name: 'level', title: { en: 'Level', fr: 'Niveau' }, plain: (x) => x.level ?? null, align: 'right' }],
  status: [
    { name: 'color', title: { en: 'Colour', fr: 'Couleur' }, plain: (x) => x.color ?? null },
    { name: 'state', title: { en: 'Counts as', fr: 'Compte comme' }, plain: (x) => x.state ?? null },
  ],
}
const RESULT: Field<LookupRow> = { name: 'result', title: { en: 'Result', fr: 'Résultat' }, plain: (x) => x.result ?? null }

export function lookupListing(kind: LookupKind): Listing<LookupRow> {
  const fields = [ID, NAME, ...OWN[kind]]
  const names = fields.map((f) => f.name)
  return { fields, table: names, plain: names, empty: { en: 'None.', fr: 'Aucun.' } }
}

/** With what happened to each. */
export function changedLookupListing(kind: LookupKind): Listing<LookupRow> {
  const listing = lookupListing(kind)
  return { ...listing, fields: [...listing.fields, RESULT], plain: ['id', 'result'] }
}
