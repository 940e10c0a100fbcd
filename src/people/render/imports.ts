import { counted } from '../../core/number.js'
import type { Change, DryRun } from '../../history/change.js'
import { inert } from '../../terminal/inert.js'
import type { Listing } from '../../terminal/listing.js'
import type { Style } from '../../terminal/style.js'
import type { UserImport } from '../plan.js'

export const userImportListing: Listing<UserImport> = {
  fields: [
    { name: 'line', title: { en: 'Line', fr: 'Ligne' }, plain: (i) => i.line, align: 'right' },
    { name: 'user', title: { en: 'User', fr: 'Utilisateur' }, plain: (i) => i.user },
    { name: 'role', title: { en: 'Role', fr: 'Rôle' }, plain: (i) => i.role },
    { name: 'canLogIn', title: { en: 'Has a password', fr: 'A un mot de passe' }, plain: (i) => String(i.canLogIn) },
    { name: 'result', title: { en: 'Result', fr: 'Résultat' }, plain: (i) => i.result },
  ],
  table: ['line', 'user', 'role', 'result'],
  plain: ['line', 'user', 'role', 'result'],
  empty: { en: 'Nobody.', fr: 'Personne.' },
}

/** Accounts that are named one by one; of more, only how many. */
const MOST_SHOWN = 20

/** Who was, or would be, created, who is to get a password, and who was there already. */
export function importedUsers(change: Change<UserImport> | DryRun<UserImport>, s: Style): string {
  const created = change.items.filter((i) => i.result === 'created')
  const isPlan = 'dryRun' in change
  const lines = created.slice(0, MOST_SHOWN).map((i) => {
    const text = `${inert(i.user)} (${i.role})`
    return isPlan ? `  ${s.chalk.dim(`${i.line}:`)} ${text}` : s.ok({ en: `${text}`, fr: `${text}` })
  })
  if (created.length > MOST_SHOWN) lines.push('  …')
  const locked = created.filter((i) => !i.canLogIn).length
  lines.push(
    s.say({
      en: `${counted(created.length).en} ${isPlan ? 'would be created' : 'new'}, ${counted(change.unchanged).en} there already.`,
      fr: `${counted(created.length).fr} ${isPlan ? 'seraient créés' : 'nouveaux'}, ${counted(change.unchanged).fr} déjà là.`,
    }),
  )
  if (locked > 0) {
    lines.push(
      s.say({
        en: `${counted(locked).en} without a password: nobody logs in as them before ${s.typed('user enable <user>')}.`,
        fr: `${counted(locked).fr} sans mot de passe : personne ne s'y connecte avant ${s.typed('user enable <utilisateur>')}.`,
      }),
    )
  }
  if (isPlan) lines.push(s.say({ en: 'Nothing was changed: this is the plan.', fr: "Rien n'a été modifié : ceci est le plan." }))
  if (change.changeId) lines.push(s.chalk.dim(s.say({ en: `change ${change.changeId}`, fr: `modification ${change.changeId}` })))
  return lines.join('\n')
}
