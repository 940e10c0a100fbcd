import { fold } from '../../../core/fold.js'
import { keysOf } from '../../../core/records.js'
import { engineOf } from '../../../db/engine.js'
import type { Db } from '../../../db/schema.js'
import type { State } from '../../../lookups/lookup.js'
import { findLookups, type Lookups } from '../../../lookups/queries/lookups.js'
import { findTicketsOfUnknownStatus, findTicketsWithoutStatus, findUnclosedTickets } from '../../queries/tickets.js'
import { about, type Finding } from './finding.js'
import { words } from './words.js'

/** Statuses and what tickets make of them. */
export async function checkTickets(db: Db): Promise<Finding[]> {
  const unclosed = engineOf(db).name === 'mysql' ? UNCLOSED_ON_MYSQL : UNCLOSED
  const lookups = await findLookups(db)
  const numbers = (ids: readonly number[]) => ids.map((id) => `#${id}`)
  const resolved = lookups.statuses.filter((s) => s.state === 'resolved').map((s) => s.id)
  return [
    ...about(numbers(await findTicketsOfUnknownStatus(db)), UNKNOWN_STATUS),
    ...about(numbers(await findTicketsWithoutStatus(db)), NO_STATUS),
    ...checkWords(lookups),
    ...checkNames(lookups),
    ...about(numbers(resolved.length > 0 ? await findUnclosedTickets(db, resolved) : []), unclosed),
  ]
}

const STATES: State[] = ['pending', 'in-progress', 'resolved']

/** Each of the words that stand for statuses should stand for one. */
function checkWords({ statuses }: Lookups): Finding[] {
  const of = (state: State) => statuses.filter((s) => s.state === state)
  const none = STATES.filter((word) => of(word).length === 0)
  const both = statuses.filter((s) => s.state === 'pending' && s.color?.toLowerCase() === 'success')
  const several = (word: State) => (of(word).length > 1 ? of(word).map((s) => s.name) : [])
  return [
    ...none.map(wordOfNone),
    ...about(
      both.map((s) => s.name),
      STATUS_OF_TWO_WORDS,
    ),
    ...about(several('resolved'), wordOfSeveral('resolved', 'warning')),
    ...about(several('in-progress'), wordOfSeveral('in-progress', 'note')),
  ]
}

/** Names by which nothing can be found any more. */
function checkNames(lookups: Lookups): Finding[] {
  const all = { status: lookups.statuses, priority: lookups.priorities, category: lookups.categories }
  return keysOf(all).flatMap((kind) => {
    const things: readonly { id: number; name: string }[] = all[kind]
    const repeated = things.filter((x) => things.some((y) => y.id !== x.id && fold(y.name) === fold(x.name)))
    return about(
      repeated.map((x) => `${x.name} (${x.id})`),
      {
        check: 'repeated-name',
        severity: 'warning',
        message: words.repeated[kind],
        hint: { run: `${kind} edit <id> --name <name>` },
      },
    )
  })
}

const wordOfSeveral = (word: State, severity: 'warning' | 'note'): Omit<Finding, 'items'> => ({
  check: 'word-of-several-statuses',
  severity,
  message: words.wordOfSeveral(word),
  hint: word === 'resolved' ? { run: 'status edit <id> --color secondary' } : { say: words.meantSo },
})

const UNKNOWN_STATUS: Omit<Finding, 'items'> = {
  check: 'unknown-status',
  severity: 'error',
  message: words.unknownStatus,
  hint: { run: 'ticket status <ticket...> --to pending' },
}
const NO_STATUS: Omit<Finding, 'items'> = {
  check: 'no-status',
  severity: 'warning',
  message: words.noStatus,
  hint: { run: 'ticket status <ticket...> --to pending' },
}
/** How a status that a word stands for is made. */
const MADE_BY: Record<State, string> = {
  pending: 'status create <name> --color warning',
  'in-progress': 'status create <name> --color primary',
  resolved: 'status edit <id> --color success',
}
const wordOfNone = (word: State): Finding => ({
  check: 'word-of-no-status',
  severity: 'error',
  message: words.wordOfNone(word),
  hint: { run: MADE_BY[word] },
  items: [word],
})
const STATUS_OF_TWO_WORDS: Omit<Finding, 'items'> = {
  check: 'status-of-two-words',
  severity: 'warning',
  message: words.statusOfTwoWords,
  hint: { run: 'status edit <id> --color warning' },
}
const RESOLVE = 'ticket resolve <ticket...>'
const UNCLOSED: Omit<Finding, 'items'> = {
  check: 'resolved-without-closed-at',
  severity: 'warning',
  message: words.unclosed,
  hint: { run: RESOLVE, say: words.takesLastChange },
}
const UNCLOSED_ON_MYSQL: Omit<Finding, 'items'> = {
  ...UNCLOSED,
  hint: {
    run: [RESOLVE, 'db triggers on'],
    say: words.takesLastChangeAndTriggers,
  },
}
