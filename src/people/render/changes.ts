import type { Text } from '../../core/language.js'
import { common } from '../../core/words.js'
import type { Change } from '../../history/change.js'
import { changeReport } from '../../history/change-report.js'
import { userListing } from '../../identity/render/users.js'
import type { User } from '../../identity/user.js'
import { inert } from '../../terminal/inert.js'
import type { Listing } from '../../terminal/listing.js'
import type { Style } from '../../terminal/style.js'

type Item = User & { result: 'changed' | 'unchanged' | 'deleted' }

const listing: Listing<Item> = {
  ...userListing,
  fields: [...userListing.fields, { name: 'result', title: common.result, plain: (u) => u.result }],
  plain: ['id', 'result'],
}

/** How a change of accounts is shown: the words get the username. */
export const userResult = (words: { changed: (name: string) => Text; unchanged?: (name: string) => Text }) => ({
  listing,
  render: (change: Change<Item>, style: Style) =>
    changeReport(change, style, {
      changed: (u) => words.changed(inert(u.username)),
      unchanged: (u) => (words.unchanged ?? words.changed)(inert(u.username)),
    }),
})
