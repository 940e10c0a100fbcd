import type { Tree } from '../command/command.js'
import { summaries } from './summaries.js'

/** What somebody does about himself. */
export const ownCommands = {
  register: {
    summary: summaries.register,
    load: () => import('./commands/register.js'),
  },
  login: {
    summary: summaries.login,
    load: () => import('./commands/login.js'),
  },
  logout: { summary: summaries.logout, load: () => import('./commands/logout.js') },
  whoami: {
    summary: summaries.whoami,
    load: () => import('./commands/whoami.js'),
  },
  password: {
    summary: summaries.password,
    load: () => import('./commands/password.js'),
  },
} satisfies Tree

/** The verbs of `helpdesk session`. */
export const sessionCommands = {
  list: {
    summary: summaries.listSessions,
    load: () => import('./commands/session-list.js'),
  },
  revoke: { summary: summaries.revokeSessions, load: () => import('./commands/session-revoke.js') },
  create: {
    summary: summaries.createSession,
    load: () => import('./commands/session-create.js'),
  },
} satisfies Tree
