import type { Session } from '../../../command/session.js'
import type { Db } from '../../../db/schema.js'
import { foldedWords } from '../../../search/folding.js'
import { type Freshness, freshen } from '../../../search/index/fresh.js'
import type { TextTerm } from '../../../search/language/tree.js'
import { type Condition, conditionSql, neededTexts, textsOf } from '../../queries/conditions.js'
import { findTicketIds, findTicketsByIds } from '../../queries/tickets.js'
import { findResolutions } from '../../queries/written.js'
import type { Ticket } from '../../ticket.js'
import { bestFirst, NEWEST_FIRST } from './find.js'

/** A ticket like another, and what was said when it was resolved; null where it is open, or nothing was. */
export type SimilarTicket = Ticket & { resolution: string | null }

/** Letters that a word needs to tell what a ticket is about. */
const ENOUGH = 4
/** Words that are looked at, the longest: they are the rarest. */
const MOST_WORDS = 5
/** Nobody reads more while he writes. */
const MOST_SHOWN = 3
/** Rows looked at before the index is asked: somebody is typing. */
const FIRST_LOOK = 2_000

/**
 * What finds tickets like a title, open and resolved, that the actor may see: those that hold most of its longer words.
 * What other programs wrote is folded in now, once; the database is given anew each time, since none is kept open while
 * somebody types.
 */
export async function finderOfSimilar({ db, actor }: Pick<Session, 'db' | 'actor'>) {
  const freshness = await freshen(db)
  return async (db: Db, typed: string): Promise<SimilarTicket[]> => {
    if (freshness.many) return []
    const words = [...new Set(foldedWords(typed).filter((word) => [...word].length >= ENOUGH))]
    const longest = words.toSorted((a, b) => b.length - a.length).slice(0, MOST_WORDS)
    const found = new Set<number>()
    for (let count = longest.length; count > 0 && count * 2 >= longest.length; count--) {
      for (const some of choicesOf(longest, count)) {
        const ids = await holding(db, actor, freshness, some)
        for (const id of ids) if (found.size < MOST_SHOWN) found.add(id)
        if (found.size === MOST_SHOWN) return withResolutions(db, [...found])
      }
    }
    return withResolutions(db, [...found])
  }
}

/** So many of some words, in every way. */
function choicesOf(words: readonly string[], count: number): string[][] {
  if (count === 0) return [[]]
  return words.flatMap((word, i) => choicesOf(words.slice(i + 1), count - 1).map((others) => [word, ...others]))
}

/** The best tickets that hold all these words. */
async function holding(db: Db, viewer: Session['actor'], freshness: Freshness, words: readonly string[]) {
  const parts = words.map(
    (word): TextTerm => ({ kind: 'text', in: undefined, words: [word], last: 'beginning', place: undefined }),
  )
  const condition: Condition = { kind: 'and', parts }
  const sought = {
    terms: textsOf(condition),
    wanted: parts,
    needed: neededTexts(condition),
    where: (judged: Parameters<typeof conditionSql>[2]) => conditionSql(db, condition, judged),
    freshness,
    firstLook: FIRST_LOOK,
  }
  const ids = await findTicketIds(db, { viewer, sought }, NEWEST_FIRST, 10 * MOST_SHOWN)
  return (await bestFirst(db, ids, parts)).slice(0, MOST_SHOWN)
}

async function withResolutions(db: Db, ids: readonly number[]): Promise<SimilarTicket[]> {
  const tickets = await findTicketsByIds(db, ids)
  const resolved = tickets.filter((t) => t.status.state === 'resolved')
  const resolutions = resolved.length > 0 ? await findResolutions(db, resolved) : new Map<number, string>()
  return ids.flatMap((id) => {
    const ticket = tickets.find((t) => t.id === id)
    return ticket ? [{ ...ticket, resolution: resolutions.get(id) ?? null }] : []
  })
}
