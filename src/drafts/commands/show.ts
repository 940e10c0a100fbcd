import { command } from '../../command/command.js'
import { required } from '../../command/param.js'
import { word } from '../../command/parsers.js'
import { failure } from '../../core/errors.js'
import { typedAs } from '../../core/hint.js'
import type { Kept } from '../../machine/drafts/kept.js'
import { goOnWith } from '../../tickets/commands/kept-text.js'
import { asDraft, findDrafts, type KeptDraft, ownDrafts, pickDraft } from '../drafts.js'
import { draftPage } from '../render/drafts.js'
import { words } from '../words.js'

/** The command that goes on with it; undefined where it was set aside, or it is not known what it was to become. */
function goingOn({ id, kind, ticket, path }: KeptDraft, all: readonly Kept[]): string | undefined {
  if (kind === 'ticket') return all.find((d) => d.kind === 'ticket')?.id === id ? 'ticket create --recover' : undefined
  return kind === 'text' || ticket === null ? undefined : goOnWith(kind, ticket, path)
}

export default command({
  access: 'anyone',
  params: { draft: required('<id>', words.draft, word, { ask: pickDraft }) },
  examples: ['helpdesk drafts show 3f9c21ab'],

  async run(ctx, input) {
    const all = await ownDrafts(ctx)
    const [found] = findDrafts(all, [input.draft])
    if (!found) throw failure('NOT_FOUND', words.noDraft(input.draft))
    const draft = asDraft(found)
    const next = goingOn(draft, all)
    if (next !== undefined && ctx.globals.format === 'table')
      ctx.noticeAtEnd(words.goOn(typedAs(next, ctx.invocation())))
    return draft
  },
  render: draftPage,
})
