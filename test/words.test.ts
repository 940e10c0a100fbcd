import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { LANGS, type Text } from '../src/core/language.js'

const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((f) => f.endsWith('.ts'))
const wordFiles = files.filter((f) => /(^|\/)((words|summaries)\.ts$|words\/)/.test(f))
/** No file of words is longer: it is several, by topic. */
const MOST_LINES = 300

/** Stands for any parameter of a sentence: a list of so many things with a number, each the same in every language. */
class Sample extends Array<unknown> {
  static override readonly [Symbol.species] = Array
  readonly en = 'x'
  readonly fr = 'x'

  constructor(readonly count: number) {
    super()
    for (let i = 0; i < count; i++) this.push({ id: 7, toString: () => 'x' })
  }

  override toString(): string {
    return 'x'
  }

  override valueOf(): Array<unknown> {
    return this.count as never
  }
}

/** Words that are the same in English and French, and what is typed in both. */
const SHARED = [
  'Conversation',
  'Description',
  'E-mail',
  'Migrations',
  'P',
  'Source',
  'Table',
  '1 ticket',
  '2 tickets',
  'Ticket',
  'date',
  'description',
  'format',
  'options',
  'shell',
  'ticket',
  'x tickets',
]

interface Sentence {
  name: string
  text: Text
}

/** Every sentence of an object of words; of one that is made of something, those for none, one and two of it. */
function sentencesIn(words: unknown, name: string): Sentence[] {
  if (typeof words === 'function') {
    const made = (n: number, of: unknown) =>
      sentencesIn(words(...Array.from({ length: words.length }, () => of)), `${name}(${n})`)
    return [0, 1, 2].flatMap((n) => [...made(n, new Sample(n)), ...counts(() => made(n, n))])
  }
  if (typeof words !== 'object' || words === null) throw new Error(`${name} is no sentence`)
  const isText = Object.values(words).every((value) => typeof value === 'string')
  if (isText) return [{ name, text: words as Text }]
  return Object.entries(words).flatMap(([key, value]) => sentencesIn(value, `${name}.${key}`))
}

/** The sentences for a number itself: what takes a list or another sentence has none. */
function counts(make: () => Sentence[]): Sentence[] {
  try {
    return make().filter(({ text }) => !Object.values(text).join().includes('undefined'))
  } catch {
    return []
  }
}

const all: Sentence[] = []
for (const file of wordFiles) {
  for (const [name, words] of Object.entries(await import(new URL(`../src/${file}`, import.meta.url).href))) {
    Reflect.get(Object(words), 'any') // they are made once one is read
    all.push(...sentencesIn(words, `${file} ${name}`))
  }
}

describe('the words', () => {
  it('stand in every slice that speaks, and nowhere else', () => {
    expect(all.length).toBeGreaterThan(900)
    const others = files.filter((f) => !wordFiles.includes(f) && /\bfr: ['"`]/.test(readFileSync(`src/${f}`, 'utf8')))
    expect(others).toEqual([])
    expect(wordFiles.filter((f) => readFileSync(`src/${f}`, 'utf8').split('\n').length > MOST_LINES)).toEqual([])
  })

  it('lack no language', () => {
    expect(all.filter(({ text }) => LANGS.some((lang) => !text[lang]?.trim())).map(({ name }) => name)).toEqual([])
    expect(all.filter(({ text }) => Object.keys(text).length > LANGS.length).map(({ name }) => name)).toEqual([])
  })

  it('are not the same in two languages, but for what is', () => {
    const same = all
      .filter(({ text }) => text.en === text.fr && !/^[x\d…() ]*( minutes?)?$/.test(text.en))
      .map(({ text }) => text.en)
    expect([...new Set(same)].sort()).toEqual(SHARED.toSorted())
  })

  it('hold nothing that was not put into words', () => {
    const odd = all.filter(({ text }) =>
      LANGS.some((lang) => /undefined|null|NaN|\[object|function|=>/.test(text[lang])),
    )
    expect(odd).toEqual([])
  })
})

/** How French is set: the rules of the Imprimerie nationale, `Lexique des règles typographiques`. */
const FRENCH: Record<string, RegExp> = {
  'an apostrophe is curly': /\p{L}'\p{L}/u,
  'a no-break space stands before a colon': /(?<=[^\s\u00a0]) :|\p{L}:(?=\s|$)/u,
  'a narrow no-break space stands before ; ! ?': /[ \u00a0][;!?](?=[\s.)]|$)|\p{L}[;!?](?=\s|$)/u,
  'no-break spaces stand inside « »': /«(?!\u00a0)|(?<!\u00a0)»/u,
  'an ellipsis is one character': /\p{L}\.\.\.(?!>)/u,
}

it.each(Object.entries(FRENCH))('in French %s', (_, fault) => {
  expect(all.filter(({ text }) => fault.test(text.fr)).map(({ name, text }) => `${name}: ${text.fr}`)).toEqual([])
})
