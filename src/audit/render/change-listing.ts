import { common } from '../../core/words.js'
import { shortId } from '../../history/change.js'
import { inert } from '../../terminal/inert.js'
import type { Listing } from '../../terminal/listing.js'
import { ago } from '../../terminal/time.js'
import type { ChangeSummary } from '../audit.js'
import { words } from '../words.js'
import { sentence } from './sentence.js'

/** `ticket status,user role ×400`, for programs. */
const plainWhat = ({ what }: ChangeSummary) =>
  what.map((w) => `${w.entity} ${w.field}${w.count > 1 ? ` ×${w.count}` : ''}`).join(', ')

/** `ticket 12,ticket 40`, for programs. */
const plainThings = ({ things }: ChangeSummary) => things.map((t) => `${t.entity} ${t.id}`).join(',')

const shortOf = (id: string | null) => (id === null ? '' : inert(shortId(id)))

const id = {
  title: common.change,
  plain: (c: ChangeSummary) => c.changeId,
  shown: (c: ChangeSummary) => shortOf(c.changeId),
}

export const changeListing: Listing<ChangeSummary> = {
  fields: [
    { name: 'id', ...id },
    { name: 'changeId', ...id },
    { name: 'at', title: common.when, plain: (c) => c.at, shown: (c, s) => ago(c.at, s) },
    { name: 'actor', title: common.who, plain: (c) => c.actor?.username ?? null },
    { name: 'source', title: common.source, plain: (c) => c.source, leaveOut: 2 },
    { name: 'undoes', title: words.columns.undoes, plain: (c) => c.undoes, shown: (c) => shortOf(c.undoes) },
    { name: 'redoes', title: words.columns.redoes, plain: (c) => c.redoes, shown: (c) => shortOf(c.redoes) },
    { name: 'what', title: common.what, plain: plainWhat, shown: sentence },
    { name: 'things', title: words.columns.things, plain: plainThings },
  ],
  table: ['changeId', 'at', 'actor', 'what'],
  plain: ['changeId', 'at', 'actor', 'source', 'what'],
  empty: words.nothingChanged,
}
