import type { Candidate, Offer } from '../../command/offer.js'
import type { Completion } from '../../command/params/kinds.js'
import { lookupOffers } from '../../lookups/commands/offers.js'
import { fieldNamed, QUERY_FIELDS, type TicketQueryField } from '../ordered-fields.js'
import { SORT_KEYS } from '../services/list/list.js'
import { questionWords } from '../words/questions.js'
import { assignees, people } from './offers.js'
import { byPriority, byStatus } from './params.js'

/** A term that is being typed at the end of a query. */
interface Beginning {
  /** What stands before the part that is completed. */
  before: string
  /** The field whose value it is; undefined where none is typed yet. */
  field: TicketQueryField | undefined
  part: string
}

/** Undefined where nobody can know what comes: within quotes, behind a field that there is not. */
function beginningOf(typed: string): Beginning | undefined {
  if ((typed.match(/"/g)?.length ?? 0) % 2 === 1) return undefined
  const [, before = '', term = ''] = /^(.*[\s(])?(.*)$/s.exec(typed) ?? []
  const [, sign = '', name, values = ''] = /^(-?)([^:]*):(.*)$/s.exec(term) ?? []
  if (name === undefined) {
    const minus = term.startsWith('-') ? '-' : ''
    return { before: before + minus, field: undefined, part: term.slice(minus.length) }
  }
  const field = fieldNamed(name.toLowerCase())
  const start = /^(.*(?:,|\.\.))?/s.exec(values)?.[0].length
  return field && { before: `${before}${sign}${name}:${values.slice(0, start)}`, field, part: values.slice(start) }
}

/** What always means something there, by the field. */
const WORDS: Record<string, readonly string[]> = {
  status: ['open', ...byStatus.complete.words],
  priority: byPriority.complete.words,
  assignee: ['@me', 'none'],
  requester: ['@me'],
  author: ['@me'],
  sort: SORT_KEYS.flatMap((key) => [key, `${key}:desc`]),
}
const TIMES = ['today', 'yesterday', '7d..', '30d..', '..7d', '..30d']

function wordsFor(field: TicketQueryField): readonly string[] {
  if (field.words) return field.words
  return field.takes === 'times' ? TIMES : (WORDS[field.name] ?? [])
}

function fixed(typed: string): string[] {
  const begun = beginningOf(typed)
  if (!begun) return []
  const { before, field } = begun
  return field ? wordsFor(field).map((word) => before + word) : QUERY_FIELDS.map(({ name }) => `${before}${name}:`)
}

/** What offers the names that a field takes. */
function offerFor({ takes, of, name }: TicketQueryField): Offer | undefined {
  if (takes !== 'names' && takes !== 'levels') return undefined
  if (of?.names !== undefined && of.names !== 'user') return lookupOffers[of.names]
  return name === 'assignee' ? assignees : people
}

/** A name as a query takes it without quotes, in small letters where these are typed; undefined where it needs them. */
function unquoted(name: string, typed: string): string | undefined {
  const written = name.replaceAll(' ', '-')
  if (/[\s"(),<>]|\.\./.test(written)) return undefined
  return written.startsWith(typed) ? written : written.toLowerCase()
}

const names: Offer = {
  get question() {
    return questionWords.which
  },
  async values(session, typed, lang) {
    const begun = beginningOf(typed)
    const offer = begun?.field && offerFor(begun.field)
    if (!begun || !offer) return []
    const found = await offer.values(session, begun.part, lang)
    return found.flatMap(({ value, ...more }): Candidate[] => {
      const written = unquoted(value, begun.part)
      return written === undefined ? [] : [{ value: begun.before + written, ...more }]
    })
  },
}

/** Fields, and behind the colon of one its values, wherever within an argument. */
export const completedQuery: Completion = { fixed, from: names }
