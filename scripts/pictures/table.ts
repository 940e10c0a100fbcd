export interface Picture {
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
  until?: string
  alt: string
}

const [ENTER, DOWN] = ['\r', '\x1b[B']

/** What the README shows. */
export const PICTURES: Picture[] = [
  {
    name: 'day',
    argv: [],
    as: 'marc',
    columns: 80,
    rows: 40,
    keys: [],
    alt: 'helpdesk alone: what is yours, what nobody has, what was answered since you last looked, and what you can do next',
  },
  {
    name: 'list',
    argv: ['ticket', 'list', '--limit', '12'],
    as: 'camille',
    columns: 80,
    rows: 40,
    keys: [],
    alt: 'ticket list: a table of open tickets, highest priority first, then oldest',
  },
  {
    name: 'show',
    argv: ['ticket', 'show', '4'],
    as: 'marc',
    columns: 80,
    rows: 40,
    keys: [],
    alt: 'ticket show: what a ticket is, what it says, and the conversation with authors and times',
  },
  {
    name: 'create',
    argv: ['ticket', 'create'],
    as: 'alice',
    columns: 80,
    rows: 40,
    keys: [
      ['Title', "L'imprimante du 3e bourre"],
      ['like it', ENTER],
      ['PC, Écran, Imprimante', ENTER],
      [/Priority[\s\S]*Faible/, `${DOWN}${ENTER}`],
      ['Description', `Bac 2, à chaque feuille. Celle du 2e fonctionne.${ENTER}`],
    ],
    until: 'Create this ticket?',
    alt: 'ticket create: title, category, priority and description were asked for, and are shown once more before the ticket is created',
  },
]
