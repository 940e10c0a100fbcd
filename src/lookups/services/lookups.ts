import type { Session } from '../../command/session.js'
import { failure } from '../../core/errors.js'
import { fold } from '../../core/fold.js'
import type { Change } from '../../history/change.js'
import { inUnit, type Unit } from '../../history/unit.js'
import type { Lookup, LookupKind } from '../lookup.js'
import { findLookups, type Lookups } from '../queries/lookups.js'
import {
  countTicketsWith,
  deleteLookup,
  insertLookup,
  type LookupColumns,
  lockLookups,
  updateLookup,
} from '../queries/writes.js'
import { words } from '../words.js'
import { FIND_LOOKUP } from './find-lookup.js'

export type ChangedLookup<K extends LookupKind> = Lookup<K> & { result: 'changed' | 'unchanged' }
export type DeletedLookup<K extends LookupKind> = Lookup<K> & { result: 'deleted' }

const LIST: { [K in LookupKind]: (lookups: Lookups) => Lookup<K>[] } = {
  category: (lookups) => lookups.categories,
  priority: (lookups) => lookups.priorities,
  status: (lookups) => lookups.statuses,
}

export const listLookup = async <K extends LookupKind>({ db }: Session, kind: K): Promise<Lookup<K>[]> =>
  LIST[kind](await findLookups(db))

/** What to choose from at a prompt: names with their descriptions, the value being an id. */
export async function lookupChoices(
  session: Session,
  kind: LookupKind,
): Promise<{ name: string; value: string; description?: string }[]> {
  return (await listLookup(session, kind)).map((x) => ({
    name: x.name,
    value: String(x.id),
    ...('description' in x && x.description ? { description: x.description } : {}),
  }))
}

/** Throws CONFLICT where one of that name is there, whatever its case or accents. */
export async function createLookup<K extends LookupKind>(
  session: Session,
  kind: K,
  values: LookupColumns & { name: string },
): Promise<Lookup<K>> {
  return inUnit(session, async (unit) => {
    await lockLookups(unit.tx, kind)
    await checkName(unit, kind, values.name)
    const id = await insertLookup(unit.tx, kind, values)
    unit.record({ entity: kind, entityId: id, field: 'created', newValue: values.name })
    return readLookup(unit, kind, id)
  })
}

/** Changes what is given. CONFLICT where another has the new name. */
export async function editLookup<K extends LookupKind>(
  session: Session,
  kind: K,
  word: string,
  values: LookupColumns,
): Promise<Change<ChangedLookup<K>>> {
  return inUnit(session, async (unit) => {
    await lockLookups(unit.tx, kind)
    const before = await showLookup({ db: unit.tx }, kind, word)
    const old = before as unknown as Record<string, string | number | null>
    const differing = Object.entries(values).filter(([field, value]) => old[field] !== value)
    if (differing.some(([field]) => field === 'name')) await checkName(unit, kind, values.name ?? '', before.id)
    if (differing.length > 0) await updateLookup(unit.tx, kind, before.id, Object.fromEntries(differing))
    for (const [field, value] of differing) {
      unit.record({ entity: kind, entityId: before.id, field, oldValue: old[field] ?? null, newValue: value })
    }
    const changed = differing.length > 0
    return unit.change(
      [{ ...(await readLookup(unit, kind, before.id)), result: changed ? 'changed' : 'unchanged' }],
      changed ? 1 : 0,
    )
  })
}

/** The one that a word names, as it is now. NOT_FOUND, USAGE. */
export const showLookup = async <K extends LookupKind>(
  { db }: Pick<Session, 'db'>,
  kind: K,
  word: string,
): Promise<Lookup<K>> => FIND_LOOKUP[kind](await findLookups(db), word)

/** What a deletion would take away; CONFLICT where tickets have it, or where new tickets get it. */
export const planRemoval = async <K extends LookupKind>(
  { db }: Pick<Session, 'db'>,
  kind: K,
  word: string,
): Promise<Lookup<K>> => {
  const thing = await showLookup({ db }, kind, word)
  const tickets = await countTicketsWith(db, kind, thing.id)
  if (tickets > 0) throw inUse(thing.name, tickets)
  if ('state' in thing && thing.state === 'pending') throw neededForNew(thing.name)
  return thing
}

/** Throws CONFLICT as above. */
export async function removeLookup<K extends LookupKind>(
  session: Session,
  kind: K,
  word: string,
): Promise<Change<DeletedLookup<K>>> {
  return inUnit(session, async (unit) => {
    await lockLookups(unit.tx, kind)
    const thing = await planRemoval({ db: unit.tx }, kind, word)
    await deleteLookup(unit.tx, kind, thing.id)
    unit.record({
      entity: kind,
      entityId: thing.id,
      field: 'deleted',
      oldValue: JSON.stringify(thing),
      oldName: thing.name,
    })
    return unit.change([{ ...thing, result: 'deleted' as const }], 1)
  })
}

async function readLookup<K extends LookupKind>(unit: Unit, kind: K, id: number): Promise<Lookup<K>> {
  const thing = LIST[kind](await findLookups(unit.tx)).find((x) => x.id === id)
  if (!thing) throw new Error(`The ${kind} ${id} is gone.`)
  return thing
}

async function checkName(unit: Unit, kind: LookupKind, name: string, except?: number): Promise<void> {
  const same = LIST[kind](await findLookups(unit.tx)).find((x) => x.id !== except && fold(x.name) === fold(name))
  if (!same) return
  throw failure('CONFLICT', words.thereAlready[kind](same.name, same.id))
}

const inUse = (name: string, tickets: number) => failure('CONFLICT', words.inUse(name, tickets))

const neededForNew = (name: string) => failure('CONFLICT', words.neededForNew(name))
