import { command } from '../../command/command.js'
import { required } from '../../command/param.js'
import { inert } from '../../terminal/inert.js'
import { aliasName, aliasText, setAlias } from './aliases.js'
import { aliasListing } from './listing.js'
import { words } from './words.js'

export default command({
  access: 'anyone',
  params: {
    name: required('<name>', words.name, aliasName, { question: words.whichName }),
    words: required('<words>', words.text, aliasText, { question: words.whichText }),
  },
  examples: ["helpdesk alias set mine 'list -a me'", "helpdesk alias set give 'ticket assign $1 --to $2'"],
  run: (ctx, input) => setAlias(ctx, input.name, input.words),
  listing: aliasListing,
  render: ({ name, words: text }, s) => s.ok(words.standsFor(name, inert(text))),
})
