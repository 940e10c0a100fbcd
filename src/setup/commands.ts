import type { Leaf, Tree } from '../command/command.js'
import { words } from './words.js'

export const init = {
  summary: words.summaries.init,
  load: () => import('./commands/init.js'),
} satisfies Leaf

/** The verbs of `helpdesk config`. */
export const configCommands = {
  list: {
    summary: words.summaries.list,
    load: () => import('./commands/config-list.js'),
  },
  get: { summary: words.summaries.get, load: () => import('./commands/config-get.js') },
  set: { summary: words.summaries.set, load: () => import('./commands/config-set.js') },
  unset: { summary: words.summaries.unset, load: () => import('./commands/config-unset.js') },
  path: {
    summary: words.summaries.path,
    load: () => import('./commands/config-path.js'),
  },
} satisfies Tree
