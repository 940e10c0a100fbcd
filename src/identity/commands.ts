import type { Tree } from '../command/command.js'
import { words } from './words.js'

/** What somebody does about himself. */
export const ownCommands = {
  register: {
    summary: words.summaries.register,
    load: () => import('./commands/register.js'),
  },
  login: {
    summary: words.summaries.login,
    load: () => import('./commands/login.js'),
  },
  logout: { summary: words.summaries.logout, load: () => import('./commands/logout.js') },
  whoami: {
    summary: words.summaries.whoami,
    load: () => import('./commands/whoami.js'),
  },
  password: {
    summary: words.summaries.password,
    load: () => import('./commands/password.js'),
  },
} satisfies Tree

/** The verbs of `helpdesk session`. */
export const sessionCommands = {
  list: {
    summary: words.summaries.listSessions,
    load: () => import('./commands/session-list.js'),
  },
  revoke: { summary: words.summaries.revokeSessions, load: () => import('./commands/session-revoke.js') },
  create: {
    summary: words.summaries.createSession,
    load: () => import('./commands/session-create.js'),
  },
} satisfies Tree
