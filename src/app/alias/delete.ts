import { command } from '../../command/command.js'
import { required } from '../../command/param.js'
import { deleteAlias } from './aliases.js'
import { words } from './words.js'

export default command({
  access: 'anyone',
  params: { name: required('<name>', words.name, (text) => text, { question: words.whichName }) },
  examples: ['helpdesk alias delete mine'],
  run: (ctx, input) => deleteAlias(ctx, input.name),
  render: ({ name }, s) => s.ok(words.deleted(name)),
})
