import type { Tree } from '../command/command.js'
import { words } from './words.js'

/** The verbs of `helpdesk user`. */
export const userCommands = {
  list: { summary: words.summaries.list, load: () => import('./commands/list.js') },
  show: { summary: words.summaries.show, load: () => import('./commands/show.js') },
  import: {
    summary: words.summaries.import,
    load: () => import('./commands/import.js'),
  },
  create: {
    summary: words.summaries.create,
    load: () => import('./commands/create.js'),
  },
  edit: { summary: words.summaries.edit, load: () => import('./commands/edit.js') },
  'reset-password': {
    summary: words.summaries.resetPassword,
    load: () => import('./commands/reset-password.js'),
  },
  disable: { summary: words.summaries.disable, load: () => import('./commands/disable.js') },
  enable: { summary: words.summaries.enable, load: () => import('./commands/enable.js') },
  role: {
    summary: words.summaries.role,
    load: () => import('./commands/role.js'),
  },
  delete: { summary: words.summaries.delete, load: () => import('./commands/delete.js') },
} satisfies Tree
