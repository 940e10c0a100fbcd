/** A line of a shell as far as it is typed. */
export interface ShellLine {
  /** Its words without their quotes, the last of which is being typed; redirections are left out. */
  words: string[]
  /** The quote that is still open. */
  quote: '' | "'" | '"'
  /** The last word is the file of a redirection. */
  redirected: boolean
}

/** Reads words as bash does, and fish nearly, but expands nothing. Without `redirects` a `<` or `>` is a letter. */
export function readShellLine(line: string, { redirects: known = true } = {}): ShellLine {
  const words: string[] = []
  let word: string | undefined
  let quote: ShellLine['quote'] = ''
  let redirects = false
  const type = (c = '') => {
    word = (word ?? '') + c
  }
  const end = () => {
    if (word !== undefined && !redirects) words.push(word)
    if (word !== undefined) redirects = false
    word = undefined
  }
  for (let i = 0; i < line.length; i++) {
    const c = line[i] as string
    const next = line[i + 1]
    if (quote === "'") {
      if (c === "'") quote = ''
      else type(c)
    } else if (quote === '"') {
      if (c === '"') quote = ''
      else if (c === '\\' && next !== undefined && '"\\$`'.includes(next)) type(line[++i])
      else type(c)
    } else if (c === "'" || c === '"') {
      quote = c
      type()
    } else if (c === '\\') type(line[++i])
    else if (/\s/.test(c)) end()
    else if (known && (c === '<' || c === '>')) {
      end()
      redirects = true
    } else type(c)
  }
  return { words: redirects ? words : [...words, word ?? ''], quote, redirected: redirects }
}

/**
 * The rest of a word, to be typed after what is there: in the quote that is open, which bash closes, or with
 * backslashes.
 */
export function quoteRest(rest: string, quote: ShellLine['quote']): string {
  if (quote === "'") return rest.replaceAll("'", "'\\''")
  if (quote === '"') return rest.replace(/["\\$`]/g, '\\$&').replaceAll('!', '"\\!"')
  return rest.replace(/[^\p{L}\p{M}\p{N}_@%+=:,./-]/gu, '\\$&')
}
