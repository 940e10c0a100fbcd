import { describe, expect, it } from 'vitest'
import type { Lang } from '../../src/core/language.js'
import { rankAmong } from '../../src/lookups/rank.js'
import type { Field } from '../../src/terminal/listing.js'
import { createStyle } from '../../src/terminal/style.js'
import { table } from '../../src/terminal/table/table.js'
import { ticketListing } from '../../src/tickets/render/listing.js'
import type { Ticket } from '../../src/tickets/ticket.js'
import { seed } from '../helpers/lookups.js'

const NOW = Date.parse('2026-03-10T12:00:00Z')
const style = (width: number, color: 0 | 1 = 0, lang: Lang = 'en') => createStyle({ lang, width, now: NOW, color })

// biome-ignore lint/suspicious/noControlCharactersInRegex: colours are what this looks for
const COLOUR = /\x1b\[([\d;]*)m/g
/** Terminal columns of a line, counted in another way than src/ does: by what is seen as one character. */
function columnsOf(line: string): number {
  const seen = [...new Intl.Segmenter('en').segment(line.replace(COLOUR, ''))].map((s) => s.segment)
  const WIDE =
    /^(?:\p{Emoji_Presentation}|\p{Regional_Indicator}|\p{Emoji}\ufe0f|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}](?<![\uff61-\uffdc])|[\u3000-\u303e\u3099-\u30ff\uff01-\uff60])/u
  const wide = (c: string) => (WIDE.test(c) ? 2 : 1)
  return seen.reduce((sum, c) => sum + (/^[\p{M}\u200b-\u200d]+$/u.test(c) ? 0 : wide(c)), 0)
}
/** As a list has read it, beside all that there are. */
function priorityNamed(name: string): Ticket['priority'] {
  const priority = seed.priorities.find((p) => p.name === name) ?? { id: 9, name, level: null }
  const read = { ...priority }
  rankAmong(seed.priorities)(read)
  return read
}
const ticket = (
  id: number,
  over: { title?: string; status?: string; color?: string | null; priority?: string; user?: string } = {},
): Ticket => ({
  id,
  title: over.title ?? 'Printer on fire',
  description: 'It burns.',
  status: {
    id: 1,
    name: over.status ?? 'En attente',
    color: over.color === undefined ? 'warning' : over.color,
    state: 'pending',
  },
  priority: priorityNamed(over.priority ?? 'Moyenne'),
  category: { id: 1, name: 'Matériel' },
  requester: { id: 4, username: over.user ?? 'emma', fullName: 'Emma Étienne' },
  assignee: id % 2 ? { id: 2, username: 'tom', fullName: null } : null,
  createdAt: new Date(NOW - id * 3_600_000).toISOString(),
  updatedAt: null,
  closedAt: null,
  unread: false,
})
const fieldsOf = (...names: string[]) => names.flatMap((name) => ticketListing.fields.filter((f) => f.name === name))
const DEFAULT = fieldsOf(...ticketListing.table)
const tickets = (count: number, over?: (i: number) => Parameters<typeof ticket>[1]) =>
  Array.from({ length: count }, (_, i) => ticket(i + 1, over?.(i)))
const drawn = (rows: Ticket[], width = 80, color: 0 | 1 = 0, fields = DEFAULT, mayDrop = true) =>
  table(rows, fields, style(width, color), mayDrop).split('\n')

const TITLES: Record<string, string> = {
  plain: 'The printer in room 12 on the second floor prints every page twice, and the last one three times',
  'French typography':
    'L’imprimante n’imprime plus — « œuvre » d’hier… l’écran s’éteint, l’alarme n’arrête pas, qu’y faire ?',
  Cyrillic: 'Принтер на втором этаже не печатает документы из новой бухгалтерской программы после обновления',
  CJK: 'プリンターが動かない漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字',
  'rare CJK': '𠮷'.repeat(60),
  Hangul: '프린터가 작동하지 않습니다 이 층의 모든 프린터가 같은 문제를 가지고 있습니다 도와주세요',
  emoji: '🔥🧯'.repeat(40),
  'emoji of the last years': '🫠🪪🛜'.repeat(30),
  'emoji of several': '👨‍👩‍👧👍🏽🇫🇷❤️'.repeat(20),
  Thai: 'ที่นี่เครื่องพิมพ์'.repeat(12),
  Hebrew: 'שָׁלוֹם עוֹלָם '.repeat(10),
  'decomposed accents': 'e\u0301te\u0301 '.repeat(30),
  'zero-width joiners of scripts': 'می‌خواهم '.repeat(15),
  mixed: 'Écran 漢字 🔥 éteint 🫠 — l’été ｱｲｳ Ａ '.repeat(5),
  'fillers that nobody sees': 'a\u115f\u3164\uffa0\u1160b'.repeat(20),
  'one long word': 'x'.repeat(200),
  controls: '\x1b[2J\x9b31m\u202e\r\n\t\x7f'.repeat(20),
}

