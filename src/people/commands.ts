import type { Tree } from '../command/command.js'
import { summaries } from './summaries.js'

/** The verbs of `helpdesk user`. */
export const userCommands = {
  list: { summary: summaries.list, load: () => import('./commands/list.js') },
  show: { summary: summaries.show, load: () => import('./commands/show.js') },
  import: {
    summary: summaries.import,
    load: () => import('./commands/import.js'),
  },
  create: {
    summary: summaries.create,
    load: () => import('./commands/create.js'),
  },
  edit: { summary: summaries.edit, load: () => import('./commands/edit.js') },
  'reset-password': {
    summary: summaries.resetPassword,
    load: () => import('./commands/reset-password.js'),
  },
  disable: { summary: summaries.disable, load: () => import('./commands/disable.js') },
  enable: { summary: summaries.enable, load: () => import('./commands/enable.js') },
  role: {
    summary: summaries.role,
    load: () => import('./commands/role.js'),
  },
  delete: { summary: summaries.delete, load: () => import('./commands/delete.js') },
} satisfies Tree
