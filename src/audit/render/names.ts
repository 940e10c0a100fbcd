import type { Text } from '../../core/language.js'
import type { Entity } from '../../history/change.js'
import { inert } from '../../terminal/inert.js'
import type { Style } from '../../terminal/style.js'
import { words } from '../words.js'

const THINGS: Record<string, Text> = words.things
const FIELDS: Record<string, Text> = words.fields

/** What another program recorded, or a newer one, is shown as it stands there. */
function nameIn(names: Record<string, Text>, word: string, { say }: Pick<Style, 'say'>): string {
  const name = Object.hasOwn(names, word) ? names[word] : undefined
  return name ? say(name) : inert(word)
}

/** What people call a kind of thing. */
export const thingName = (entity: Entity, style: Pick<Style, 'say'>): string => nameIn(THINGS, entity, style)

/** What people call a field. */
export const fieldName = (field: string, style: Pick<Style, 'say'>): string => nameIn(FIELDS, field, style)

/** As much of a change id as people see; commands take it. */
export const shortId = (changeId: string): string => changeId.slice(0, 8)
