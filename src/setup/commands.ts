import type { Leaf, Tree } from '../command/command.js'
import { summaries } from './summaries.js'

export const init = {
  summary: summaries.init,
  load: () => import('./commands/init.js'),
} satisfies Leaf

/** The verbs of `helpdesk config`. */
export const configCommands = {
  list: {
    summary: summaries.list,
    load: () => import('./commands/config-list.js'),
  },
  get: { summary: summaries.get, load: () => import('./commands/config-get.js') },
  set: { summary: summaries.set, load: () => import('./commands/config-set.js') },
  unset: { summary: summaries.unset, load: () => import('./commands/config-unset.js') },
  path: {
    summary: summaries.path,
    load: () => import('./commands/config-path.js'),
  },
} satisfies Tree
