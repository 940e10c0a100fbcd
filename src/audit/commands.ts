import type { Tree } from '../command/command.js'
import { summaries } from './summaries.js'

/** The verbs of `helpdesk audit`. */
export const auditCommands = {
  list: {
    summary: summaries.list,
    load: () => import('./commands/list.js'),
  },
  show: {
    summary: summaries.show,
    load: () => import('./commands/show.js'),
  },
  undo: { summary: summaries.undo, load: () => import('./commands/undo.js') },
} satisfies Tree
