import { inEach } from '../../core/language.js'
import { common } from '../../core/words.js'
import type { Change, DryRun } from '../../history/change.js'
import { canBeUndone } from '../../history/change.js'
import { undoLine } from '../../history/change-report.js'
import { inert } from '../../terminal/inert.js'
import type { Listing } from '../../terminal/listing.js'
import type { Style } from '../../terminal/style.js'
import type { UserImport } from '../plan.js'
import { words } from '../words.js'

export const userImportListing: Listing<UserImport> = {
  fields: [
    { name: 'line', title: common.line, plain: (i) => i.line, align: 'right' },
    { name: 'user', title: common.user, plain: (i) => i.user },
    { name: 'role', title: common.role, plain: (i) => i.role },
    { name: 'canLogIn', title: words.columns.hasPassword, plain: (i) => String(i.canLogIn) },
    { name: 'result', title: common.result, plain: (i) => i.result },
  ],
  table: ['line', 'user', 'role', 'result'],
  plain: ['line', 'user', 'role', 'result'],
  empty: common.noPeople,
}

/** Accounts that are named one by one; of more, only how many. */
const MOST_SHOWN = 20

/** Who was, or would be, created, who is to get a password, and who was there already. */
export function importedUsers(change: Change<UserImport> | DryRun<UserImport>, s: Style): string {
  const created = change.items.filter((i) => i.result === 'created')
  const isPlan = 'dryRun' in change
  const lines = created.slice(0, MOST_SHOWN).map((i) => {
    const text = `${inert(i.user)} (${i.role})`
    return isPlan ? `  ${s.chalk.dim(`${i.line}:`)} ${text}` : s.ok(inEach(() => text))
  })
  if (created.length > MOST_SHOWN) lines.push('  …')
  const locked = created.filter((i) => !i.canLogIn).length
  lines.push(
    s.say(
      isPlan
        ? words.wouldCreate(created.length, change.unchanged)
        : words.createdInAll(created.length, change.unchanged),
    ),
  )
  if (locked > 0) {
    lines.push(s.say(words.locked(locked, s.typed('user enable <user>'))))
  }
  if (isPlan) lines.push(s.say(common.onlyAPlan))
  if (canBeUndone(change)) lines.push(undoLine(s))
  return lines.join('\n')
}
