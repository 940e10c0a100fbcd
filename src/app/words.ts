import { lazyWords, type Text } from '../core/language.js'
import { firstOf } from '../core/lists.js'
import { en, fr } from '../core/number.js'

/** Of many only so many are named. */
const MOST_NAMED = 10

export const words = lazyWords(() => ({
  groups: {
    session: {
      en: 'Where you are logged in, and tokens for scripts',
      fr: 'Vos sessions, et les jetons pour vos scripts',
    },
    ticket: { en: 'Work with tickets', fr: 'Travailler avec les tickets' },
    user: { en: 'Manage people', fr: 'Gérer les comptes' },
    category: { en: 'Categories of tickets', fr: 'Catégories de tickets' },
    priority: { en: 'Priorities of tickets', fr: 'Priorités de tickets' },
    status: { en: 'Statuses of tickets', fr: 'Statuts de tickets' },
    audit: { en: 'Who did what, and how to undo it', fr: 'Qui a fait quoi, et comment l’annuler' },
    drafts: {
      en: 'What you began and is kept on this machine',
      fr: 'Ce que vous avez commencé, conservé sur cette machine',
    },
    alias: { en: 'Names of your own for command lines', fr: 'Vos propres noms pour des lignes de commande' },
    config: { en: 'Settings of this machine', fr: 'Réglages de cette machine' },
    completion: { en: 'Print a script that lets Tab complete', fr: 'Afficher un script de complétion (touche Tab)' },
    db: { en: 'Look after the database', fr: 'Entretenir la base de données' },
  },
  aliases: {
    set: { en: 'Give a command line a name of your own', fr: 'Donner votre propre nom à une ligne de commande' },
    list: { en: 'List your aliases', fr: 'Lister vos alias' },
    delete: { en: 'Delete an alias', fr: 'Supprimer un alias' },
  },
  topics: {
    query: { en: 'How to ask for tickets', fr: 'Comment chercher des tickets' },
    options: { en: 'Options of all commands', fr: 'Options de toutes les commandes' },
    files: { en: 'What is kept on this machine', fr: 'Ce qui est conservé sur cette machine' },
    environment: { en: 'Variables that are read', fr: 'Variables prises en compte' },
    exitCodes: { en: 'What a command ends with', fr: 'Codes de sortie des commandes' },
  },
  shell: {
    en: 'bash, zsh or fish; add what is printed to what your shell reads at its start, then open a new one',
    fr: 'bash, zsh ou fish ; ajoutez ce qui s’affiche au fichier que votre shell lit au démarrage, puis ouvrez un nouveau shell',
  },
  whichShell: { en: 'Which shell?', fr: 'Quel shell ?' },
  noShell: (shell: string) => ({
    en: `There is no script for '${shell}'.`,
    fr: `Il n’y a pas de script pour « ${shell} ».`,
  }),
  inputReadOnce: {
    en: 'Standard input can be read only once in a call.',
    fr: 'L’entrée standard ne peut être lue qu’une fois par appel.',
  },
  notLoggedIn: { en: 'You are not logged in.', fr: 'Aucune session n’est ouverte.' },
  inputNotUtf8: { en: 'Standard input is not UTF-8 text.', fr: 'L’entrée standard n’est pas du texte UTF-8.' },
  options: {
    database: {
      en: 'the database for this call: sqlite:PATH or mysql://user@host:port/name; of a cluster host1,host2,host3',
      fr: 'la base de données à utiliser : sqlite:CHEMIN ou mysql://utilisateur@hôte:port/nom ; d’une grappe hôte1,hôte2,hôte3',
    },
    output: { en: 'table, tsv, csv, json, jsonl or ids', fr: 'table, tsv, csv, json, jsonl ou ids' },
    json: { en: 'short for -o json', fr: 'raccourci de -o json' },
    columns: { en: 'the columns to show', fr: 'les colonnes à afficher' },
    excel: { en: 'CSV that the Excel of this language opens', fr: 'du CSV qu’Excel ouvre dans cette langue' },
    noInput: { en: 'never ask: what is missing is an error', fr: 'ne rien demander : ce qui manque est une erreur' },
    yes: { en: 'yes to confirmations', fr: 'répondre oui aux confirmations' },
    lang: { en: 'language of messages: en or fr', fr: 'langue des messages : en ou fr' },
    noColor: { en: 'no colours', fr: 'ne pas utiliser de couleurs' },
    debug: { en: 'show each SQL statement with its time', fr: 'afficher chaque requête SQL et sa durée' },
    version: { en: 'print the version', fr: 'afficher la version' },
    help: { en: 'show this help', fr: 'afficher cette aide' },
  },
  twoFormats: (output: string) => ({
    en: `--json and -o ${output} contradict each other.`,
    fr: `--json et -o ${output} se contredisent.`,
  }),
  noFormat: (asked: string) => ({
    en: `There is no output format '${asked}'.`,
    fr: `Il n’y a pas de format de sortie « ${asked} ».`,
  }),
  noLanguage: (asked: string) => ({
    en: `There is no language '${asked}'.`,
    fr: `Il n’y a pas de langue « ${asked} ».`,
  }),
  manyThings: (things: readonly string[]) => ({
    en: `This is about ${en.count(things.length, 'thing', 'things')}: ${firstOf(things, MOST_NAMED)}. Go on?`,
    fr: `Cela concerne ${fr.count(things.length, 'élément', 'éléments')} : ${firstOf(things, MOST_NAMED)}. Continuer ?`,
  }),
  manyChanges: (things: readonly string[]) => ({
    en: `At most ${en.count(things.length, 'thing changes', 'things change')}: ${firstOf(things, MOST_NAMED)}. Go on?`,
    fr: `Au plus ${fr.count(things.length, 'élément change', 'éléments changent')} : ${firstOf(things, MOST_NAMED)}. Continuer ?`,
  }),
  hashIsComment: {
    en: '# begins a comment in most shells: write the number without it.',
    fr: '# commence un commentaire dans la plupart des shells : écrivez le numéro sans lui.',
  },
  noIds: { en: 'What this command answers has no ids.', fr: 'La réponse de cette commande n’a pas d’identifiants.' },
  excelIsCsv: { en: '--excel is about CSV.', fr: '--excel ne vaut que pour le CSV.' },
  noTable: {
    en: 'What this command answers is not a table.',
    fr: 'La réponse de cette commande n’est pas un tableau.',
  },
  help: {
    summary: {
      en: 'A helpdesk in the terminal: tickets, people and their history on one shared database.',
      fr: 'Un service d’assistance dans le terminal : tickets, personnes et historique sur une base partagée.',
    },
    examples: { en: 'Examples:', fr: 'Exemples :' },
    usage: { en: 'Usage:', fr: 'Usage :' },
    arguments: { en: 'Arguments:', fr: 'Arguments :' },
    options: { en: 'Options:', fr: 'Options :' },
    commands: { en: 'Commands:', fr: 'Commandes :' },
    read: { en: 'Read:', fr: 'Consulter :' },
    work: { en: 'Work:', fr: 'Travailler :' },
    manage: { en: 'Manage:', fr: 'Administrer :' },
    people: { en: 'People:', fr: 'Personnes :' },
    database: { en: 'Database:', fr: 'Base de données :' },
    moreHelp: { en: 'More help:', fr: 'Aide complémentaire :' },
    ofAll: {
      en: 'Options of all commands: helpdesk help options',
      fr: 'Options de toutes les commandes : helpdesk help options',
    },
    askedFor: (options: readonly string[]) => ({
      en: `Asked for at a terminal where missing: ${options.join(', ')}`,
      fr: `Demandé dans un terminal en cas d’absence : ${options.join(', ')}`,
    }),
    alsoTyped: (ways: readonly string[]) => ({
      en: `You can also type: ${ways.join(', ')}`,
      fr: `Vous pouvez aussi taper : ${ways.join(', ')}`,
    }),
  },
  unexpected: (message: string) => ({
    en: `helpdesk failed unexpectedly: ${message}`,
    fr: `helpdesk a échoué de façon inattendue : ${message}`,
  }),
  reportIt: {
    en: 'Run it again with --debug, and report what it shows.',
    fr: 'Relancez la commande avec --debug, et signalez ce qui s’affiche.',
  },
  noCommand: (command: string) => ({
    en: `There is no command '${command}'.`,
    fr: `Il n’y a pas de commande « ${command} ».`,
  }),
  aliasInside: (alias: string) => ({
    en: `'${alias}' is an alias, and an alias is not expanded inside an alias.`,
    fr: `« ${alias} » est un alias, et un alias n’est pas développé à l’intérieur d’un alias.`,
  }),
  oneTicket: { en: 'This command takes one ticket.', fr: 'Cette commande prend un seul ticket.' },
  readFromStdin: {
    en: 'With - they are read from standard input, however many.',
    fr: 'Avec -, les arguments sont lus sur l’entrée standard, quel que soit leur nombre.',
  },
  didYouMean: (meant: string) => ({ en: `Did you mean ${meant}?`, fr: `Vouliez-vous dire ${meant} ?` }),
  needsCommand: (group: string) => ({
    en: `'${group}' needs a command after it.`,
    fr: `Il faut une commande après « ${group} ».`,
  }),
  write: (query: string) => ({ en: `write: ${query}`, fr: `écrivez : ${query}` }),
  noOption: (option: string) => ({ en: `There is no option '${option}'.`, fr: `Il n’y a pas d’option « ${option} ».` }),
  optionNeedsValue: (option: Text) => ({
    en: `The option '${option.en}' needs a value.`,
    fr: `L’option « ${option.fr} » attend une valeur.`,
  }),
  argumentsNotUtf8: { en: 'The command line is not UTF-8 text.', fr: 'La ligne de commande n’est pas du texte UTF-8.' },
  tooManyArguments: { en: 'There are too many arguments.', fr: 'Il y a trop d’arguments.' },
  noCommandHere: { en: 'There is no command on this line.', fr: 'Il n’y a pas de commande sur cette ligne.' },
  notUnderstood: { en: 'This command line is not understood.', fr: 'Cette ligne de commande n’a pas été comprise.' },
  answerNotWritten: (message: string) => ({
    en: `The answer cannot be written (${message}); what the command did is done.`,
    fr: `Impossible d’écrire la réponse (${message}) ; la commande, elle, a été exécutée.`,
  }),
  tryingAgain: {
    en: 'The database is busy, or its connection was lost: trying again …',
    fr: 'La base est occupée, ou la connexion a été perdue : nouvel essai…',
  },
}))
