import { confirmed } from '../../command/asking/confirm.js'
import { command } from '../../command/command.js'
import { many } from '../../command/param.js'
import { word } from '../../command/parsers.js'
import { beginning } from '../../machine/drafts/kept.js'
import { asDraft, findDrafts, ownDrafts, pickDraft } from '../drafts.js'
import { draftListing } from '../render/drafts.js'
import { words } from '../words.js'

export default command({
  access: 'anyone',
  needsYes: () => true,
  params: { drafts: many('<id...>', words.drafts, word, { question: words.which }) },
  examples: ['helpdesk drafts delete 3f9c21ab', 'helpdesk drafts list -o ids | helpdesk drafts delete - --yes'],

  async askMissing(ctx, given) {
    if (!given.drafts?.length) given.drafts = [await pickDraft(ctx)]
  },
  async run(ctx, input) {
    const found = findDrafts(await ownDrafts(ctx), input.drafts)
    const [first] = found
    if (first && !ctx.globals.yes) {
      const text = beginning(first.text)
      await confirmed(ctx, found.length === 1 ? words.confirmOne(text) : words.confirmDelete(found.length, text))
    }
    for (const draft of found) draft.remove()
    return found.map(asDraft)
  },
  listing: draftListing,
  render: (drafts, s) => drafts.map(({ id }) => s.ok(words.deleted(id))).join('\n'),
})
