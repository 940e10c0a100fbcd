import type { Tree } from '../../command/command.js'
import { words } from '../words.js'

/** The verbs of `helpdesk alias`. */
export const aliasCommands = {
  set: { summary: words.aliases.set, load: () => import('./set.js') },
  list: { summary: words.aliases.list, load: () => import('./list.js') },
  delete: { summary: words.aliases.delete, load: () => import('./delete.js') },
} satisfies Tree
