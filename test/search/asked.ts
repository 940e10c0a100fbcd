import { foldApart } from './folded-apart.js'

// Random queries, each beside what it means: an evaluation of its own, over the JSON that the program exports.

export interface Exported {
  id: number
  title: string
  description: string
  status: { id: number; name: string; state: string }
  priority: { id: number; name: string; level: number | null }
  category: { id: number; name: string }
  requester: { id: number; username: string }
  assignee: { id: number; username: string } | null
  createdAt: string | null
  updatedAt: string | null
  closedAt: string | null
  comments: { author: { id: number; username: string }; content: string }[]
}

export interface Asked {
  /** As it is typed within one query. */
  typed: string
  /** As it may be typed as options instead. */
  options?: string[]
  holds(ticket: Exported, me: string): boolean
  /** Usernames that it names. */
  people: string[]
  decides: boolean
}

/** What a run of random numbers is made from: https://en.wikipedia.org/wiki/Linear_congruential_generator */
export function randomFrom(seed: number) {
  let state = seed
  const next = () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return state / 2_147_483_648
  }
  const below = (n: number) => Math.floor(next() * n)
  const pick = <T>(all: readonly T[]): T => all[below(all.length)] as T
  return { below, pick, chance: (p: number) => next() < p }
}
export type Random = ReturnType<typeof randomFrom>

const plain = (typed: string, holds: Asked['holds'], more: Partial<Asked> = {}): Asked => ({
  typed,
  holds,
  people: [],
  decides: false,
  ...more,
})

const textsOf = (t: Exported, where?: string): string[] => {
  const all: Record<string, string[]> = {
    title: [t.title],
    description: [t.description],
    comment: t.comments.map((c) => c.content),
  }
  return where === undefined ? Object.values(all).flat() : (all[where] ?? [])
}

/** Whether a text has these words one after the other; the last may be a beginning. */
function hasWords(text: string, sought: string[], mayBegin: boolean): boolean {
  const words = foldApart(text)
  return words.some((_, i) =>
    sought.every((word, k) => {
      const there = words[i + k]
      if (there === undefined) return false
      return mayBegin && k === sought.length - 1 ? there.startsWith(word) : there === word
    }),
  )
}

export const WORDS = [
  'imprimante',
  'réseau',
  'Straße',
  'nœud',
  'PC',
  'la',
  'de',
  'vpn',
  'carte',
  'mère',
  'écran',
  'the',
]
export const MORE = ['a_b', 'erreur', '500', 'onduleur', 'e-mail', 'Wi-Fi', 'café', 'x', 'and', 'nottingham']

function text(r: Random): Asked {
  const where = r.chance(0.25) ? r.pick(['title', 'description', 'comment']) : undefined
  const before = where === undefined ? '' : `${where}:`
  const word = r.pick([...WORDS, ...MORE, 'absent'])
  if (r.chance(0.25)) {
    // Some end within a word: no word of the texts is theirs.
    const phrase = r.chance(0.5)
      ? `${word} ${r.pick(WORDS)}`
      : r.pick(['carte mère', 'de la', 'carte m', word, word.slice(0, -1) || word])
    if (!/[\p{L}\p{N}]/u.test(phrase)) return text(r)
    return plain(`${before}"${phrase}"`, (t) => textsOf(t, where).some((x) => hasWords(x, foldApart(phrase), false)))
  }
  const changed = r.pick([word, word.toUpperCase(), word.normalize('NFD'), word.slice(0, 1 + r.below(word.length))])
  const piece = r.chance(0.2) ? `${r.pick(WORDS)}${r.pick(['-', "'", '.', '/'])}${changed}` : changed
  const sought = foldApart(piece)
  if (!/[\p{L}\p{N}]/u.test(sought.join(''))) return text(r)
  return plain(before + piece, (t) => textsOf(t, where).some((x) => hasWords(x, sought, true)))
}

const STATES: Record<string, (t: Exported) => boolean> = {
  open: (t) => t.status.state !== 'resolved',
  pending: (t) => t.status.state === 'pending',
  'in-progress': (t) => t.status.state === 'in-progress',
  resolved: (t) => t.status.state === 'resolved',
  unassigned: (t) => t.assignee === null,
}
const is = (r: Random): Asked => {
  const word = r.pick(Object.keys(STATES))
  return plain(`is:${word}`, (t) => STATES[word]?.(t) === true, { decides: word !== 'unassigned' })
}

/** Names as they may be typed, each with the names that it finds. */
type Names = Record<string, string[]>

