import { command } from '../../command/command.js'
import { inert } from '../../terminal/inert.js'

export default command({
  access: 'anyone',
  params: {},
  examples: ['helpdesk config path'],
  run: async (ctx) => ({ path: (await ctx.settings()).path }),
  render: ({ path }) => inert(path),
})
