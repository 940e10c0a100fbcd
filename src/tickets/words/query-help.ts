import { lazyWords } from '../../core/language.js'

/** What `helpdesk help query` says; what is typed stands in `render/query-help.ts`. */
export const queryHelp = lazyWords(() => ({
  usage: { en: 'Usage:', fr: 'Usage :' },
  intro: {
    en: 'All words behind the command are one query, and a ticket must be all that it says. Options such as --status are terms of the same. What is not in quotes below needs none in any shell.',
    fr: 'Tous les mots qui suivent la commande forment une recherche, et un ticket doit répondre à tout ce qu’elle dit. Les options comme --status en sont d’autres termes. Ce qui est écrit ci-dessous sans guillemets n’en demande dans aucun shell.',
  },
  titles: {
    words: { en: 'Words', fr: 'Mots' },
    together: { en: 'Together', fr: 'Combiner' },
    names: { en: 'States and names', fr: 'États et noms' },
    ranges: { en: 'From here to there', fr: 'D’une valeur à l’autre' },
    times: { en: 'Times', fr: 'Dates' },
    order: { en: 'Order, and how many', fr: 'Ordre et nombre' },
    shells: { en: 'In a shell', fr: 'Dans un shell' },
    examples: { en: 'Examples:', fr: 'Exemples :' },
  },
  beginning: {
    en: 'a word that begins so, in the title, the description or a comment; case and accents do not count',
    fr: 'un mot qui commence ainsi, dans le titre, la description ou un commentaire, sans tenir compte de la casse ni des accents',
  },
  joined: {
    en: 'these words one after the other, the last one a beginning',
    fr: 'ces mots l’un après l’autre, le dernier pouvant n’être qu’un début',
  },
  phrase: { en: 'whole words, one after the other', fr: 'des mots entiers, l’un après l’autre' },
  inOneText: {
    en: 'only there; also description: and comment:',
    fr: 'seulement là ; de même description:… et comment:…',
  },
  withColon: { en: 'text with a colon', fr: 'un texte avec deux-points' },
  both: { en: 'both, wherever each of them stands', fr: 'les deux, où que soit chacun' },
  oneOfThem: { en: 'one of them; or binds weakest', fr: 'l’un des deux ; or lie le moins fort' },
  not: {
    en: 'not this: not takes the next term only',
    fr: 'pas cela : not ne prend que le terme suivant',
  },
  minus: { en: 'the same, within an argument', fr: 'de même, au sein d’un argument' },
  parentheses: { en: 'what belongs together', fr: 'ce qui va ensemble' },
  is: {
    en: 'also pending, in-progress, resolved, unassigned',
    fr: 'aussi pending, in-progress, resolved, unassigned',
  },
  unread: {
    en: 'what others did that you have not read: see helpdesk inbox; resolved ones with --all',
    fr: 'ce que d’autres ont fait et que vous n’avez pas lu : voir helpdesk inbox ; les résolus avec --all',
  },
  status: {
    en: 'a status, category or priority by its name, its beginning or its number; a blank may be typed -',
    fr: 'un statut, une catégorie ou une priorité par son nom, son début ou son numéro ; une espace peut s’écrire -',
  },
  either: { en: 'one or the other', fr: 'l’un ou l’autre' },
  people: {
    en: 'who asked for it, has it (or none), or commented: a username, e-mail address, number or @me',
    fr: 'qui l’a demandé, l’a reçu (ou none), l’a commenté : nom d’utilisateur, adresse e-mail, numéro ou @moi',
  },
  id: { en: 'by number', fr: 'par numéro' },
  fromOn: { en: 'this and higher; both ends are included', fr: 'celle-ci et au-dessus ; les deux bouts sont compris' },
  upTo: { en: 'up to this number, from 12 to 40, …', fr: 'jusqu’à ce numéro, de 12 à 40, …' },
  signs: {
    en: 'the same with signs, in quotes: > >= < <=',
    fr: 'de même avec des signes, entre guillemets : > >= < <=',
  },
  within: {
    en: 'within that day, month or year; also today, yesterday, 2026-01-31T10:00',
    fr: 'dans ce jour, ce mois ou cette année ; aussi today, yesterday, 2026-01-31T10:00',
  },
  fromTo: { en: 'from one to the other', fr: 'de l’une à l’autre' },
  lately: {
    en: 'in the last seven days; 30m, 12h, 2w, 3mo, 1y likewise',
    fr: 'dans les sept derniers jours ; de même 30m, 12h, 2w, 3mo, 1y',
  },
  longAgo: { en: 'not for seven days or longer', fr: 'pas depuis sept jours ou plus' },
  betweenAges: { en: 'between thirty and seven days ago', fr: 'il y a entre trente et sept jours' },
  lessThan: { en: 'less than seven days ago', fr: 'il y a moins de sept jours' },
  resolved: {
    en: 'resolved ones show only where a query names status:, a state by is:, closed: or id:, or with --all',
    fr: 'les tickets résolus n’apparaissent que si la recherche contient status:, un état par is:, closed:… ou id:…, ou avec --all',
  },
  sort: { en: 'in this order; --sort says the same', fr: 'dans cet ordre ; --sort dit la même chose' },
  count: { en: 'how many there are', fr: 'leur nombre' },
  limit: { en: 'at most so many', fr: 'au plus ce nombre' },
  quotes: {
    en: 'what has " ( ) < > in it stands in one pair of quotes',
    fr: 'ce qui contient " ( ) < > se met entre une paire de guillemets',
  },
  dashes: {
    en: 'behind -- everything is query, also what begins with -',
    fr: 'après --, tout est recherche, même ce qui commence par -',
  },
}))