const lookup =
  (field: 'status' | 'category' | 'priority', names: Names) =>
  (r: Random): Asked => {
    const typed = Array.from({ length: r.pick([1, 1, 2]) }, () => r.pick(Object.keys(names)))
    const found = typed.flatMap((name) => names[name] ?? [])
    const quoted = typed.map((name) => (/[ ()]/.test(name) ? `"${name}"` : name)).join(',')
    return plain(`${field}:${quoted}`, (t) => found.includes(t[field].name), {
      decides: field === 'status',
      options: [r.pick([`--${field}`, `-${field[0]}`]), typed.join(',')],
    })
  }

const person =
  (users: readonly string[]) =>
  (r: Random): Asked => {
    const field = r.pick(['assignee', 'requester', 'author'] as const)
    const typed = Array.from({ length: r.pick([1, 1, 2]) }, () =>
      r.pick([...users, '@me', 'me', ...(field === 'assignee' ? ['none', 'none'] : [])]),
    )
    const who = (me: string) => typed.map((name) => (/^@?me$/.test(name) ? me : name))
    const names = typed.join(',')
    return plain(
      `${field}:${names}`,
      (t, me) => {
        if (field === 'author') return t.comments.some((c) => who(me).includes(c.author.username))
        const somebody = t[field]
        return somebody === null ? typed.includes('none') : who(me).includes(somebody.username)
      },
      {
        people: typed.filter((name) => !/^(@?me|none)$/.test(name)),
        ...(field === 'author' ? {} : { options: [r.pick([`--${field}`, `-${field[0]}`]), names] }),
      },
    )
  }

function id(r: Random): Asked {
  const [a, b] = [1 + r.below(40), 1 + r.below(40)].sort((x, y) => x - y) as [number, number]
  const forms: [string, (n: number) => boolean][] = [
    [`${a}..${b}`, (n) => n >= a && n <= b],
    [`${a}..`, (n) => n >= a],
    [`..${b}`, (n) => n <= b],
    [`${a},${b}`, (n) => n === a || n === b],
    [`${a}`, (n) => n === a],
    [`>${a}`, (n) => n > a],
    [`<=${b}`, (n) => n <= b],
  ]
  const [typed, holds] = r.pick(forms)
  return plain(`id:${typed}`, (t) => holds(t.id), { decides: true })
}

function level(r: Random, levels: Record<string, number>): Asked {
  const names = Object.keys(levels).sort((x, y) => (levels[x] ?? 0) - (levels[y] ?? 0))
  const [i, k] = [r.below(names.length), r.below(names.length)].sort() as [number, number]
  const [a, b] = [names[i] ?? '', names[k] ?? '']
  const [low, high] = [levels[a] ?? 0, levels[b] ?? 0]
  const forms: [string, (n: number) => boolean][] = [
    [`${a}..${b}`, (n) => n >= low && n <= high],
    [`${a}..`, (n) => n >= low],
    [`..${b}`, (n) => n <= high],
    [`>${a}`, (n) => n > low],
    [`>=${a}`, (n) => n >= low],
    [`<${b}`, (n) => n < high],
    [`<=${b}`, (n) => n <= high],
  ]
  const [typed, holds] = r.pick(forms)
  return plain(`priority:${typed}`, ({ priority }) => priority.level !== null && holds(priority.level), {
    options: [r.pick(['--priority', '-p']), typed],
  })
}

const HOUR = 3_600_000
const UNITS: Record<string, number> = { m: 60_000, h: HOUR, d: 24 * HOUR, w: 168 * HOUR }

/** When an age ago was, by this machine's calendar. */
function ago(age: string, now: number): number {
  const [, count = '', unit = ''] = /^(\d+)(\w+)$/.exec(age) ?? []
  if (UNITS[unit]) return now - Number(count) * UNITS[unit]
  const at = new Date(now)
  const months = Number(count) * (unit === 'y' ? 12 : 1)
  const first = new Date(at.getFullYear(), at.getMonth() - months, 1)
  const last = new Date(first.getFullYear(), first.getMonth() + 1, 0).getDate()
  return new Date(
    ...([first.getFullYear(), first.getMonth(), Math.min(at.getDate(), last)] as const),
    ...([at.getHours(), at.getMinutes(), at.getSeconds()] as const),
  ).getTime()
}
/** When a day, month or year begins, and when the next. */
function stretch(typed: string, now: number): [number, number] {
  const today = new Date(now)
  const named: Record<string, number> = { today: 0, yesterday: 1 }
  if (named[typed] !== undefined) {
    const day = (back: number) => new Date(today.getFullYear(), today.getMonth(), today.getDate() - back).getTime()
    return [day(named[typed]), day(named[typed] - 1)]
  }
  const [year = 0, month, day] = typed.split('-').map(Number)
  if (month === undefined) return [new Date(year, 0, 1).getTime(), new Date(year + 1, 0, 1).getTime()]
  if (day === undefined) return [new Date(year, month - 1, 1).getTime(), new Date(year, month, 1).getTime()]
  return [new Date(year, month - 1, day).getTime(), new Date(year, month - 1, day + 1).getTime()]
}

