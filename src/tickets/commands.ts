import type { Tree } from '../command/command.js'
import { commandWords } from './words/commands.js'

/** The verbs of `helpdesk ticket`. */
export const ticketCommands = {
  create: { summary: commandWords.summaries.create, load: () => import('./commands/create.js') },
  list: { summary: commandWords.summaries.list, load: () => import('./commands/list.js') },
  show: {
    summary: commandWords.summaries.show,
    load: () => import('./commands/show.js'),
  },
  comment: { summary: commandWords.summaries.comment, load: () => import('./commands/comment.js') },
  edit: {
    summary: commandWords.summaries.edit,
    load: () => import('./commands/edit.js'),
  },
  assign: {
    summary: commandWords.summaries.assign,
    load: () => import('./commands/assign.js'),
  },
  take: {
    summary: commandWords.summaries.take,
    load: () => import('./commands/take.js'),
  },
  unassign: {
    summary: commandWords.summaries.unassign,
    load: () => import('./commands/unassign.js'),
  },
  next: {
    summary: commandWords.summaries.next,
    load: () => import('./commands/next.js'),
  },
  status: {
    summary: commandWords.summaries.status,
    load: () => import('./commands/status.js'),
  },
  start: {
    summary: commandWords.summaries.start,
    load: () => import('./commands/start.js'),
  },
  resolve: {
    summary: commandWords.summaries.resolve,
    load: () => import('./commands/resolve.js'),
  },
  reopen: {
    summary: commandWords.summaries.reopen,
    load: () => import('./commands/reopen.js'),
  },
  priority: {
    summary: commandWords.summaries.priority,
    load: () => import('./commands/priority.js'),
  },
  category: {
    summary: commandWords.summaries.category,
    load: () => import('./commands/category.js'),
  },
  history: {
    summary: commandWords.summaries.history,
    load: () => import('./commands/history.js'),
  },
  export: {
    summary: commandWords.summaries.export,
    load: () => import('./commands/export.js'),
  },
  import: {
    summary: commandWords.summaries.import,
    load: () => import('./commands/import.js'),
  },
  delete: { summary: commandWords.summaries.delete, load: () => import('./commands/delete.js') },
} satisfies Tree
