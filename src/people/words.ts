import type { Words } from '../core/language.js'
import { en, fr } from '../core/number.js'

export const words = {
  summaries: {
    list: { en: 'List people', fr: 'Lister les personnes' },
    show: { en: 'Show an account', fr: 'Montrer un compte' },
    import: { en: 'Create accounts from a file', fr: 'Créer des comptes d’un fichier' },
    create: { en: 'Create an account for somebody', fr: 'Créer le compte de quelqu’un' },
    edit: { en: 'Change an account', fr: 'Modifier un compte' },
    resetPassword: { en: 'Set a new password', fr: 'Mettre un nouveau mot de passe' },
    disable: { en: 'Disable accounts', fr: 'Désactiver des comptes' },
    enable: { en: 'Enable an account again', fr: 'Réactiver un compte' },
    role: { en: 'Change roles, one or many at a time', fr: 'Changer des rôles, un ou plusieurs à la fois' },
    delete: { en: 'Delete accounts', fr: 'Supprimer des comptes' },
  },
  created: (username: string, role: string) => ({ en: `Created ${username} (${role}).`, fr: `${username} (${role}) est créé.` }),
  options: {
    reassignTo: { en: 'who takes over their tickets and comments', fr: 'qui reprend leurs tickets et commentaires' },
    query: { en: 'part of a username, name or address', fr: 'partie d’un nom ou d’une adresse' },
    users: {
      en: 'usernames, e-mail addresses or ids, or - to read them from standard input',
      fr: 'noms, adresses e-mail ou numéros, ou - pour les lire sur l’entrée standard',
    },
    user: { en: 'a username, e-mail address, id or @me', fr: 'un nom, une adresse e-mail, un numéro ou @me' },
    role: { en: 'EMPLOYEE, TECHNICIAN or ADMIN', fr: 'EMPLOYEE, TECHNICIAN ou ADMIN' },
    roleFile: {
      en: 'a CSV file of username,role, or - for standard input',
      fr: 'un fichier CSV username,role, ou - pour l’entrée standard',
    },
    dryRun: { en: 'show what would change, and change nothing', fr: 'montrer ce qui changerait, sans rien modifier' },
  },
  confirmDelete: (list: string) => ({ en: `Delete ${list}?`, fr: `Supprimer ${list} ?` }),
  deleted: (name: string) => ({ en: `Deleted ${name}.`, fr: `${name} est supprimé.` }),
  disabled: (name: string) => ({
    en: `Disabled ${name}, who can no longer log in.`,
    fr: `${name} est désactivé et ne peut plus se connecter.`,
  }),
  disabledAlready: (name: string) => ({ en: `${name} was disabled already.`, fr: `${name} était déjà désactivé.` }),
  edited: (name: string) => ({ en: `Edited ${name}.`, fr: `${name} est modifié.` }),
  alreadySo: (name: string) => ({ en: `${name} was so already.`, fr: `${name} était déjà ainsi.` }),
  enabled: (name: string) => ({
    en: `Enabled ${name}, who can log in again.`,
    fr: `${name} est réactivé et peut de nouveau se connecter.`,
  }),
  whichRole: { en: 'Which role?', fr: 'Quel rôle ?' },
  may: {
    EMPLOYEE: { en: 'asks for help, and sees his own tickets', fr: 'demande de l’aide, et voit ses propres tickets' },
    TECHNICIAN: { en: 'works on tickets that nobody has, or that are his', fr: 'traite les tickets que personne n’a, ou qui sont à lui' },
    ADMIN: { en: 'sees and manages everything', fr: 'voit et gère tout' },
  },
  passwordReset: (name: string) => ({
    en: `${name} has a new password; sessions of the old one are ended.`,
    fr: `${name} a un nouveau mot de passe ; les sessions de l’ancien sont fermées.`,
  }),
  twoSources: { en: 'Users and --to, or --file: not both.', fr: 'Des utilisateurs et --to, ou --file : pas les deux.' },
  columns: {
    disabled: { en: 'Disabled', fr: 'Désactivé' },
    hasPassword: { en: 'Has a password', fr: 'A un mot de passe' },
  },
  isDisabled: { en: ', disabled', fr: ', désactivé' },
  since: (at: string) => ({ en: `, since ${at}`, fr: `, depuis le ${at}` }),
  aRole: { en: 'a role', fr: 'un rôle' },
  roleColumns: (columns: string) => ({
    en: `The file has the columns '${columns}'; it takes one for the user and one for the role.`,
    fr: `Le fichier a les colonnes « ${columns} » ; il en faut une pour l’utilisateur et une pour le rôle.`,
  }),
  anAccount: { en: 'an account', fr: 'un compte' },
  isNow: (user: string, role: string) => ({ en: `${user} is now ${role}.`, fr: `${user} est maintenant ${role}.` }),
  wasAlready: (user: string, role: string) => ({ en: `${user} was ${role} already.`, fr: `${user} était déjà ${role}.` }),
  why: {
    changed: { en: 'would be changed', fr: 'serait modifié' },
    unchanged: { en: 'unchanged', fr: 'inchangé' },
    unknown: { en: 'unknown', fr: 'inconnu' },
    ambiguous: { en: 'fits several accounts', fr: 'désigne plusieurs comptes' },
    contradictory: { en: 'named twice with different roles', fr: 'nommé deux fois avec des rôles différents' },
    forbidden: { en: 'forbidden: no administrator would be left', fr: 'interdit : il ne resterait pas d’administrateur' },
  },
  /** How many there are of each kind in a plan. */
  planned: {
    changed: (n: number) => ({ en: `${en.number(n)} would be changed`, fr: fr.count(n, 'serait modifié', 'seraient modifiés') }),
    unchanged: (n: number) => ({ en: `${en.number(n)} unchanged`, fr: fr.count(n, 'inchangé', 'inchangés') }),
    unknown: (n: number) => ({ en: `${en.number(n)} unknown`, fr: fr.count(n, 'inconnu', 'inconnus') }),
    ambiguous: (n: number) => ({
      en: en.count(n, 'fits several accounts', 'fit several accounts'),
      fr: fr.count(n, 'désigne plusieurs comptes', 'désignent plusieurs comptes'),
    }),
    contradictory: (n: number) => ({
      en: `${en.number(n)} named twice with different roles`,
      fr: fr.count(n, 'nommé deux fois avec des rôles différents', 'nommés deux fois avec des rôles différents'),
    }),
    forbidden: (n: number) => ({
      en: `${en.number(n)} forbidden: no administrator would be left`,
      fr: `${fr.count(n, 'interdit', 'interdits')} : il ne resterait pas d’administrateur`,
    }),
  },
  confirmRoles: (changed: number, all: number) => ({
    en: `${en.number(changed)} of ${en.count(all, 'account', 'accounts')} ${en.form(changed, 'changes', 'change')}. Go on?`,
    fr: `${fr.count(changed, 'compte', 'comptes')} sur ${fr.number(all)} ${fr.form(changed, 'change', 'changent')}. Continuer ?`,
  }),
  createdInAll: (created: number, present: number) => ({
    en: `${en.number(created)} new, ${en.number(present)} there already.`,
    fr: `${fr.count(created, 'nouveau', 'nouveaux')}, ${fr.number(present)} déjà là.`,
  }),
  wouldCreate: (created: number, present: number) => ({
    en: `${en.number(created)} would be created, ${en.number(present)} there already.`,
    fr: `${fr.count(created, 'serait créé', 'seraient créés')}, ${fr.number(present)} déjà là.`,
  }),
  locked: (count: number, enable: string) => ({
    en: `${en.number(count)} without a password: nobody logs in as ${en.form(count, 'this one', 'them')} before ${enable}.`,
    fr: `${fr.number(count)} sans mot de passe : personne ne s’y connecte avant ${enable}.`,
  }),
  notDisabled: (name: string) => ({
    en: `'${name}' is not disabled; nothing was changed.`,
    fr: `« ${name} » n’est pas désactivé ; rien n’a été modifié.`,
  }),
  forNewPassword: { en: 'For a new password:', fr: 'Pour un nouveau mot de passe :' },
  stillNeeded: (names: string, owners: number) => ({
    en: `There are still tickets or comments of ${names}: ${en.number(owners)} in all.`,
    fr: `Il reste des tickets ou commentaires de ${names} : ${fr.number(owners)} en tout.`,
  }),
  nameHeir: { en: 'Name who takes them over: --reassign-to <user>', fr: 'Dites qui les reprend : --reassign-to <utilisateur>' },
  heirDeleted: (name: string) => ({
    en: `'${name}' is to be deleted, and cannot take anything over.`,
    fr: `« ${name} » doit être supprimé et ne peut rien reprendre.`,
  }),
  contradictory: (name: string) => ({
    en: `'${name}' is named before with another role.`,
    fr: `« ${name} » est nommé plus haut avec un autre rôle.`,
  }),
  roleChangedMeanwhile: (list: string) => ({
    en: `The role of ${list} was changed meanwhile; nothing was changed here.`,
    fr: `Le rôle de ${list} a été modifié entre-temps ; rien n’a été modifié ici.`,
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
} satisfies Words
