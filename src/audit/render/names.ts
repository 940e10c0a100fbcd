import type { Entity } from '../../history/change.js'
import { inert, inertLine } from '../../terminal/inert.js'
import type { Style } from '../../terminal/style.js'
import { dateTime } from '../../terminal/time.js'
import { fieldCalled, thingCalled } from '../called.js'

/** What people call a kind of thing. */
export const thingName = (entity: Entity, { say }: Pick<Style, 'say'>): string => inert(say(thingCalled(entity)))

/** What people call a field. */
export const fieldName = (field: string, { say }: Pick<Style, 'say'>): string => inert(say(fieldCalled(field)))

/** What a field holds, as people read it. */
export function valueShown(field: string, value: string | null, style: Style): string {
  if (value === null) return '—'
  return field === 'closedAt' ? dateTime(value, style) || '—' : inertLine(value)
}

/** As much of a change id as people see; commands take it. */
export const shortId = (changeId: string): string => changeId.slice(0, 8)
