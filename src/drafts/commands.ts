import type { Tree } from '../command/command.js'
import { summaries } from './summaries.js'

/** The verbs of `helpdesk drafts`. */
export const draftCommands = {
  list: { summary: summaries.list, load: () => import('./commands/list.js') },
  show: { summary: summaries.show, load: () => import('./commands/show.js') },
  delete: { summary: summaries.delete, load: () => import('./commands/delete.js') },
} satisfies Tree
