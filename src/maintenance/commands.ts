import type { Tree } from '../command/command.js'
import { summaries } from './summaries.js'

/** The verbs of `helpdesk db`. */
export const databaseCommands = {
  migrate: {
    summary: summaries.migrate,
    load: () => import('./commands/migrate.js'),
  },
  copy: {
    summary: summaries.copy,
    load: () => import('./commands/copy.js'),
  },
  verify: {
    summary: summaries.verify,
    load: () => import('./commands/verify.js'),
  },
  policy: {
    summary: summaries.policy,
    load: () => import('./commands/policy.js'),
  },
  status: {
    summary: summaries.status,
    load: () => import('./commands/status.js'),
  },
  check: {
    summary: summaries.check,
    load: () => import('./commands/check.js'),
  },
  triggers: {
    summary: summaries.triggers,
    load: () => import('./commands/triggers.js'),
  },
} satisfies Tree
