import { type ErrorCode, failure, type HelpdeskError } from '../../../core/errors.js'
import type { Hint } from '../../../core/hint.js'
import { inEach, type Lang, type Text } from '../../../core/language.js'
import { firstOf } from '../../../core/lists.js'
import { type Actor, atLeast } from '../../../core/roles.js'
import { userValue } from '../../../identity/commands/offers.js'
import type { UndoItem } from '../../audit.js'
import { fieldCalled, thingCalled } from '../../called.js'
import { words } from '../../words.js'
import type { Rows, Since } from './plan.js'

type Viewer = Pick<Actor, 'id' | 'role'>

/** Where changes can be found by who may read them all, or only his own. */
export const whereChangesAre = ({ role }: Pick<Actor, 'role'>): Hint =>
  atLeast(role, 'ADMIN') ? { run: 'audit list' } : { say: words.yourLastChange, run: 'undo --dry-run' }

export const noChange = (actor: Pick<Actor, 'role'>, id: string) =>
  failure('NOT_FOUND', words.noChange(id), whereChangesAre(actor))

/** Of somebody who has made no change, or undone them all. */
export const nothingOfYours = () => failure('NOT_FOUND', words.nothingOfYours)

export const ambiguousChange = (beginning: string, ids: readonly string[]) =>
  failure('INVALID', words.ambiguousChange(beginning), { say: ids.join(', ') })

export const undoneAlready = (actor: Viewer, id: string) =>
  failure(
    'CONFLICT',
    words.undoneAlready(id),
    atLeast(actor.role, 'ADMIN') ? { run: 'audit list', say: words.doneSince } : whereChangesAre(actor),
  )

/** A hint, and behind it a sentence that ends with one more command. */
export function withNext(hint: Hint | undefined, say: (command: string) => Text, command: string): Hint {
  if (hint === undefined) return { run: [command], say }
  const before = [hint.run ?? []].flat()
  return {
    run: [...before, command],
    say: (...typed) => {
      const last = say(typed.at(-1) ?? '')
      return inEach((lang) => `${withCommands(hint, typed.slice(0, -1), lang)}${words.andThen[lang]}${last[lang]}`)
    },
  }
}

function withCommands({ say }: Hint, commands: readonly string[], lang: Lang): string {
  if (typeof say === 'function') return say(...commands)[lang]
  const sentence = typeof say === 'string' ? say : say?.[lang]
  return [sentence ?? [], ...commands].flat().join(' ')
}

/** At most this many are named. */
const MOST_NAMED = 20
/** At most so many lines are given to be typed. */
const MOST_LINES = 3

const thing = ({ entity, id, name }: UndoItem, lang: Lang) =>
  entity === 'comment'
    ? words.commentOn(name ?? String(id))[lang]
    : `${thingCalled(entity)[lang]} ${entity === 'ticket' ? `#${id}` : (name ?? id)}`

/** Each thing once, with what is said of it: `ticket #12 (status, title)`. */
function named(items: readonly UndoItem[], what: (item: UndoItem) => readonly string[], lang: Lang): string {
  const all = new Map<string, Set<string>>()
  for (const item of items) {
    const said = all.get(thing(item, lang)) ?? new Set()
    for (const field of what(item)) said.add(fieldCalled(field)[lang])
    all.set(thing(item, lang), said)
  }
  return firstOf(
    [...all].map(([name, said]) => (said.size > 0 ? `${name} (${[...said].join(', ')})` : name)),
    MOST_NAMED,
  )
}

/** Of a change that holds nothing but passwords and who is disabled, or ended as it began. */
export function nothingToUndo(actor: Viewer, items: readonly UndoItem[], rows: Rows): HelpdeskError {
  const kept = items.filter((i) => i.result === 'kept')
  if (kept.length === 0) return failure('INVALID', words.endedAsItBegan)
  const text = inEach((lang) => words.onlyPasswords(named(kept, (i) => [i.field], lang))[lang])
  const lines = new Map<number, string>()
  for (const item of kept) {
    if (!rows.has(`user ${item.id}`) || (lines.has(item.id) && item.field === 'password')) continue
    lines.set(item.id, lineBack(actor, item))
  }
  const all = [...lines.values()].slice(0, MOST_LINES)
  const hint: Hint = { run: all, say: (...commands) => words.takenBackBy(commands.join(', ')) }
  return failure('INVALID', text, all.length > 0 ? hint : undefined)
}

/** The line that makes of an account what it was, or gives it another password. */
function lineBack(actor: Viewer, { id, name, field, from }: UndoItem): string {
  const user = userValue({ id, username: name ?? '' })
  if (field === 'disabled') return `user ${from === 'true' ? 'enable' : 'disable'} ${user}`
  return id === actor.id ? 'password' : `user reset-password ${user}`
}

/** What came since, by whatever program, and where its actor can read of it. */
export function changedSince(actor: Viewer, items: readonly UndoItem[], since: Since): HelpdeskError {
  const whatOf = ({ entity, id, field }: UndoItem) => [...(since.get(`${entity} ${id}`) ?? [field])]
  const answered = items.filter((i) => whatOf(i).includes('answered'))
  const others = items.filter((i) => !answered.includes(i))
  const refused = (text: Text, hint: Hint | undefined, code: ErrorCode = 'CONFLICT') => failure(code, text, hint)
  if (others.length === 0) {
    const tickets = [...new Set(answered.map((i) => i.name ?? `#${i.id}`))]
    return refused(words.answered(tickets), { run: `ticket show ${tickets[0]?.slice(1)}` })
  }
  const all = (lang: Lang) =>
    named(items, (i) => whatOf(i).filter((what) => i.entity !== 'comment' || what !== 'created'), lang)
  return refused(
    inEach((lang) => words.changedSince(all(lang))[lang]),
    whereToRead(actor, others),
  )
}

function whereToRead({ role }: Viewer, [first]: readonly UndoItem[]): Hint | undefined {
  if (!first) return undefined
  const isAdmin = atLeast(role, 'ADMIN')
  const ticket = first.entity === 'ticket' ? first.id : Number(first.entity === 'comment' && first.name?.slice(1))
  if (ticket > 0) return { run: isAdmin ? `audit list --ticket ${ticket}` : `ticket history ${ticket}` }
  if (!isAdmin) return undefined
  return { run: first.entity === 'user' ? `audit list --user id:${first.id}` : 'audit list' }
}
