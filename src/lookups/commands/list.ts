import { command } from '../../command/command.js'
import type { LookupKind } from '../lookup.js'
import { lookupListing } from '../render/lookups.js'
import { listLookup } from '../services/lookups.js'

export const list = <K extends LookupKind>(kind: K) =>
  command({
    access: 'EMPLOYEE',
    params: {},
    examples: [`helpdesk ${kind} list`, `helpdesk ${kind} list --json`],
    run: async (ctx) => listLookup(await ctx.session(), kind),
    listing: lookupListing(kind),
  })
