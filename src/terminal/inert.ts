/** Invisible, and needed by emoji and scripts: joiners and variation selectors. */
const JOINERS = '\\u034f\\u17b4\\u17b5\\u180b-\\u180d\\u180f\\u200c\\u200d\\ufe00-\\ufe0f\\u{e0100}-\\u{e01ef}'
/**
 * What can move a cursor, change colours, reorder or hide text: C0, DEL and C1 controls, line and paragraph separators,
 * all that Unicode calls invisible but for joiners (bidirectional controls, zero-width characters, fillers that take
 * columns, tags), annotations, and halves of surrogate pairs.
 */
const ACTIVE = `[\\p{Cc}\\p{Cs}\\u2028\\u2029\\ufff9-\\ufffb[\\p{Default_Ignorable_Code_Point}--[${JOINERS}]]]`

/** What holds nothing of it for sure, nearly every text: the pattern above takes V8 a tenth of a whole list to make. */
const PLAIN =
  ' -~\\u00a0-\\u00ac\\u00ae-\\u034e\\u0370-\\u0482\\u2010-\\u2027\\u202f-\\u205e\\u20a0-\\u20bf\\u2190-\\u22ff\\u2500-\\u27bf'
/** And of two columns: ideographs, kana, Hangul. */
const WIDE = '\\u3000-\\u3163\\u3165-\\u9fff\\uac00-\\ud7a3\\uff01-\\uff9f'
/** U+1F000 to U+1FBFF, and what joins them. */
const EMOJI = '[\\ud83c-\\ud83e][\\udc00-\\udfff]|\\u200d|\\ufe0f'
const isPlain = new RegExp(`^[${PLAIN}]*$`)
/** Of other texts; made when the first is there. */
let isWide: RegExp | undefined
let active: RegExp | undefined

function withoutActive(text: string, form: (char: string) => string): string {
  if (isPlain.test(text)) return text
  isWide ??= new RegExp(`^(?:[${PLAIN}${WIDE}]|${EMOJI})*$`)
  if (isWide.test(text)) return text
  active ??= new RegExp(ACTIVE, 'gv')
  return text.replace(active, form)
}

function visibleForm(char: string): string {
  const code = char.codePointAt(0) ?? 0
  if (code < 0x20) return `^${String.fromCharCode(code + 64)}`
  if (code === 0x7f) return '^?'
  return `<${code.toString(16).toUpperCase().padStart(2, '0')}>`
}

/** One line of untrusted text, inert: control characters are shown (`^[`, `<202E>`), never sent. */
export const inert = (text: string): string => withoutActive(text, visibleForm)

/** The same of a text of several lines, on one: `↵` is where one ended. */
export const inertLine = (text: string): string => inert(text.replace(/[ \t]*(?:\r\n|\n|\r)[ \t]*/g, ' ↵ '))

/** Untrusted text of several lines, inert: line ends stay, tabs become blanks. */
export const inertBlock = (text: string): string =>
  text
    .split(/\r\n|\n|\r/)
    .map((line) => inert(line.replaceAll('\t', '    ')))
    .join('\n')

const escaped = (char: string): string =>
  Array.from({ length: char.length }, (_, i) => `\\u${char.charCodeAt(i).toString(16).padStart(4, '0')}`).join('')

/** JSON that means the same and holds no character a terminal acts on. */
export const inertJson = (json: string): string =>
  json
    .split('\n')
    .map((line) => withoutActive(line, escaped))
    .join('\n')

const TSV_FORMS = new Map([
  ['\\', '\\\\'],
  ['\t', '\\t'],
  ['\n', '\\n'],
  ['\r', '\\r'],
])

/** Unicode's controls (`Cc`), which never become more: https://www.unicode.org/policies/stability_policy.html */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const CONTROLS = /[\\\0-\x1f\x7f-\x9f]/g

/** A cell of tab-separated output: one line, nothing lost, and no control character sent. */
export const tsvCell = (text: string): string =>
  text.replace(CONTROLS, (c) => TSV_FORMS.get(c) ?? `\\x${(c.codePointAt(0) ?? 0).toString(16).padStart(2, '0')}`)
