import type { Tree } from '../command/command.js'
import { summaries } from './summaries.js'

/** What somebody has not read. */
export const inboxCommands = {
  inbox: { summary: summaries.inbox, load: () => import('./commands/inbox.js') },
} satisfies Tree
