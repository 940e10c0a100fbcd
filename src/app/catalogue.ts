import { auditCommands, undo } from '../audit/commands.js'
import type { Leaf, Tree } from '../command/command.js'
import { dayCommands } from '../dashboard/commands.js'
import { draftCommands } from '../drafts/commands.js'
import { ownCommands, sessionCommands } from '../identity/commands.js'
import { inboxCommands } from '../inbox/commands.js'
import { lookupCommands } from '../lookups/commands.js'
import { databaseCommands } from '../maintenance/commands.js'
import { userCommands } from '../people/commands.js'
import { configCommands, init } from '../setup/commands.js'
import { ticketCommands } from '../tickets/commands.js'
import { aliasCommands } from './alias/commands.js'
import { words } from './words.js'

/** Every command of helpdesk, in the order of its help. `load` runs only for the command that was asked for. */
export const commands = {
  init,
  ...dayCommands,
  ...inboxCommands,
  ...ownCommands,
  session: {
    summary: words.groups.session,
    commands: sessionCommands,
  },
  ticket: { summary: words.groups.ticket, commands: ticketCommands },
  undo,
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
  drafts: { summary: words.groups.drafts, commands: draftCommands },
  alias: { summary: words.groups.alias, commands: aliasCommands },
  config: { summary: words.groups.config, commands: configCommands },
  completion: {
    summary: words.groups.completion,
    load: () => import('./completion/command.js'),
  },
  db: { summary: words.groups.db, commands: databaseCommands },
} satisfies Tree

interface Found {
  /** The words that lead to a group or a command, and those that follow it. */
  path: string[]
  rest: string[]
  /** The command's own module; none where the words lead to a group. */
  load?: Leaf['load']
}

/** As far as words lead. */
export function commandAt(words: readonly string[]): Found {
  let tree: Tree = commands
  for (const [i, word] of words.entries()) {
    const entry = Object.hasOwn(tree, word) ? tree[word] : undefined
    if (!entry) return { path: words.slice(0, i), rest: words.slice(i) }
    if ('load' in entry) return { path: words.slice(0, i + 1), rest: words.slice(i + 1), load: entry.load }
    tree = entry.commands
  }
  return { path: [...words], rest: [] }
}
