import type { Tree } from '../command/command.js'

/** What somebody does about himself. */
export const ownCommands = {
  register: {
    summary: { en: 'Create an account of your own', fr: 'Créer son propre compte' },
    load: () => import('./commands/register.js'),
  },
  login: {
    summary: { en: 'Log in on this machine', fr: 'Se connecter sur cette machine' },
    load: () => import('./commands/login.js'),
  },
  logout: { summary: { en: 'Log out', fr: 'Se déconnecter' }, load: () => import('./commands/logout.js') },
  whoami: {
    summary: { en: 'Show who is logged in, and where', fr: 'Montrer qui est connecté, et où' },
    load: () => import('./commands/whoami.js'),
  },
  password: {
    summary: { en: 'Change your password', fr: 'Changer son mot de passe' },
    load: () => import('./commands/password.js'),
  },
} satisfies Tree

/** The verbs of `helpdesk session`. */
export const sessionCommands = {
  list: {
    summary: { en: 'List your sessions', fr: 'Lister ses sessions' },
    load: () => import('./commands/session-list.js'),
  },
  revoke: { summary: { en: 'End sessions', fr: 'Fermer des sessions' }, load: () => import('./commands/session-revoke.js') },
  create: {
    summary: { en: 'Make a token for HELPDESK_TOKEN', fr: 'Créer un jeton pour HELPDESK_TOKEN' },
    load: () => import('./commands/session-create.js'),
  },
} satisfies Tree
