import { auditCommands } from '../audit/commands.js'
import type { Tree } from '../command/command.js'
import { ownCommands, sessionCommands } from '../identity/commands.js'
import { lookupCommands } from '../lookups/commands.js'
import { databaseCommands } from '../maintenance/commands.js'
import { userCommands } from '../people/commands.js'
import { configCommands, init } from '../setup/commands.js'
import { ticketCommands } from '../tickets/commands.js'
import { words } from './words.js'

/** Every command of helpdesk, in the order of its help. `load` runs only for the command that was asked for. */
export const commands = {
  init,
  ...ownCommands,
  session: {
    summary: words.groups.session,
    commands: sessionCommands,
  },
  ticket: { summary: words.groups.ticket, commands: ticketCommands },
  user: { summary: words.groups.user, commands: userCommands },
  category: {
    summary: words.groups.category,
    commands: lookupCommands('category'),
  },
  priority: {
    summary: words.groups.priority,
    commands: lookupCommands('priority'),
  },
  status: { summary: words.groups.status, commands: lookupCommands('status') },
  audit: {
    summary: words.groups.audit,
    commands: auditCommands,
  },
  config: { summary: words.groups.config, commands: configCommands },
  completion: {
    summary: words.groups.completion,
    load: () => import('./completion/command.js'),
  },
  db: { summary: words.groups.db, commands: databaseCommands },
} satisfies Tree
