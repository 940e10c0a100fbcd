import type { Tree } from '../command/command.js'
import { words } from './words.js'

/** The verbs of `helpdesk audit`. */
export const auditCommands = {
  list: {
    summary: words.summaries.list,
    load: () => import('./commands/list.js'),
  },
  show: {
    summary: words.summaries.show,
    load: () => import('./commands/show.js'),
  },
  undo: { summary: words.summaries.undo, load: () => import('./commands/undo.js') },
} satisfies Tree
