import { findLookups } from '../repositories/lookups.js'
import type { Session } from './sessions.js'

/** What to choose from at a prompt: names with their descriptions, the value being an id. */
export async function lookupChoices(
  { db }: Session,
  kind: 'categories' | 'priorities',
): Promise<{ name: string; value: string; description?: string }[]> {
  const lookups = await findLookups(db)
  return lookups[kind].map((x) => ({
    name: x.name,
    value: String(x.id),
    ...('description' in x && x.description ? { description: x.description } : {}),
  }))
}
