import { confirmed } from '../../command/asking/confirm.js'
import { command } from '../../command/command.js'
import { changeReport } from '../../history/change-report.js'
import { inert } from '../../terminal/inert.js'
import type { LookupKind } from '../lookup.js'
import { changedLookupListing } from '../render/lookups.js'
import { planRemoval, removeLookup } from '../services/lookups.js'
import { words } from '../words.js'
import { lookup } from './params.js'

export const remove = <K extends LookupKind>(kind: K) =>
  command({
    access: 'ADMIN',
    needsYes: () => true,
    params: { lookup: lookup(kind) },
    examples: [`helpdesk ${kind} delete 4 --yes`],

    async run(ctx, { lookup }) {
      if (!ctx.globals.yes) {
        const { name } = await planRemoval(await ctx.session(), kind, lookup)
        await confirmed(ctx, words.confirmDelete[kind](name))
      }
      return removeLookup(await ctx.session(), kind, lookup)
    },
    listing: changedLookupListing(kind),
    render: (change, s) => {
      const gone = (x: { name: string }) => words.deleted(inert(x.name))
      return changeReport(change, s, { changed: gone, unchanged: gone })
    },
  })
