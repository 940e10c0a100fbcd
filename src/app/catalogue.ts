import { auditCommands } from '../audit/commands.js'
import type { Tree } from '../command/command.js'
import { ownCommands, sessionCommands } from '../identity/commands.js'
import { lookupCommands } from '../lookups/commands.js'
import { databaseCommands } from '../maintenance/commands.js'
import { userCommands } from '../people/commands.js'
import { configCommands, init } from '../setup/commands.js'
import { ticketCommands } from '../tickets/commands.js'

/** Every command of helpdesk, in the order of its help. `load` runs only for the command that was asked for. */
export const commands = {
  init,
  ...ownCommands,
  session: {
    summary: { en: 'Where you are logged in, and tokens for scripts', fr: 'Où vous êtes connecté, et jetons pour scripts' },
    commands: sessionCommands,
  },
  ticket: { summary: { en: 'Work with tickets', fr: 'Travailler avec les tickets' }, commands: ticketCommands },
  user: { summary: { en: 'Manage people', fr: 'Gérer les personnes' }, commands: userCommands },
  category: {
    summary: { en: 'Categories of tickets', fr: 'Les catégories de tickets' },
    commands: lookupCommands('category'),
  },
  priority: {
    summary: { en: 'Priorities of tickets', fr: 'Les priorités de tickets' },
    commands: lookupCommands('priority'),
  },
  status: { summary: { en: 'Statuses of tickets', fr: 'Les statuts de tickets' }, commands: lookupCommands('status') },
  audit: {
    summary: { en: 'What was done by whom, and its undoing', fr: 'Qui a fait quoi, et comment le défaire' },
    commands: auditCommands,
  },
  config: { summary: { en: 'Settings of this machine', fr: 'Réglages de cette machine' }, commands: configCommands },
  completion: {
    summary: { en: 'Print a script that lets Tab complete', fr: 'Afficher un script de complétion par Tab' },
    load: () => import('./completion/command.js'),
  },
  db: { summary: { en: 'Look after the database', fr: 'Prendre soin de la base de données' }, commands: databaseCommands },
} satisfies Tree
