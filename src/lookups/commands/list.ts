import { command } from '../../command/command.js'
import { lookupListing } from '../render/lookups.js'
import { type LookupKind, listLookup } from '../services/lookups.js'

export const list = (kind: LookupKind) =>
  command({
    access: 'EMPLOYEE',
    params: {},
    examples: [`helpdesk ${kind} list`, `helpdesk ${kind} list --json`],
    run: async (ctx) => listLookup(await ctx.session(), kind),
    listing: lookupListing(kind),
  })
