import { command } from '../../command/command.js'
import { required } from '../../command/param.js'
import { word } from '../../command/parsers.js'
import { typedAs } from '../../core/hint.js'
import { draftCalled } from '../../tickets/commands/draft-called.js'
import { asDraft, goingOn, ownDrafts, pickDraft } from '../drafts.js'
import { draftPage } from '../render/drafts.js'
import { words } from '../words.js'

export default command({
  access: 'anyone',
  params: { draft: required('<id>', words.draft, word, { ask: pickDraft }) },
  examples: ['helpdesk drafts show 3f9c21ab'],

  async run(ctx, input) {
    const found = draftCalled(await ownDrafts(ctx), input.draft)
    const next = goingOn(found)
    if (next !== undefined && ctx.globals.format === 'table')
      ctx.noticeAtEnd(words.goOn(typedAs(next, ctx.invocation())))
    return asDraft(found)
  },
  render: draftPage,
})
