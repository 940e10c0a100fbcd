import type { Words } from '../core/language.js'

/** What each command does, in one line. Every start of the program reads these, and no other words of the subject. */
export const summaries = {
  register: { en: 'Create an account of your own', fr: 'Créer votre propre compte' },
  login: { en: 'Log in on this machine', fr: 'Se connecter sur cette machine' },
  logout: { en: 'Log out', fr: 'Se déconnecter' },
  whoami: { en: 'Show who is logged in, and where', fr: 'Afficher le compte connecté et sa base' },
  password: { en: 'Change your password', fr: 'Changer votre mot de passe' },
  listSessions: { en: 'List your sessions', fr: 'Lister vos sessions' },
  revokeSessions: { en: 'End sessions', fr: 'Fermer des sessions' },
  createSession: { en: 'Make a token for HELPDESK_TOKEN', fr: 'Créer un jeton pour HELPDESK_TOKEN' },
} satisfies Words
