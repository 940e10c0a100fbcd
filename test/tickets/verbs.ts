import type { ValueRow, VerbRows } from '../helpers/verb-rows.js'

export const verbs: VerbRows = {
  matrix: {
    ticket: {
      'ticket show': [
        ['show %', '44444', '03333', '00033', '00003'],
        ['show % --history', '44444', '03333', '00033', '00003'],
      ],
      'ticket history': [['history %', '44444', '03333', '00033', '00003']],
      'ticket comment': [['comment % -m hello', '44444', '03333', '00033', '00003']],
      'ticket edit': [
        ['edit % --title New', '44444', '03333', '00033', '00003'],
        ['edit % --description New --priority low', '44444', '03333', '00033', '00003'],
      ],
      'ticket category': [['category % --to 2', '44444', '03333', '00033', '00003']],
      'ticket priority': [['priority % --to high', '44444', '03333', '00033', '00003']],
      'ticket status': [
        ['status % --to in-progress', '44444', '55555', '00033', '00003'],
        ['status % --to resolved', '44444', '55555', '00033', '00003'],
        ['status % --to pending', '44444', '03333', '00033', '00003'],
      ],
      'ticket start': [['start %', '44444', '55555', '00033', '00003']],
      'ticket resolve': [['resolve % -m done', '44444', '55555', '00033', '00003']],
      'ticket reopen': [['reopen %', '44444', '03333', '00033', '00003']],
      'ticket assign': [
        ['assign % --to @me', '44444', '55555', '00033', '00003'],
        ['assign % --to tess', '44444', '55555', '55555', '00003'],
        ['assign % --to eric', '44444', '55555', '55555', '22222'],
        ['assign % --to nobody', '44444', '55555', '55555', '33333'],
      ],
      'ticket take': [['take %', '44444', '55555', '00033', '00063']],
      'ticket unassign': [['unassign %', '44444', '55555', '00033', '00003']],
      'ticket delete': [
        ['delete % --yes', '44444', '55555', '55555', '00003'],
        ['delete %', '44444', '55555', '55555', '22222'],
      ],
    },
    nothing: {
      'ticket create': [
        ['--title T --description D --category 1 --priority 1', '4', '0', '0', '0'],
        ['--title T --description D --category 1 --priority 1 --requester eric', '4', '5', '0', '0'],
        ['--title T --description D --category 1 --priority 1 --requester @me', '4', '0', '0', '0'],
        ['--title T --description D --category 99 --priority 1', '4', '3', '3', '3'],
      ],
      'ticket list': [['', '4', '0', '0', '0']],
      'ticket find': [
        ['printer', '4', '0', '0', '0'],
        ['', '2', '2', '2', '2'],
      ],
      'ticket export': [['--all', '4', '0', '0', '0']],
      'ticket import': [
        ['nosuch.csv', '4', '5', '5', '2'],
        ['', '2', '2', '2', '2'],
      ],
      'ticket next': [
        ['', '4', '5', '0', '0'],
        ['--take', '4', '5', '0', '0'],
      ],
    },
  },
  values: [
    ...['show', 'history', 'comment % -m x', 'edit % --title x', 'take', 'unassign', 'start', 'resolve', 'reopen'].map(
      (verb): ValueRow => [verb.includes('%') ? `ticket ${verb}` : `ticket ${verb} %`, 'number'],
    ),
    ['ticket assign % --to tom', 'number'],
    ['ticket status % --to resolved', 'number'],
    ['ticket priority % --to low', 'number'],
    ['ticket category % --to 1', 'number'],
    ['ticket delete % --yes', 'number'],
    ['ticket list --limit %', 'number'],
    ['ticket list --after %', 'file'],
    ['ticket edit 1 --title %', 'title'],
    ['ticket create --title % --description x --category 1 --priority 1', 'title'],
    ['ticket edit 1 --description %', 'text'],
    ['ticket create --title x --description % --category 1 --priority 1', 'text'],
    ['ticket comment 1 --message %', 'text'],
    ['ticket resolve 1 --message %', 'text'],
    ['ticket create --title x --description x --category % --priority 1', 'existing'],
    ['ticket create --title x --description x --category 1 --priority %', 'existing'],
    ['ticket create --title x --description x --category 1 --priority 1 --requester %', 'existing'],
    ['ticket edit 1 --category %', 'existing'],
    ['ticket edit 1 --priority %', 'existing'],
    ['ticket assign 1 --to %', 'existing'],
    ['ticket status 1 --to %', 'existing'],
    ['ticket priority 1 --to %', 'existing'],
    ['ticket category 1 --to %', 'existing'],
    ...['status', 'assignee', 'requester', 'category', 'priority'].map(
      (o): ValueRow => [`ticket list --${o} %`, 'existing'],
    ),
    ...['created', 'updated', 'sort'].flatMap((o): ValueRow[] => [
      [`ticket list --${o} %`, 'choice'],
      [`ticket export --${o} %`, 'choice'],
    ]),
    ['ticket export --limit %', 'number'],
    ['ticket export --after %', 'file'],
    ['ticket find x --limit %', 'number'],
    ...['created', 'updated', 'sort'].map((o): ValueRow => [`ticket find x --${o} %`, 'choice']),
    ...['status', 'assignee', 'requester', 'category', 'priority'].map(
      (o): ValueRow => [`ticket find x --${o} %`, 'existing'],
    ),
    ['ticket import %', 'file'],
    ['ticket import nosuch.csv --ignore-columns %', 'file'],
    ['ticket import nosuch.csv --map %', 'file'],
    ['ticket import nosuch.csv --value %', 'file'],
    ['ticket import nosuch.csv --default %', 'file'],
    ['ticket import nosuch.csv --date-format %', 'file'],
    ['ticket import nosuch.csv --time-zone %', 'file'],
    ...['status', 'assignee', 'requester', 'category', 'priority'].map(
      (o): ValueRow => [`ticket export --${o} %`, 'existing'],
    ),
    ['ticket comment 1 --file %', 'file'],
    ['ticket edit 1 --description-file %', 'file'],
    ['ticket create --title x --category 1 --priority 1 --description-file %', 'file'],
  ],
  // In test/search/malformed.test.ts.
  elsewhere: ['ticket list [query...]', 'ticket export [query...]', 'ticket find <words...>'],
}
