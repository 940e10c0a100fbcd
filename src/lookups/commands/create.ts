import { command } from '../../command/command.js'
import { doneReport } from '../../history/change-report.js'
import { inert } from '../../terminal/inert.js'
import type { LookupKind } from '../lookup.js'
import { lookupListing } from '../render/lookups.js'
import { createLookup } from '../services/lookups.js'
import { words } from '../words.js'
import { columns, newName, ownOptions } from './params.js'

const EXAMPLES = {
  category: "helpdesk category create Téléphonie --description 'Postes fixes et mobiles'",
  priority: 'helpdesk priority create Critique --level 4',
  status: 'helpdesk status create Suspendue --color secondary',
}

export const create = <K extends LookupKind>(kind: K) =>
  command({
    access: 'ADMIN',
    params: { name: newName(kind), ...ownOptions(kind) },
    examples: [EXAMPLES[kind]],
    run: async (ctx, input) => createLookup(await ctx.session(), kind, { ...columns(input), name: input.name }),
    listing: { ...lookupListing(kind), plain: ['id'] },
    render: (x, s) => doneReport(words.created[kind](x.id, inert(x.name)), s),
  })
