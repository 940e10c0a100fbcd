import type { Tree } from '../command/command.js'
import { summaries } from './summaries.js'

/** What waits for somebody. */
export const dayCommands = {
  day: { summary: summaries.day, load: () => import('./commands/day.js') },
} satisfies Tree
