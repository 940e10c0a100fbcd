import { command } from '../../command/command.js'
import { required } from '../../command/param.js'
import { word } from '../../command/parsers.js'
import { failure } from '../../core/errors.js'
import { typedAs } from '../../core/hint.js'
import { goOnWith } from '../../tickets/commands/kept-text.js'
import { asDraft, findDrafts, type KeptDraft, ownDrafts, pickDraft } from '../drafts.js'
import { draftPage } from '../render/drafts.js'
import { words } from '../words.js'

/** The command that goes on with it; undefined where it is not known what it was to become. */
function goingOn({ kind, ticket, path }: KeptDraft): string | undefined {
  if (kind === 'ticket') return 'ticket create --recover'
  return kind === 'text' || ticket === null ? undefined : goOnWith(kind, ticket, path)
}

export default command({
  access: 'anyone',
  params: { draft: required('<id>', words.draft, word, { ask: pickDraft }) },
  examples: ['helpdesk drafts show 3f9c21ab'],

  async run(ctx, input) {
    const [found] = findDrafts(await ownDrafts(ctx), [input.draft])
    if (!found) throw failure('NOT_FOUND', words.noDraft(input.draft))
    const draft = asDraft(found)
    const next = goingOn(draft)
    if (next !== undefined && ctx.globals.format === 'table')
      ctx.noticeAtEnd(words.goOn(typedAs(next, ctx.invocation())))
    return draft
  },
  render: draftPage,
})
