import { inEach, type Text } from '../core/language.js'
import { words } from './words.js'

/** What another program recorded, or a newer one, is called as it stands there. */
function calledIn(names: Record<string, Text>, word: string): Text {
  const name = Object.hasOwn(names, word) ? names[word] : undefined
  return name ?? inEach(() => word)
}

/** What people call a kind of thing. */
export const thingCalled = (entity: string): Text => calledIn(words.things, entity)

/** What people call a field. */
export const fieldCalled = (field: string): Text => calledIn(words.fields, field)
