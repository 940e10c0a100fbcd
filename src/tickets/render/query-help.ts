import type { Lang, Text } from '../../core/language.js'
import { definition, termsWidth } from '../../terminal/definitions.js'
import { wrap } from '../../terminal/width.js'
import { queryHelp as w } from '../words/query-help.js'

type Line = [typed: string, meaning: Text]

/** What may be typed behind `helpdesk ticket list`, as a shell takes it, and what it finds. */
export const QUERY_LINES: [title: Text, lines: Line[]][] = [
  [
    w.titles.words,
    [
      ['imprimante', w.beginning],
      ['carte-mère', w.joined],
      [`'"carte mère"'`, w.phrase],
      ['title:vpn', w.inOneText],
      [`'"erreur:500"'`, w.withColon],
    ],
  ],
  [
    w.titles.together,
    [
      ['vpn panne', w.both],
      ['vpn or panne', w.oneOfThem],
      ['not vpn', w.not],
      [`'panne -vpn'`, w.minus],
      [`'(vpn or panne) is:pending'`, w.parentheses],
    ],
  ],
  [
    w.titles.names,
    [
      ['is:open', w.is],
      ['is:unread', w.unread],
      ['status:en-cours category:réseau', w.status],
      ['status:pending,resolved', w.either],
      ['requester:@me assignee:none author:@me', w.people],
      ['id:12,15', w.id],
    ],
  ],
  [
    w.titles.ranges,
    [
      ['priority:medium..', w.fromOn],
      ['id:..40 id:12..40', w.upTo],
      [`'priority:>=medium'`, w.signs],
    ],
  ],
  [
    w.titles.times,
    [
      ['created:2026-01', w.within],
      ['created:2026-01..2026-03', w.fromTo],
      ['updated:7d..', w.lately],
      ['updated:..7d', w.longAgo],
      ['created:30d..7d', w.betweenAges],
      [`'updated:<7d'`, w.lessThan],
      ['closed:30d..', w.resolved],
    ],
  ],
  [
    w.titles.order,
    [
      ['is:open sort:updated:desc', w.sort],
      ['vpn --count', w.count],
      ['vpn -L 5', w.limit],
    ],
  ],
  [
    w.titles.shells,
    [
      [`'is:open (vpn or "carte mère")'`, w.quotes],
      ['-- -vpn is:open', w.dashes],
    ],
  ],
]

/** Whole command lines. */
export const QUERY_EXAMPLES = [
  'helpdesk ticket list is:open assignee:@me priority:medium.. category:réseau created:2026-01.. updated:..7d not status:en-cours carte-mère',
  `helpdesk ticket list '(is:open or closed:7d..) "carte mère"'`,
  'helpdesk ticket export is:resolved closed:2026-01..2026-03 > tickets.csv',
]

const COMMANDS = ['helpdesk ticket list [query…]', 'helpdesk ticket export [query…]']
const INDENT = '  '
const WIDEST = 100

/** The page of `helpdesk help query`, at most so many columns wide. */
export function queryHelpPage(lang: Lang, columns: number): string {
  const width = Math.min(columns, WIDEST)
  const left = termsWidth(QUERY_LINES.flatMap(([, lines]) => lines.map(([typed]) => typed)))
  const row = ([typed, meaning]: Line): string[] => definition(typed, meaning[lang], left, width)
  const sections = QUERY_LINES.map(([title, lines]) => [title[lang], ...lines.flatMap(row)].join('\n'))
  return `${[
    [w.usage[lang], ...COMMANDS.map((c) => INDENT + c)].join('\n'),
    wrap(w.intro[lang], width),
    ...sections,
    [w.titles.examples[lang], ...QUERY_EXAMPLES.map((e) => `${INDENT}$ ${e}`)].join('\n'),
  ].join('\n\n')}\n`
}
