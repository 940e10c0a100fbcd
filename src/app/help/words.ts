import { lazyWords } from '../../core/language.js'

/** What the pages of `helpdesk help …` say. */
export const pageWords = lazyWords(() => ({
  intro: {
    options: {
      en: 'Options that every command takes, before or after its name.',
      fr: 'Options de toutes les commandes, avant ou après leur nom.',
    },
    files: {
      en: 'What helpdesk keeps on this machine, readable by you alone. On Linux, XDG_CONFIG_HOME, XDG_DATA_HOME, XDG_STATE_HOME and XDG_CACHE_HOME move it; on macOS and Windows it is where programs keep such files there. `helpdesk config path` prints where the settings are.',
      fr: 'Ce qu’helpdesk conserve sur cette machine, lisible par vous seul. Sous Linux, XDG_CONFIG_HOME, XDG_DATA_HOME, XDG_STATE_HOME et XDG_CACHE_HOME le déplacent ; sous macOS et Windows, c’est à l’endroit habituel de ces systèmes. `helpdesk config path` affiche où sont les réglages.',
    },
    environment: {
      en: 'Variables that helpdesk reads. An option on the command line goes before them.',
      fr: 'Les variables qu’helpdesk lit. Une option de la ligne de commande l’emporte.',
    },
    exitCodes: {
      en: 'What a command ends with, for scripts. With --json, an error on standard error names its code.',
      fr: 'Les codes de sortie, pour vos scripts. Avec --json, l’erreur porte son code sur la sortie d’erreur.',
    },
  },
  files: {
    '~/.config/helpdesk/config.json': {
      en: 'settings and aliases: `helpdesk config`, `helpdesk alias`',
      fr: 'les réglages et les alias : `helpdesk config`, `helpdesk alias`',
    },
    '~/.config/helpdesk/sessions/': {
      en: 'the sessions that are open, one for each database',
      fr: 'les sessions ouvertes, une par base de données',
    },
    '~/.local/share/helpdesk/': {
      en: 'the embedded databases: helpdesk.db, demo.db',
      fr: 'les bases embarquées : helpdesk.db, demo.db',
    },
    '~/.local/state/helpdesk/': {
      en: 'what was begun and not sent: `helpdesk drafts`',
      fr: 'ce qui a été commencé sans être envoyé : `helpdesk drafts`',
    },
    '~/.cache/helpdesk/': {
      en: 'what makes the program start fast; it may be deleted',
      fr: 'de quoi démarrer vite ; vous pouvez le supprimer',
    },
  },
  environment: {
    HELPDESK_DATABASE: {
      en: 'the address of the database, in place of the configured one',
      fr: 'l’adresse de la base de données, à la place de celle des réglages',
    },
    HELPDESK_DATABASE_PASSWORD: {
      en: 'its password, so that it stands in no address',
      fr: 'son mot de passe, pour qu’il ne figure dans aucune adresse',
    },
    HELPDESK_TOKEN: {
      en: 'a token of `helpdesk session create`: no login is needed',
      fr: 'un jeton de `helpdesk session create` : aucune connexion n’est nécessaire',
    },
    HELPDESK_CODE_CACHE: {
      en: '`off`: start without the code cache, and make none',
      fr: '`off` : démarrer sans le cache de code, et n’en créer aucun',
    },
    'LC_ALL, LC_MESSAGES, LANG': {
      en: 'the language, the first that is set',
      fr: 'la langue, selon la première qui est définie',
    },
    TZ: {
      en: 'the time zone of dates, in place of that of the machine',
      fr: 'le fuseau horaire des dates, à la place de celui de la machine',
    },
    'NO_COLOR, FORCE_COLOR': { en: 'no colours, or colours always', fr: 'aucune couleur, ou toujours des couleurs' },
    TERM: { en: '`dumb`: plain questions, no colours', fr: '`dumb` : questions simples, sans couleurs' },
    COLUMNS: { en: 'how wide a table in a pipe is', fr: 'la largeur d’un tableau dans un tube' },
    CI: { en: 'where it is set nobody is asked anything', fr: 'si elle est définie, rien n’est demandé' },
    'VISUAL, EDITOR': { en: 'the editor for longer texts', fr: 'l’éditeur des textes longs' },
    PAGER: { en: 'what shows long pages; less if not set', fr: 'ce qui affiche les longues pages ; less sinon' },
  },
  codes: {
    done: { en: 'done; an empty list too', fr: 'réussite ; une liste vide aussi' },
    INTERNAL: { en: 'an unexpected failure', fr: 'une erreur imprévue' },
    USAGE: {
      en: 'wrong usage or invalid input; nothing was changed',
      fr: 'mauvais usage ou valeur refusée ; rien n’a été modifié',
    },
    NOT_FOUND: {
      en: 'no such thing, or not one that you may see',
      fr: 'introuvable, ou invisible pour vous',
    },
    UNAUTHENTICATED: {
      en: 'not logged in, or the session is over',
      fr: 'pas de session ouverte, ou session terminée',
    },
    FORBIDDEN: { en: 'your role may not do this', fr: 'votre rôle ne le permet pas' },
    CONFLICT: {
      en: 'it collides with what is there, or was changed meanwhile',
      fr: 'incompatible avec l’existant, ou modifié entre-temps',
    },
    DATABASE: {
      en: 'the database cannot be reached, is not set up, or refused; `db check` found something',
      fr: 'base injoignable, pas préparée ou qui refuse ; `db check` a trouvé un défaut',
    },
    UNKNOWN: {
      en: 'the answer to a commit was lost; the message says how to check',
      fr: 'la réponse à une validation s’est perdue ; le message dit comment vérifier',
    },
    INTERRUPTED: { en: 'interrupted by you; nothing half done', fr: 'interrompu par vous ; rien à moitié fait' },
  },
}))
