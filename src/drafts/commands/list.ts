import { command } from '../../command/command.js'
import { typedAs } from '../../core/hint.js'
import { asDraft, goingOn, ownDrafts } from '../drafts.js'
import { draftListing } from '../render/drafts.js'
import { words } from '../words.js'

export default command({
  access: 'anyone',
  params: {},
  examples: ['helpdesk drafts list'],

  async run(ctx) {
    const all = await ownDrafts(ctx)
    for (const draft of ctx.globals.format === 'table' ? all : []) {
      const next = goingOn(draft)
      if (next !== undefined) ctx.noticeAtEnd(words.goOnWith(draft.id, typedAs(next, ctx.invocation())))
    }
    return all.map(asDraft)
  },
  listing: draftListing,
})
