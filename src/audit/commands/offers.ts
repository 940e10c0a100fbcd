import { type Candidate, isPlain, type Offer } from '../../command/offer.js'
import type { Session } from '../../command/session.js'
import type { Lang } from '../../core/language.js'
import { shortId } from '../../history/change.js'
import { dateTime } from '../../terminal/time.js'
import type { ChangeSummary } from '../audit.js'
import { sentence } from '../render/sentence.js'
import { words } from '../words.js'

/** More than anybody reads. */
const MOST_OFFERED = 100

/** Their short ids, or whole ones for who has typed more. */
const offerOf = (latest: (session: Session) => Promise<ChangeSummary[]>): Offer => ({
  question: words.whichChange,
  async values(session, typed, lang) {
    return (await latest(session)).filter((c) => isPlain(c.changeId)).map((c) => changeCandidate(c, typed, lang))
  },
  async choices(session, lang) {
    return (await latest(session)).map((change) => choiceOf(change, lang))
  },
  shown: shortId,
})

/** The latest of all. */
export const changes = offerOf(async (session) =>
  (await import('../services/changes.js')).listChanges(session, {}, MOST_OFFERED),
)

/** The latest of whoever asks. */
export const ownChanges = offerOf(async (session) =>
  (await import('../services/changes.js')).listOwnChanges(session, MOST_OFFERED),
)

const choiceOf = (change: ChangeSummary, lang: Lang) => ({
  value: change.changeId,
  description: sentence(change, { lang, say: (text) => text[lang] }),
  facts: [dateTime(change.at, { lang }), change.actor?.username].filter(Boolean).join(' · '),
  ...(change.actor ? { sought: change.actor.username } : {}),
})

function changeCandidate(change: ChangeSummary, typed: string, lang: Lang): Candidate {
  const { value, description, facts } = choiceOf(change, lang)
  return {
    value: typed.length > shortId(value).length ? value : shortId(value),
    description: `${facts} ${description}`,
  }
}
