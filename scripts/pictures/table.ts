import { LANGS, type Lang, type Text } from '../../src/core/language.js'

interface Scene {
  name: string
  /** What is typed after `helpdesk`. */
  argv: string[]
  /** One of the sample people. */
  as: string
  columns: number
  rows: number
  /** What somebody waits for, then types. */
  keys: [wait: string | RegExp, typed: string][]
  /** The picture is taken where this has come; where nothing is said, when the program has ended. */
  until?: RegExp
  alt: Text
}

export interface Picture extends Scene {
  lang: Lang
}

const [ENTER, DOWN] = ['\r', '\x1b[B']

const SCENES: Scene[] = [
  {
    name: 'day',
    argv: [],
    as: 'marc',
    columns: 80,
    rows: 40,
    keys: [],
    alt: {
      en: 'helpdesk alone: what is new for you, what is yours, what nobody has, and what you can do next',
      fr: 'helpdesk seul : ce qui est nouveau pour vous, ce qui est à vous, ce que personne n’a, et la suite',
    },
  },
  {
    name: 'list',
    argv: ['ticket', 'list', '--priority', 'high'],
    as: 'camille',
    columns: 80,
    rows: 40,
    keys: [],
    alt: {
      en: 'ticket list: a table of open tickets, highest priority first, then oldest',
      fr: 'ticket list : un tableau des tickets ouverts, par priorité puis par ancienneté',
    },
  },
  {
    name: 'show',
    argv: ['ticket', 'show', '4'],
    as: 'marc',
    columns: 80,
    rows: 40,
    keys: [],
    alt: {
      en: 'ticket show: what a ticket is, what it says, and the conversation with authors and times',
      fr: 'ticket show : un ticket, son texte, et la conversation avec auteurs et dates',
    },
  },
  {
    name: 'create',
    argv: ['ticket', 'create'],
    as: 'alice',
    columns: 80,
    rows: 40,
    keys: [
      [/Title|Titre/, "L'imprimante du 3e bourre"],
      [/like it|ressemblent/, ENTER],
      ['PC, Écran, Imprimante', ENTER],
      [/Priorit[\s\S]*Faible/, `${DOWN}${ENTER}`],
      ['Description', `Bac 2, à chaque feuille. Celle du 2e fonctionne.${ENTER}${ENTER}`],
    ],
    until: /Create this ticket|Créer ce ticket/,
    alt: {
      en: 'ticket create: title, category, priority and description were asked for, and are shown once more before the ticket is created',
      fr: 'ticket create : titre, catégorie, priorité et description ont été demandés, et sont montrés avant la création du ticket',
    },
  },
]

/** What the READMEs show, each in its language. */
export const PICTURES: Picture[] = LANGS.flatMap((lang) =>
  SCENES.map((scene) => ({ ...scene, lang, name: lang === 'en' ? scene.name : `${scene.name}.${lang}` })),
)