function time(r: Random, now: number): Asked {
  const field = r.pick(['created', 'updated', 'closed'] as const)
  const of = (t: Exported) => {
    const at = { created: t.createdAt, updated: t.updatedAt, closed: t.closedAt }[field]
    return at === null ? undefined : Date.parse(at)
  }
  const forms: [string, (at: number) => boolean][] = []
  const [older, newer] = r.pick([
    ['30d', '7d'],
    ['2w', '36h'],
    ['3mo', '2w'],
    ['1y', '1mo'],
    ['2d', '90m'],
  ] as const)
  forms.push(
    [`${older}..${newer}`, (at) => at >= ago(older, now) && at <= ago(newer, now)],
    [`${older}..`, (at) => at >= ago(older, now)],
    [`..${newer}`, (at) => at <= ago(newer, now)],
    [older, (at) => at >= ago(older, now)],
    [`<${older}`, (at) => at > ago(older, now)],
    [`>=${newer}`, (at) => at <= ago(newer, now)],
  )
  const [first, last] = r.pick([
    ['2025', '2026'],
    ['2026-01', '2026-03'],
    ['2026-02-14', '2026-10'],
    ['2025-12-31', 'today'],
    ['yesterday', 'today'],
  ] as const)
  const [a, b] = [stretch(first, now), stretch(last, now)]
  forms.push(
    [`${first}..${last}`, (at) => at >= a[0] && at < b[1]],
    [`${first}..`, (at) => at >= a[0]],
    [`..${last}`, (at) => at < b[1]],
    [first, (at) => at >= a[0] && at < a[1]],
    [`>${first}`, (at) => at >= a[1]],
    [`<${last}`, (at) => at < b[0]],
    [`<=${first}`, (at) => at < a[1]],
  )
  const [typed, holds] = r.pick(forms)
  const test = (t: Exported) => {
    const at = of(t)
    return at !== undefined && holds(at)
  }
  return plain(`${field}:${typed}`, test, {
    decides: field === 'closed',
    ...(field === 'closed' ? {} : { options: [`--${field}`, typed] }),
  })
}

export interface Vocabulary {
  status: Names
  category: Names
  priority: Names
  levels: Record<string, number>
  users: readonly string[]
  now: number
}

function term(r: Random, v: Vocabulary): Asked {
  return r.pick([
    text,
    text,
    text,
    text,
    is,
    lookup('status', v.status),
    lookup('category', v.category),
    lookup('priority', v.priority),
    person(v.users),
    person(v.users),
    id,
    (x: Random) => level(x, v.levels),
    (x: Random) => time(x, v.now),
    (x: Random) => time(x, v.now),
  ])(r)
}

const both = (typed: string, parts: readonly Asked[], holds: Asked['holds']): Asked => ({
  typed,
  holds,
  people: parts.flatMap((p) => p.people),
  decides: parts.some((p) => p.decides),
})

/** A term, or several joined; parentheses stand where they are needed, and sometimes where they are not. */
function randomQuery(r: Random, v: Vocabulary, depth = 2): Asked {
  if (depth === 0 || r.chance(0.35)) return term(r, v)
  const parts = Array.from({ length: 2 + r.below(2) }, () => randomQuery(r, v, depth - 1))
  const within = (p: Asked) => (/ /.test(p.typed.replace(/"[^"]*"/g, '')) || r.chance(0.1) ? `(${p.typed})` : p.typed)
  const kind = r.pick(['and', 'and', 'or', 'not'])
  if (kind === 'not') {
    const [part] = parts as [Asked]
    const sign = r.pick(['not ', 'NOT ', '-'])
    return both(sign + within(part), [part], (t, me) => !part.holds(t, me))
  }
  if (kind === 'or')
    return both(parts.map(within).join(r.pick([' or ', ' OR '])), parts, (t, me) => parts.some((p) => p.holds(t, me)))
  return both(parts.map(within).join(r.pick([' ', '  '])), parts, (t, me) => parts.every((p) => p.holds(t, me)))
}

/** A query, as the arguments of a command line: some of it as options. */
export function randomArguments(r: Random, v: Vocabulary): Asked & { argv: string[] } {
  const query = randomQuery(r, v)
  const option = r.chance(0.3) ? term(r, v) : undefined
  const words = r.chance(0.5) ? [query.typed] : query.typed.split(' ').filter(Boolean)
  // What begins with - is query only behind --.
  const argv = words.some((w) => w.startsWith('-')) ? ['--', ...words] : words
  if (!option?.options) return { ...query, argv }
  const together = both(
    `${query.typed} ${option.typed}`,
    [query, option],
    (t, me) => query.holds(t, me) && option.holds(t, me),
  )
  return { ...together, argv: [...option.options, ...argv] }
}
