import { type PlacedWord, placedWords } from './folding.js'
import type { TextTerm } from './language/tree.js'

/** Where something begins, and where it ends, as JavaScript counts characters (UTF-16). */
export type Mark = [from: number, to: number]

/** The words of a text that some terms are found by, whole, in their order. */
export function marksOf(text: string, terms: readonly Pick<TextTerm, 'words' | 'last'>[]): Mark[] {
  const placed = placedWords(text)
  const marked = terms.flatMap((term) => placed.flatMap((_, at) => foundAt(placed, at, term)))
  return joined(marked.sort(([a], [b]) => a - b))
}

function foundAt(placed: readonly PlacedWord[], at: number, { words, last }: Pick<TextTerm, 'words' | 'last'>): Mark[] {
  const found = words.every((word, i) => {
    const here = placed[at + i]?.word
    return i === words.length - 1 && last === 'beginning' ? here?.startsWith(word) : here === word
  })
  return found ? [[placed[at]?.from ?? 0, placed[at + words.length - 1]?.to ?? 0]] : []
}

/** Marks that overlap are one. */
function joined(marks: readonly Mark[]): Mark[] {
  const all: Mark[] = []
  for (const [from, to] of marks) {
    const last = all.at(-1)
    if (last && from < last[1]) last[1] = Math.max(last[1], to)
    else all.push([from, to])
  }
  return all
}

/** Characters around the first mark that are shown of a long text. */
const [BEFORE, SHOWN] = [40, 160]
const CUT = '…'

/** The part of a text around its first mark, as one line, and where the marks are in it. */
export function excerpt(text: string, marks: readonly Mark[]): { text: string; marks: Mark[] } {
  const [first = 0] = marks[0] ?? []
  const from = first <= BEFORE ? 0 : wordAt(text, first - BEFORE, first)
  const to = text.length - from <= SHOWN ? text.length : text.lastIndexOf(' ', from + SHOWN)
  const end = to > first ? to : cutAt(text, Math.max(marks[0]?.[1] ?? 0, from + SHOWN))
  const head = from === 0 ? '' : CUT
  const by = head.length - from
  return {
    text: `${head}${text.slice(from, end).replace(/[\r\n\t]/g, ' ')}${end < text.length ? CUT : ''}`,
    marks: marks.filter((mark) => mark[1] <= end).map((mark) => [mark[0] + by, mark[1] + by]),
  }
}

/** Behind the first blank, or where no character is cut in two. */
function wordAt(text: string, from: number, before: number): number {
  const blank = text.slice(from, before).search(/\s/)
  return blank === -1 ? cutAt(text, from) : from + blank + 1
}

const cutAt = (text: string, at: number): number => (/[\udc00-\udfff]/.test(text.charAt(at)) ? at + 1 : at)
