import { lazyWords } from '../core/language.js'
import { en, fr } from '../core/number.js'

export const words = lazyWords(() => ({
  created: (username: string, role: string) => ({
    en: `Created ${username} (${role}).`,
    fr: `Compte créé : ${username} (${role}).`,
  }),
  options: {
    reassignTo: {
      en: 'who takes over their tickets and comments',
      fr: 'qui reprend leurs tickets et leurs commentaires',
    },
    query: { en: 'part of a username, name or address', fr: 'une partie du nom ou de l’adresse' },
    disabled: { en: 'only disabled accounts', fr: 'seulement les comptes désactivés' },
    users: {
      en: 'usernames, e-mail addresses or ids, or - to read them from standard input',
      fr: 'noms d’utilisateur, adresses e-mail ou numéros, ou - pour les lire sur l’entrée standard',
    },
    user: {
      en: 'a username, e-mail address, id or @me',
      fr: 'un nom d’utilisateur, une adresse e-mail, un numéro ou @moi',
    },
    role: { en: 'EMPLOYEE, TECHNICIAN or ADMIN', fr: 'EMPLOYEE, TECHNICIAN ou ADMIN' },
    roleFile: {
      en: 'a CSV file of username,role, or - for standard input',
      fr: 'un fichier CSV aux colonnes username,role, ou - pour l’entrée standard',
    },
    dryRun: { en: 'show what would change, and change nothing', fr: 'afficher ce qui changerait, sans rien modifier' },
  },
  whoTakesOver: {
    en: 'Who takes over their tickets and comments?',
    fr: 'Qui reprend leurs tickets et leurs commentaires ?',
  },
  confirmDelete: (names: readonly string[]) => ({
    en: `Delete ${en.form(names.length, 'the account', `${en.number(names.length)} accounts:`)} ${names.join(', ')}?`,
    fr: `Supprimer ${fr.form(names.length, 'le compte', `${fr.number(names.length)} comptes :`)} ${names.join(', ')} ?`,
  }),
  confirmHandOver: (names: readonly string[], heir: string, tickets: number, comments: number) => ({
    en: `Delete ${en.form(names.length, 'the account', `${en.number(names.length)} accounts:`)} ${names.join(', ')}, and give ${en.counts([tickets, 'ticket', 'tickets'], [comments, 'comment', 'comments'])} to ${heir}?`,
    fr: `Supprimer ${fr.form(names.length, 'le compte', `${fr.number(names.length)} comptes :`)} ${names.join(', ')}, et donner ${fr.counts([tickets, 'ticket', 'tickets'], [comments, 'commentaire', 'commentaires'])} à ${heir} ?`,
  }),
  deleted: (name: string) => ({ en: `Deleted ${name}.`, fr: `Compte supprimé : ${name}.` }),
  disabled: (name: string) => ({
    en: `Disabled ${name}, who can no longer log in.`,
    fr: `Compte désactivé : ${name} ne peut plus se connecter.`,
  }),
  disabledAlready: (name: string) => ({
    en: `${name} was disabled already.`,
    fr: `Le compte ${name} était déjà désactivé.`,
  }),
  edited: (name: string) => ({ en: `Edited ${name}.`, fr: `Compte modifié : ${name}.` }),
  enabled: (name: string) => ({
    en: `Enabled ${name}, who can log in again.`,
    fr: `Compte réactivé : ${name} peut de nouveau se connecter.`,
  }),
  whichRole: { en: 'Which role?', fr: 'Quel rôle ?' },
  may: {
    EMPLOYEE: { en: 'asks for help, and sees his own tickets', fr: 'demande de l’aide, et voit ses propres tickets' },
    TECHNICIAN: {
      en: 'works on tickets that nobody has, or that are his',
      fr: 'traite les tickets non assignés et les siens',
    },
    ADMIN: { en: 'sees and manages everything', fr: 'voit et gère tout' },
  },
  passwordReset: (name: string) => ({
    en: `${name} has a new password; sessions of the old one are ended.`,
    fr: `${name} a un nouveau mot de passe ; ses anciennes sessions sont fermées.`,
  }),
  twoSources: {
    en: 'Users and --to, or --file: not both.',
    fr: 'Indiquez des utilisateurs et --to, ou bien --file, mais pas les deux.',
  },
  disabledMark: { en: 'disabled', fr: 'désactivé' },
  columns: {
    disabled: { en: 'Disabled', fr: 'Désactivé' },
    hasPassword: { en: 'Has a password', fr: 'Avec mot de passe' },
  },
  isDisabled: { en: ', disabled', fr: ', compte désactivé' },
  since: (at: string) => ({ en: `, since ${at}`, fr: `, depuis le ${at}` }),
  aRole: { en: 'a role', fr: 'un rôle' },
  roleColumns: (columns: string) => ({
    en: `The file has the columns '${columns}'; it takes one for the user and one for the role.`,
    fr: `Le fichier a les colonnes « ${columns} » ; il en faut une pour l’utilisateur et une pour le rôle.`,
  }),
  anAccount: { en: 'an account', fr: 'un compte' },
  isNow: (user: string, role: string) => ({
    en: `${user} is now ${role}.`,
    fr: `${user} a maintenant le rôle ${role}.`,
  }),
  wasAlready: (user: string, role: string) => ({
    en: `${user} was ${role} already.`,
    fr: `${user} avait déjà le rôle ${role}.`,
  }),
  why: {
    changed: { en: 'would be changed', fr: 'à modifier' },
    unchanged: { en: 'unchanged', fr: 'inchangé' },
    unknown: { en: 'unknown', fr: 'inconnu' },
    ambiguous: { en: 'fits several accounts', fr: 'désigne plusieurs comptes' },
    contradictory: { en: 'named twice with different roles', fr: 'indiqué deux fois avec des rôles différents' },
    forbidden: {
      en: 'forbidden: no administrator would be left',
      fr: 'interdit : il ne resterait aucun administrateur',
    },
  },
  /** How many there are of each kind in a plan. */
  planned: {
    changed: (n: number) => ({ en: `${en.number(n)} would be changed`, fr: `${fr.number(n)} à modifier` }),
    unchanged: (n: number) => ({ en: `${en.number(n)} unchanged`, fr: fr.count(n, 'inchangé', 'inchangés') }),
    unknown: (n: number) => ({ en: `${en.number(n)} unknown`, fr: fr.count(n, 'inconnu', 'inconnus') }),
    ambiguous: (n: number) => ({
      en: en.count(n, 'fits several accounts', 'fit several accounts'),
      fr: fr.count(n, 'désigne plusieurs comptes', 'désignent plusieurs comptes'),
    }),
    contradictory: (n: number) => ({
      en: `${en.number(n)} named twice with different roles`,
      fr: fr.count(n, 'indiqué deux fois avec des rôles différents', 'indiqués deux fois avec des rôles différents'),
    }),
    forbidden: (n: number) => ({
      en: `${en.number(n)} forbidden: no administrator would be left`,
      fr: `${fr.count(n, 'interdit', 'interdits')} : il ne resterait aucun administrateur`,
    }),
  },
  confirmRoles: (changed: number, all: number) => ({
    en: `${en.number(changed)} of ${en.count(all, 'account', 'accounts')} ${en.form(changed, 'changes', 'change')}. Go on?`,
    fr: `${fr.count(changed, 'compte', 'comptes')} sur ${fr.number(all)} ${fr.form(changed, 'va changer', 'vont changer')} de rôle. Continuer ?`,
  }),
  createdInAll: (created: number, present: number) => ({
    en: `${en.number(created)} new, ${en.number(present)} there already.`,
    fr: `${fr.count(created, 'compte créé', 'comptes créés')}, ${fr.count(present, 'déjà présent', 'déjà présents')}.`,
  }),
  wouldCreate: (created: number, present: number) => ({
    en: `${en.number(created)} would be created, ${en.number(present)} there already.`,
    fr: `${fr.count(created, 'compte serait créé', 'comptes seraient créés')}, ${fr.count(present, 'déjà présent', 'déjà présents')}.`,
  }),
  locked: (count: number, enable: string) => ({
    en: `${en.number(count)} without a password: nobody logs in as ${en.form(count, 'this one', 'them')} before ${enable}.`,
    fr: `${fr.count(count, 'compte', 'comptes')} sans mot de passe : personne ne peut s’y connecter avant ${enable}.`,
  }),
  notDisabled: (name: string) => ({
    en: `'${name}' is not disabled; nothing was changed.`,
    fr: `Le compte « ${name} » n’est pas désactivé ; rien n’a été modifié.`,
  }),
  forNewPassword: { en: 'For a new password:', fr: 'Pour un nouveau mot de passe :' },
  stillNeeded: (names: string, owners: number) => ({
    en: `There are still tickets or comments of ${names}: ${en.number(owners)} in all.`,
    fr: `Il reste des tickets ou des commentaires (${fr.number(owners)} en tout) au nom de : ${names}.`,
  }),
  nameHeir: {
    en: 'Name who takes them over: --reassign-to <user>',
    fr: 'Indiquez qui les reprend : --reassign-to <utilisateur>',
  },
  heirDeleted: (name: string) => ({
    en: `'${name}' is to be deleted, and cannot take anything over.`,
    fr: `Le compte « ${name} » doit être supprimé : il ne peut rien reprendre.`,
  }),
  contradictory: (name: string) => ({
    en: `'${name}' is named before with another role.`,
    fr: `« ${name} » figure déjà plus haut avec un autre rôle.`,
  }),
  roleChangedMeanwhile: (list: string) => ({
    en: `The role of ${list} was changed meanwhile; nothing was changed here.`,
    fr: `Un rôle a été modifié entre-temps (${list}) ; rien n’a été modifié ici.`,
  }),
  examples: {
    delete: { en: 'helpdesk user delete old1 old2 --yes', fr: 'helpdesk user delete ancien1 ancien2 --yes' },
    create: {
      en: "helpdesk user create --username bob --email bob@example.org --name 'Bob Martin' --role TECHNICIAN --password-stdin < password.txt",
      fr: "helpdesk user create --username bob --email bob@example.org --name 'Bob Martin' --role TECHNICIAN --password-stdin < mot-de-passe.txt",
    },
    importPlan: { en: 'helpdesk user import people.csv --dry-run', fr: 'helpdesk user import personnes.csv --dry-run' },
    import: { en: 'helpdesk user import - < people.csv', fr: 'helpdesk user import - < personnes.csv' },
    resetPassword: {
      en: 'helpdesk user reset-password alice --password-stdin < password.txt',
      fr: 'helpdesk user reset-password alice --password-stdin < mot-de-passe.txt',
    },
    enable: {
      en: 'helpdesk user enable alice --password-stdin < password.txt',
      fr: 'helpdesk user enable alice --password-stdin < mot-de-passe.txt',
    },
  },
}))
