import type { Leaf, Tree } from '../command/command.js'
import { summaries } from './summaries.js'

/** `helpdesk undo` */
export const undo = { summary: summaries.undoOwn, load: () => import('./commands/undo-own.js') } satisfies Leaf

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
