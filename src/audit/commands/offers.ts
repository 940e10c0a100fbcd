import { type Candidate, isPlain, type Offer } from '../../command/offer.js'
import type { Lang } from '../../core/language.js'
import { dateTime } from '../../terminal/time.js'
import type { ChangeSummary } from '../audit.js'
import { told } from '../render/changes.js'
import { words } from '../words.js'

/** More than anybody reads. */
const MOST_OFFERED = 100

/** The latest. */
export const changes: Offer = {
  question: words.whichChange,
  async values(session, _, lang) {
    const { listChanges } = await import('../services/changes.js')
    const latest = await listChanges(session, {}, MOST_OFFERED)
    return latest.filter((c) => isPlain(c.changeId)).map((c) => changeCandidate(c, lang))
  },
  async choices(session, lang) {
    const { listChanges } = await import('../services/changes.js')
    return (await listChanges(session, {}, MOST_OFFERED)).map(({ changeId, at, actor, what }) => ({
      value: changeId,
      description: told({ what }, { say: (text) => text[lang] }),
      facts: [dateTime(at, { lang }), actor?.username].filter(Boolean).join(' · '),
    }))
  },
  // As much of it as tells one from another.
  shown: (changeId) => changeId.slice(0, 8),
}

const changeCandidate = ({ changeId, at, actor, what }: ChangeSummary, lang: Lang): Candidate => ({
  value: changeId,
  description: [dateTime(at, { lang }), actor?.username, told({ what }, { say: (text) => text[lang] })]
    .filter(Boolean)
    .join(' '),
})
