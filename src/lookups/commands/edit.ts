import { command } from '../../command/command.js'
import { atLeastOne } from '../../command/parsers.js'
import { common } from '../../core/words.js'
import { changeReport } from '../../history/change-report.js'
import { inert } from '../../terminal/inert.js'
import type { LookupKind } from '../lookup.js'
import { changedLookupListing } from '../render/lookups.js'
import { editLookup } from '../services/lookups.js'
import { words } from '../words.js'
import { askLookup } from './edit-questions.js'
import { columns, lookup, otherName, ownOptions } from './params.js'

const EXAMPLES = {
  category: "helpdesk category edit réseau --description 'Wifi, Internet, VPN, téléphones'",
  priority: 'helpdesk priority edit élevée --level 5',
  status: "helpdesk status edit 2 --name 'En traitement' --color info",
}

export const edit = <K extends LookupKind>(kind: K) =>
  command({
    access: 'ADMIN',
    params: { lookup: lookup(kind), name: otherName(kind), ...ownOptions(kind) },
    examples: [EXAMPLES[kind]],
    askMore: (ctx, words, { lookup }) => askLookup(ctx, kind, words as Record<string, string | undefined>, lookup),
    run: async (ctx, { lookup, ...input }) => editLookup(await ctx.session(), kind, lookup, columns(atLeastOne(input))),
    listing: changedLookupListing(kind),
    render: (change, s) =>
      changeReport(change, s, {
        changed: (x) => words.edited(inert(x.name)),
        unchanged: (x) => common.alreadySo(inert(x.name)),
      }),
  })
