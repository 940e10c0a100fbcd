import { common } from '../../core/words.js'
import { beginning } from '../../machine/drafts/kept.js'
import { inert, inertBlock } from '../../terminal/inert.js'
import type { Listing } from '../../terminal/listing.js'
import type { Style } from '../../terminal/style.js'
import { ago } from '../../terminal/time.js'
import type { KeptDraft } from '../drafts.js'
import { words } from '../words.js'

export const draftListing: Listing<KeptDraft> = {
  fields: [
    { name: 'id', title: common.id, plain: (d) => d.id },
    { name: 'kind', title: words.columns.kind, plain: (d) => d.kind, shown: (d, s) => s.say(words.kinds[d.kind]) },
    { name: 'ticket', title: words.columns.ticket, plain: (d) => d.ticket, align: 'right' },
    { name: 'at', title: words.columns.at, plain: (d) => d.at, shown: (d, s) => ago(d.at, s), leaveOut: 1 },
    { name: 'text', title: words.columns.text, plain: (d) => d.text, shown: (d) => inert(beginning(d.text)) },
    { name: 'path', title: words.columns.file, plain: (d) => d.path },
  ],
  table: ['id', 'kind', 'ticket', 'at', 'text'],
  plain: ['id', 'kind', 'ticket', 'at', 'text', 'path'],
  empty: words.none,
}

/** What was written, in full. */
export function draftPage(draft: KeptDraft, s: Style): string {
  const about = [
    s.say(words.kinds[draft.kind]),
    draft.ticket === null ? undefined : `#${draft.ticket}`,
    ago(draft.at, s),
  ]
  return [s.chalk.dim(about.filter(Boolean).join(' · ')), inertBlock(draft.text)].join('\n')
}