it('a table is aligned columns below a rule, and nothing more', () => {
  expect(
    drawn([
      ticket(1),
      {
        ...ticket(12, { title: 'Écran noir 🔥', priority: 'Élevée', user: 'josé' }),
        status: { id: 2, name: 'En cours', color: 'primary', state: 'in-progress' },
      },
    ]),
  ).toEqual([
    'ID  STATUS        P  TITLE            REQUESTER  ASSIGNEE  AGE     UPDATED',
    '─'.repeat(74),
    ' 1  ○ En attente     Printer on fire  emma       tom       1 hr.',
    '12  ◐ En cours    ▲  Écran noir 🔥    josé                 12 hr.',
  ])
})
it('its header is in the language of the reader', () => {
  expect(table([ticket(1)], DEFAULT, style(100, 0, 'fr'), true).split('\n')).toEqual([
    'Nº  STATUT        P  TITRE            DEMANDEUR  ASSIGNÉ À  ÂGE  MODIFIÉ',
    '─'.repeat(72),
    ' 1  ○ En attente     Printer on fire  emma       tom        1\u00a0h',
  ])
})

describe.each([
  [3, 80],
  [3, 40],
  [51, 80],
  [51, 40],
])('%i rows in %i columns', (count, width) => {
  it.each(Object.entries(TITLES))('are never wider: %s', (_, title) => {
    const lines = drawn(
      tickets(count, (i) => ({ title: i === 1 ? title : 'short' })),
      width,
    )
    expect(lines).toHaveLength(count + 2)
    expect(lines.filter((l) => columnsOf(l) > width)).toEqual([])
  })
  it.each(Object.entries(TITLES))('show what there is room for: %s', (_, title) => {
    const line =
      drawn(
        tickets(count, (i) => ({ title: i === 1 ? title : 'short' })),
        width,
      )[3] ?? ''
    expect(columnsOf(line.slice(0, line.indexOf('…') + 1))).toBeGreaterThanOrEqual(width === 40 ? 39 : 50)
  })
  it('are never wider where every cell is too long', () => {
    const long = { title: 'x'.repeat(200), status: 'ÉTAT'.repeat(7), priority: 'p'.repeat(30), user: 'u'.repeat(50) }
    const rows = tickets(count, () => long).map((t) => ({ ...t, id: 2_147_483_000 + t.id }))
    const lines = drawn(rows, width)
    expect(lines.filter((l) => columnsOf(l) > width)).toEqual([])
    expect(lines[2]).toContain('2147483001')
  })
})

describe.each([3, 51])('columns of %i rows stay aligned', (count) => {
  it.each(
    Object.entries(TITLES).map(
      ([what, title]) => [what, [...new Intl.Segmenter('en').segment(title)].slice(0, 8)] as const,
    ),
  )('beside %s', (_, pieces) => {
    const title = pieces.map((p) => p.segment).join('')
    const rows = tickets(count, (i) => ({ title: i === 1 ? title : 'x'.repeat(i % 30), user: '@@' }))
    const starts = drawn(rows, 120)
      .slice(2)
      .map((l) => columnsOf(l.slice(0, l.indexOf('@@'))))
    expect(new Set(starts)).toEqual(new Set([starts[0]]))
  })
})

describe('a list of more than a screen has the look of a short one', () => {
  const odd = (i: number) => ({
    title: Object.values(TITLES)[i % 16] as string,
    status: ['En attente', 'En cours', 'Résolue', 'Attente d’un fournisseur externe'][i % 4] as string,
    color: ['warning', 'primary', 'success', null][i % 4] as string | null,
  })
  it.each([
    ['plain rows', 80, 0, () => ({})],
    ['painted rows', 80, 1, () => ({})],
    ['odd rows', 80, 0, odd],
    ['odd rows on a narrow terminal', 40, 0, odd],
    ['odd rows, painted', 80, 1, odd],
    ['odd rows, painted, on a narrow terminal', 40, 1, odd],
    ['odd rows, painted, on a very narrow terminal', 24, 1, odd],
  ] as const)('%s', (_, width, color, over) => {
    const rows = tickets(50, over)
    const last = ticket(50, over(49)) // as the 50th: the same widths
    expect(drawn([...rows, last], width, color).slice(0, 52)).toEqual(drawn(rows, width, color))
  })
  it('and with fields of one’s own', () => {
    const rows = tickets(50)
    const fields = fieldsOf('title', 'id', 'description', 'closedAt')
    expect(drawn([...rows, ticket(50)], 40, 0, fields, false).slice(0, 52)).toEqual(drawn(rows, 40, 0, fields, false))
  })
  it('of any length', () => expect(drawn(Array(200_000).fill(ticket(1)))).toHaveLength(200_002))
})

