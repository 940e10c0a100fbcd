import type { Value } from '../../value.js'

// A ticket that was not made pending and nobody's, but imported, tells in the event of its creation what it began as: a
// line for its status and one for its assignee, each `id:name`, the second empty for nobody. The server writes it, from
// the row itself: `Engine.beginning`.

/** What a field held at first, as the event of a ticket's creation tells; undefined where that tells nothing. */
export function beginningOf(
  field: string,
  created: { value: string | null; name: string | null } | undefined,
): Value | undefined {
  if (!created || created.name === null || created.value === null) return undefined
  const line = created.value.split('\n')[field === 'status' ? 0 : 1]
  if (line === undefined || (field !== 'status' && field !== 'assignee')) return undefined
  const [, id, name] = /^(\d+):(.*)$/.exec(line) ?? []
  return id === undefined ? { value: null, name: null } : { value: Number(id), name: name ?? null }
}
