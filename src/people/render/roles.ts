import type { Text } from '../../core/language.js'
import { counted } from '../../core/number.js'
import { keysOf } from '../../core/records.js'
import type { Change } from '../../history/change.js'
import { changeReport } from '../../history/change-report.js'
import { inert } from '../../terminal/inert.js'
import type { Listing } from '../../terminal/listing.js'
import type { Style } from '../../terminal/style.js'
import type { RoleChange } from '../plan.js'

export const roleListing: Listing<RoleChange> = {
  fields: [
    { name: 'line', title: { en: 'Line', fr: 'Ligne' }, plain: (r) => r.line, align: 'right' },
    { name: 'user', title: { en: 'User', fr: 'Utilisateur' }, plain: (r) => r.user },
    { name: 'from', title: { en: 'From', fr: 'De' }, plain: (r) => r.from },
    { name: 'to', title: { en: 'To', fr: 'À' }, plain: (r) => r.to },
    { name: 'result', title: { en: 'Result', fr: 'Résultat' }, plain: (r) => r.result },
  ],
  table: ['user', 'from', 'to', 'result'],
  plain: ['user', 'from', 'to', 'result'],
  empty: { en: 'Nobody.', fr: 'Personne.' },
}

/** What was changed. */
export const roleReport = (change: Change<RoleChange>, s: Style): string =>
  changeReport(
    {
      ...change,
      items: change.items.map((r) => ({ ...r, result: r.result === 'changed' ? ('changed' as const) : ('unchanged' as const) })),
    },
    s,
    {
      changed: (r) => ({ en: `${inert(r.user)} is now ${r.to}.`, fr: `${inert(r.user)} est maintenant ${r.to}.` }),
      unchanged: (r) => ({ en: `${inert(r.user)} was ${r.to} already.`, fr: `${inert(r.user)} était déjà ${r.to}.` }),
    },
  )

/** Rows of one kind that are named one by one; of more, only how many. */
const MOST_SHOWN = 40

const WORDS: Record<RoleChange['result'], Text> = {
  changed: { en: 'would be changed', fr: 'seraient modifiés' },
  unchanged: { en: 'unchanged', fr: 'inchangés' },
  unknown: { en: 'unknown', fr: 'inconnus' },
  ambiguous: { en: 'fit several accounts', fr: 'désignent plusieurs comptes' },
  contradictory: { en: 'named twice with different roles', fr: 'nommés deux fois avec des rôles différents' },
  forbidden: { en: 'forbidden: no administrator would be left', fr: "interdits : il ne resterait pas d'administrateur" },
}
const KINDS = keysOf(WORDS)

/** What would be changed: a line for each row that is not as it should be already, and how many there are of each kind. */
export function rolePlan({ items }: Change<RoleChange>, s: Style): string {
  const told = items.filter((r) => r.result !== 'unchanged')
  const lines = told.slice(0, MOST_SHOWN).map((r) => {
    const line = r.line === null ? '' : s.chalk.dim(`${r.line}: `)
    const what = `${line}${inert(r.user)}  ${inert(r.from ?? '?')} → ${r.to}`
    return r.result === 'changed' ? `  ${what}` : `${s.chalk.red('✗')} ${what}  (${s.say(WORDS[r.result])})`
  })
  if (told.length > MOST_SHOWN) lines.push('  …')
  const counts = KINDS.flatMap((kind) => {
    const n = items.filter((r) => r.result === kind).length
    return n > 0 ? [`${s.say(counted(n))} ${s.say(WORDS[kind])}`] : []
  })
  const nothing = s.say({ en: 'Nothing was changed: this is the plan.', fr: "Rien n'a été modifié : ceci est le plan." })
  return [...lines, `${counts.join(', ') || s.say(roleListing.empty)}.`, nothing].join('\n')
}