describe('colours', () => {
  it('are those of the status, around its name alone', () => {
    const names = ['primary', 'secondary', 'success', 'danger', 'warning', 'info', 'SUCCESS', 'mauve', '', null]
    const lines = drawn(
      names.map((color, i) => ticket(i, { color, status: 'S' })),
      80,
      1,
      fieldsOf('status', 'title'),
    ).slice(2)
    const painted = (code: number) => `\x1b[${code}m○ S\x1b[39m     Printer on fire`
    const plain = '○ S     Printer on fire'
    expect(lines).toEqual([painted(35), painted(90), plain, painted(31), ...Array(6).fill(plain)])
  })
  it.each(['constructor', '__proto__', 'toString', 'hasOwnProperty'])('a colour called %s paints nothing', (color) =>
    expect(drawn([ticket(1, { color, status: 'S' })], 80, 1, fieldsOf('status'))).toEqual(['STATUS', '──────', '○ S']),
  )
  it.each([3, 51])('end where their cell ends, also where it is cut (%i rows)', (count) => {
    const lines = drawn(
      tickets(count, () => ({ status: 'Attente d’un fournisseur externe', color: 'danger' })),
      24,
      1,
    ).slice(2)
    for (const line of lines) {
      const state = [...line.matchAll(COLOUR)].map((m) => m[1])
      expect(state).toEqual(['31', '39'])
      expect(line.indexOf('\x1b[39m')).toBeLessThan(line.indexOf('P'))
    }
  })
})

describe('on a narrow terminal', () => {
  const heads = (width: number, mayDrop = true) =>
    drawn(tickets(2), width, 0, DEFAULT, mayDrop)[0]?.split(/ {2,}/).filter(Boolean)
  it('columns go in the order of their importance; id, status and title stay', () => {
    const seen = Array.from({ length: 90 }, (_, i) => JSON.stringify(heads(100 - i)?.map((h) => h.slice(0, 2))))
    expect([...new Set(seen)].map((s) => JSON.parse(s))).toEqual([
      ['ID', 'ST', 'P', 'TI', 'RE', 'AS', 'AG', 'UP'],
      ['ID', 'ST', 'P', 'TI', 'AS', 'AG', 'UP'],
      ['ID', 'ST', 'P', 'TI', 'AS', 'AG'],
      ['ID', 'ST', 'P', 'TI', 'AS'],
      ['ID', 'ST', 'P', 'TI'],
    ])
  })
  it('columns asked for stay all', () =>
    expect(heads(60, false)?.map((h) => h.slice(0, 2))).toEqual(['ID', 'ST', 'P', 'TI', 'RE', 'AS', 'AG', 'UP']))
  it('the widest column gives way first', () => {
    expect(drawn([ticket(1, { title: 'A title of many words, far too long' })], 55)).toEqual([
      'ID  STATUS        P  TITLE                     ASSIGNEE',
      '─'.repeat(55),
      ' 1  ○ En attente     A title of many words, …  tom',
    ])
  })
})

describe.each([3, 51])('hostile text in %i rows', (count) => {
  const hostile = 'a\x1b[2J\x1b]52;c;eA==\x07b\x9bc\u202ed\r\ne\x7f\t\u200b\ud83d'
  const inert = 'a^[[2J^[]52;c;eA==^Gb<9B>c<202E>d^M^Je^?^I<200B><D83D>'
  it('is shown, never sent, and every ticket stays one line', () => {
    const rows = tickets(count, () => ({ title: hostile, status: hostile, priority: hostile, user: hostile }))
    const lines = drawn(rows, 400)
    expect(lines).toHaveLength(count + 2)
    expect(lines.slice(2).map((l) => l.split(inert).length - 1)).toEqual(Array(count).fill(4))
    expect(lines.join('')).not.toMatch(/[\p{Cc}\p{Bidi_Control}\p{Cs}\u200b]/u)
  })
  it('cannot be cut into something that acts', () => {
    for (let width = 20; width < 120; width++) {
      const rows = tickets(count, () => ({ title: hostile, status: hostile }))
      expect(drawn(rows, width).join('')).not.toMatch(/[\p{Cc}\p{Bidi_Control}\p{Cs}\u200b]/u)
    }
  })
})

it('a field without a look of its own shows its plain value; null is nothing', () => {
  const fields: Field<{ a: string | null; n: number }>[] = [
    { name: 'a', title: { en: 'A', fr: 'A' }, plain: (r) => r.a },
    { name: 'n', title: { en: 'Number', fr: 'Nombre' }, plain: (r) => r.n, align: 'right' },
  ]
  const rows = [
    { a: 'x\x1b', n: 0 },
    { a: null, n: 12 },
  ]
  expect(table(rows, fields, style(80), true).split('\n')).toEqual([
    'A    NUMBER',
    '───────────',
    'x^[       0',
    '         12',
  ])
})
