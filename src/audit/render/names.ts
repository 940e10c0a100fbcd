import type { Text } from '../../core/language.js'
import type { Entity } from '../../history/change.js'
import { inert } from '../../terminal/inert.js'
import type { Style } from '../../terminal/style.js'
import { words } from '../words.js'

const FIELDS: Record<string, Text> = words.fields

/** What people call a kind of thing. */
export const thingName = (entity: Entity, { say }: Pick<Style, 'say'>): string => say(words.things[entity])

/** What people call a field; one that an older or newer program recorded is shown as it stands there. */
export const fieldName = (field: string, { say }: Pick<Style, 'say'>): string => {
  const name = Object.hasOwn(FIELDS, field) ? FIELDS[field] : undefined
  return name ? say(name) : inert(field)
}
