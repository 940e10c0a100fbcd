import { readdirSync, readFileSync } from 'node:fs'

const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((f) => f.endsWith('.ts'))
const sources = files.map((file) => ({ file, source: readFileSync(`src/${file}`, 'utf8') }))

/** A literal that begins at `at`, with `…` for what is put into it, and where it ends. */
function literalAt(source: string, at: number): { text: string; end: number } | undefined {
  const quote = source[at] ?? ''
  if (!['"', "'", '`'].includes(quote)) return undefined
  let text = ''
  for (let i = at + 1; i < source.length; i++) {
    if (source[i] === quote) return { text, end: i + 1 }
    if (source[i] === '\\') text += source[++i]
    else if (quote === '`' && source.startsWith('${', i)) {
      i = endOfHole(source, i + 2)
      text += '…'
    } else text += source[i]
  }
  return undefined
}

/** Where the brace stands that closes what is put into a literal. */
function endOfHole(source: string, from: number): number {
  let [i, depth] = [from, 1]
  for (;;) {
    const inner = literalAt(source, i)
    if (inner) {
      i = inner.end
      continue
    }
    if (source[i] === '{') depth++
    if (source[i] === '}' && --depth === 0) return i
    i++
  }
}

/** Every literal that stands where `pattern`, a global one, ends. */
export const literalsAfter = (pattern: RegExp): { file: string; text: string }[] =>
  sources.flatMap(({ file, source }) =>
    [...source.matchAll(pattern)].flatMap((match) => {
      const found = literalAt(source, match.index + match[0].length)
      return found ? [{ file, text: found.text }] : []
    }),
  )
