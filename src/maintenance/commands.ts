import type { Tree } from '../command/command.js'
import { words } from './words.js'

/** The verbs of `helpdesk db`. */
export const databaseCommands = {
  migrate: {
    summary: words.summaries.migrate,
    load: () => import('./commands/migrate.js'),
  },
  copy: {
    summary: words.summaries.copy,
    load: () => import('./commands/copy.js'),
  },
  policy: {
    summary: words.summaries.policy,
    load: () => import('./commands/policy.js'),
  },
  status: {
    summary: words.summaries.status,
    load: () => import('./commands/status.js'),
  },
  check: {
    summary: words.summaries.check,
    load: () => import('./commands/check.js'),
  },
  triggers: {
    summary: words.summaries.triggers,
    load: () => import('./commands/triggers.js'),
  },
} satisfies Tree
