import { lazyWords } from '../core/language.js'
import { en, fr } from '../core/number.js'

export const words = lazyWords(() => ({
  questions: {
    password: { en: 'Password', fr: 'Mot de passe' },
    passwordAgain: { en: 'The same password again', fr: 'Le même mot de passe, une seconde fois' },
    username: { en: 'Username', fr: 'Nom d’utilisateur' },
    logInNow: { en: 'Log in now?', fr: 'Vous connecter maintenant ?' },
    logInInstead: (who: string) => ({
      en: `You are logged in as ${who}. Log in now in place of it?`,
      fr: `Vous êtes connecté en tant que ${who}. Vous connecter maintenant à sa place ?`,
    }),
    email: { en: 'E-mail address', fr: 'Adresse e-mail' },
    fullName: { en: 'Full name', fr: 'Nom complet' },
    who: { en: 'Who?', fr: 'Qui ?' },
    session: { en: 'Which session?', fr: 'Quelle session ?' },
    sessionName: { en: 'Name of the session', fr: 'Nom de la session' },
    expires: { en: 'How long is it valid (90d, 12h)?', fr: 'Pour combien de temps (90d, 12h) ?' },
    presentPassword: { en: 'The password you have now', fr: 'Votre mot de passe actuel' },
    newPasswordOf: (name: string) => ({
      en: `New password of ${name}`,
      fr: `Nouveau mot de passe de ${name}`,
    }),
    newPassword: { en: 'The new password', fr: 'Le nouveau mot de passe' },
  },
  passwordsDiffer: { en: 'The two passwords differ.', fr: 'Les deux mots de passe diffèrent.' },
  tokenOverrides: {
    en: 'warning: HELPDESK_TOKEN is set, and goes before this login.',
    fr: 'attention : HELPDESK_TOKEN est défini et l’emporte sur cette connexion.',
  },
  options: {
    login: { en: 'username or e-mail address', fr: 'nom d’utilisateur ou adresse e-mail' },
    all: { en: 'end your sessions on every machine', fr: 'fermer vos sessions sur toutes les machines' },
    passwordStdin: { en: 'read the password from standard input', fr: 'lire le mot de passe sur l’entrée standard' },
    username: { en: 'the name to log in with', fr: 'le nom avec lequel on se connecte' },
    email: { en: 'e-mail address', fr: 'adresse e-mail' },
    name: { en: 'first and last name', fr: 'prénom et nom' },
    twoPasswords: {
      en: 'read two lines from standard input: the old password, the new one',
      fr: 'lire deux lignes sur l’entrée standard : l’ancien mot de passe, puis le nouveau',
    },
    sessionName: { en: 'what it is for', fr: 'à quoi sert le jeton' },
    expires: { en: 'when it ends: 90d, 12h', fr: 'durée de validité : 90d, 12h' },
    sessions: {
      en: 'session numbers, or - to read them from standard input',
      fr: 'numéros de sessions, ou - pour les lire sur l’entrée standard',
    },
  },
  loggedIn: (username: string, role: string) => ({
    en: `Logged in as ${username} (${role}).`,
    fr: `Connexion réussie : ${username} (${role}).`,
  }),
  notLoggedIn: { en: 'You were not logged in.', fr: 'Aucune session n’était ouverte.' },
  loggedOut: (ended: number) => ({
    en: `Logged out; ${en.count(ended, 'session', 'sessions')} ended.`,
    fr: `Déconnexion réussie ; ${fr.count(ended, 'session fermée', 'sessions fermées')}.`,
  }),
  passwordChanged: (login: string) => ({
    en: `Your password is changed, and all your sessions are ended. Log in again: ${login}`,
    fr: `Votre mot de passe a été changé et toutes vos sessions ont été fermées. Reconnectez-vous : ${login}`,
  }),
  twoLines: {
    en: 'Standard input must be two lines: the old password and the new one.',
    fr: 'L’entrée standard doit contenir deux lignes : l’ancien mot de passe, puis le nouveau.',
  },
  registered: (username: string, login: string) => ({
    en: `Registered ${username}. Log in with: ${login}`,
    fr: `Compte ${username} créé. Pour vous connecter : ${login}`,
  }),
  registeredAndLoggedIn: (username: string) => ({
    en: `Registered ${username}, and logged in.`,
    fr: `Compte ${username} créé, et connexion réussie.`,
  }),
  columns: {
    until: { en: 'Until', fr: 'Jusqu’au' },
    token: { en: 'Token', fr: 'Jeton' },
    createdSession: { en: 'Created', fr: 'Créée' },
    lastSeen: { en: 'Last seen', fr: 'Dernier accès' },
    current: { en: 'This one', fr: 'Celle-ci' },
    database: { en: 'Database', fr: 'Base de données' },
    sessionUntil: { en: 'Session until', fr: 'Session jusqu’au' },
    username: { en: 'Username', fr: 'Utilisateur' },
    email: { en: 'E-mail', fr: 'E-mail' },
    fullName: { en: 'Full name', fr: 'Nom complet' },
  },
  tokenMade: (until: string) => ({
    en: `Made for scripts, until ${until}. It is shown this once:`,
    fr: `Jeton pour vos scripts, valable jusqu’au ${until}. Il ne sera plus affiché :`,
  }),
  noSessions: { en: 'No sessions.', fr: 'Aucune session.' },
  sessionsEnded: (revoked: number) => ({
    en: `${en.count(revoked, 'session', 'sessions')} ended.`,
    fr: `${fr.count(revoked, 'session fermée', 'sessions fermées')}.`,
  }),
  loggedInOn: (database: string, until: string) => ({
    en: `on ${database}, session until ${until}`,
    fr: `sur ${database}, session jusqu’au ${until}`,
  }),
  theUsername: { en: 'The username', fr: 'Le nom d’utilisateur' },
  usernameRule: {
    en: '1 to 50 visible characters, no blank and no @, not digits alone.',
    fr: 'De 1 à 50 caractères visibles, sans espace ni @, et pas seulement des chiffres.',
  },
  theEmail: { en: 'The e-mail address', fr: 'L’adresse e-mail' },
  noRole: (text: string) => ({ en: `There is no role '${text}'.`, fr: `Il n’y a pas de rôle « ${text} ».` }),
  noHashMethod: (text: string) => ({
    en: `'${text}' is no way to store passwords.`,
    fr: `« ${text} » n’est pas une méthode d’enregistrement des mots de passe.`,
  }),
  notAUsername: (name: string) => ({
    en: `'${name}' cannot be a username.`,
    fr: `« ${name} » ne peut pas être un nom d’utilisateur.`,
  }),
  notAnEmail: (text: string) => ({
    en: `'${text}' is not an e-mail address.`,
    fr: `« ${text} » n’est pas une adresse e-mail.`,
  }),
  noUsers: (names: readonly string[]) => ({
    en: `There ${en.form(names.length, 'is no user', 'are no users')} ${names.map((name) => `'${name}'`).join(', ')}.`,
    fr: `Il n’y a pas d’${fr.form(names.length, 'utilisateur', 'utilisateurs')} ${names.map((name) => `« ${name} »`).join(', ')}.`,
  }),
  taken: (name: string) => ({ en: `'${name}' is taken already.`, fr: `« ${name} » est déjà pris.` }),
  wrongOwnPassword: {
    en: 'That is not the password you have now.',
    fr: 'Ce n’est pas votre mot de passe actuel.',
  },
  wrongCredentials: { en: 'Wrong username or password.', fr: 'Nom d’utilisateur ou mot de passe incorrect.' },
  doItAgain: {
    en: 'When the database answers again, do it again:',
    fr: 'Quand la base répondra de nouveau, recommencez :',
  },
  sessionMaybeEnded: { en: 'the session may or may not be ended', fr: 'la session est peut-être fermée' },
  noAdminLeft: {
    en: 'There must be at least one administrator left.',
    fr: 'Il doit rester au moins un administrateur.',
  },
  otherAdminFirst: { en: 'Make somebody else ADMIN first.', fr: 'Donnez d’abord le rôle ADMIN à quelqu’un d’autre.' },
  ambiguousUser: (word: string, list: string) => ({
    en: `'${word}' fits several accounts: ${list}.`,
    fr: `« ${word} » désigne plusieurs comptes : ${list}.`,
  }),
  writeId: { en: 'Write its number, as in id:7.', fr: 'Indiquez son numéro, par exemple id:7.' },
  noSession: (numbers: string) => ({
    en: `You have no session ${numbers}.`,
    fr: `Vous n’avez pas de session ${numbers}.`,
  }),
  emptyPassword: { en: 'The password is empty.', fr: 'Le mot de passe est vide.' },
  passwordTooShort: (least: number) => ({
    en: `A new password has at least ${least} characters.`,
    fr: `Un nouveau mot de passe a au moins ${least} caractères.`,
  }),
  passwordTooCommon: {
    en: 'That password is one of the commonest, which are tried first.',
    fr: 'Ce mot de passe est l’un des plus courants, que l’on essaie en premier.',
  },
  passwordCharacter: {
    en: 'The password holds a character that cannot be used.',
    fr: 'Le mot de passe contient un caractère inutilisable.',
  },
  passwordTooLong: {
    en: 'The password is longer than 72 bytes, which is all that bcrypt reads.',
    fr: 'Le mot de passe dépasse 72 octets, le maximum que lit bcrypt.',
  },
  sessionMaybeThere: (name: string) => ({
    en: `the session '${name}' may or may not be there`,
    fr: `la session « ${name} » existe peut-être`,
  }),
  oneTooMany: {
    en: 'Do it again; whether there is one too many is told by:',
    fr: 'Recommencez ; pour voir s’il y a une session de trop :',
  },
  tokenEnded: {
    en: 'The token in HELPDESK_TOKEN is not, or no longer, valid.',
    fr: 'Le jeton de HELPDESK_TOKEN n’est pas, ou plus, valable.',
  },
  makeAnother: (command: string) => ({
    en: `Make another with: ${command}, or unset the variable.`,
    fr: `Créez-en un autre avec ${command}, ou supprimez la variable.`,
  }),
  sessionEnded: { en: 'Your session has ended.', fr: 'Votre session est terminée.' },
  examples: {
    register: {
      en: "helpdesk register --username alice --email alice@example.org --name 'Alice Martin' --password-stdin < password.txt",
      fr: "helpdesk register --username alice --email alice@example.org --name 'Alice Martin' --password-stdin < mot-de-passe.txt",
    },
    password: {
      en: 'helpdesk password --password-stdin < passwords.txt',
      fr: 'helpdesk password --password-stdin < mots-de-passe.txt',
    },
    login: {
      en: 'helpdesk login alice --password-stdin < password.txt',
      fr: 'helpdesk login alice --password-stdin < mot-de-passe.txt',
    },
    createSession: {
      en: 'helpdesk session create --name backup --expires 90d',
      fr: 'helpdesk session create --name sauvegarde --expires 90d',
    },
  },
}))
