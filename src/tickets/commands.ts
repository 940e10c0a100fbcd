import type { Tree } from '../command/command.js'
import { summaries } from './summaries.js'

/** The verbs of `helpdesk ticket`. */
export const ticketCommands = {
  create: { summary: summaries.create, load: () => import('./commands/create.js') },
  list: { summary: summaries.list, load: () => import('./commands/list.js') },
  find: { summary: summaries.find, load: () => import('./commands/find.js') },
  show: {
    summary: summaries.show,
    load: () => import('./commands/show.js'),
  },
  comment: { summary: summaries.comment, load: () => import('./commands/comment.js') },
  edit: {
    summary: summaries.edit,
    load: () => import('./commands/edit.js'),
  },
  assign: {
    summary: summaries.assign,
    load: () => import('./commands/assign.js'),
  },
  take: {
    summary: summaries.take,
    load: () => import('./commands/take.js'),
  },
  unassign: {
    summary: summaries.unassign,
    load: () => import('./commands/unassign.js'),
  },
  next: {
    summary: summaries.next,
    load: () => import('./commands/next.js'),
  },
  status: {
    summary: summaries.status,
    load: () => import('./commands/status.js'),
  },
  start: {
    summary: summaries.start,
    load: () => import('./commands/start.js'),
  },
  resolve: {
    summary: summaries.resolve,
    load: () => import('./commands/resolve.js'),
  },
  reopen: {
    summary: summaries.reopen,
    load: () => import('./commands/reopen.js'),
  },
  priority: {
    summary: summaries.priority,
    load: () => import('./commands/priority.js'),
  },
  category: {
    summary: summaries.category,
    load: () => import('./commands/category.js'),
  },
  history: {
    summary: summaries.history,
    load: () => import('./commands/history.js'),
  },
  export: {
    summary: summaries.export,
    load: () => import('./commands/export.js'),
  },
  import: {
    summary: summaries.import,
    load: () => import('./commands/import.js'),
  },
  delete: { summary: summaries.delete, load: () => import('./commands/delete.js') },
} satisfies Tree
