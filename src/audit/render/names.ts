import type { Text } from '../../core/language.js'
import type { Entity } from '../../history/change.js'
import { inert, inertLine } from '../../terminal/inert.js'
import type { Style } from '../../terminal/style.js'
import { dateTime } from '../../terminal/time.js'
import { fieldCalled, thingCalled } from '../called.js'
import { words } from '../words.js'

/** What people call a kind of thing. */
export const thingName = (entity: Entity, { say }: Pick<Style, 'say'>): string => inert(say(thingCalled(entity)))

/** What people call a field. */
export const fieldName = (field: string, { say }: Pick<Style, 'say'>): string => inert(say(fieldCalled(field)))

/** Fields that tell of a thing as a whole. */
export const WHOLE: ReadonlySet<string> = new Set(['created', 'deleted', 'restored'])

/** What people call a change of a field: of a comment what became of it. */
export function nameOfChange(entity: Entity, field: string, s: Pick<Style, 'say'>): string {
  if (entity !== 'comment') return fieldName(field, s)
  const done: Record<string, Text> = words.commentDone
  const said = field === 'created' ? undefined : done[field]
  return said ? s.say(said) : fieldName(field === 'created' ? 'comment' : field, s)
}

/** What a field holds, as people read it. */
export function valueShown(field: string, value: string | null, style: Style): string {
  if (value === null) return '—'
  return field === 'closedAt' ? dateTime(value, style) || '—' : inertLine(value)
}
