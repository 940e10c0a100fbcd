import type { Entity } from '../../history/change.js'
import { inert } from '../../terminal/inert.js'
import type { Style } from '../../terminal/style.js'
import type { Thing } from '../audit.js'
import { words } from '../words.js'
import { thingName } from './names.js'

export type Saying = Pick<Style, 'lang' | 'say'>

/** `#12 'No network'`, `#12, #15`, `#12 … #40 (5)`, `account emma`. */
export function thingsNamed(entity: Entity, all: readonly Thing[], count: number, s: Saying): string {
  const things = all.filter((t) => t.entity === entity)
  const [only, ...others] = things
  if (only && others.length === 0) return thingNamed(only, s)
  const short = things.map((t) => (entity === 'ticket' ? `#${t.id}` : inert(t.name ?? String(t.id))))
  const names = count > 2 ? s.say(words.several(short.join(' … '), count)) : short.join(', ')
  return entity === 'ticket' ? names : s.say(words.thing(thingName(entity, s), names))
}

/** One thing as people call it. */
export function thingNamed({ entity, id, name }: Thing, s: Saying): string {
  if (entity === 'ticket') return name === null ? `#${id}` : s.say(words.ticket(id, inert(name)))
  const called = name === null ? String(id) : inert(name)
  return s.say(entity === 'comment' ? words.commentOn(called) : words.thing(thingName(entity, s), called))
}
