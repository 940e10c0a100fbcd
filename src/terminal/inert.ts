/** Invisible, and needed by emoji and scripts: joiners and variation selectors. */
const JOINERS = '\\u034f\\u17b4\\u17b5\\u180b-\\u180d\\u180f\\u200c\\u200d\\ufe00-\\ufe0f\\u{e0100}-\\u{e01ef}'
/**
 * What can move a cursor, change colours, reorder or hide text: C0, DEL and C1 controls, line and paragraph separators,
 * all that Unicode calls invisible but for joiners (bidirectional controls, zero-width characters, fillers that take
 * columns, tags), annotations, and halves of surrogate pairs.
 */
const ACTIVE = new RegExp(
  `[\\p{Cc}\\p{Cs}\\u2028\\u2029\\ufff9-\\ufffb[\\p{Default_Ignorable_Code_Point}--[${JOINERS}]]]`,
  'gv',
)

function visibleForm(char: string): string {
  const code = char.codePointAt(0) ?? 0
  if (code < 0x20) return `^${String.fromCharCode(code + 64)}`
  if (code === 0x7f) return '^?'
  return `<${code.toString(16).toUpperCase().padStart(2, '0')}>`
}

/** One line of untrusted text, inert: control characters are shown (`^[`, `<202E>`), never sent. */
export const inert = (text: string): string => text.replace(ACTIVE, visibleForm)

/** The same of a text of several lines, on one: `↵` is where one ended. */
export const inertLine = (text: string): string => inert(text.replace(/[ \t]*(?:\r\n|\n|\r)[ \t]*/g, ' ↵ '))

/** Untrusted text of several lines, inert: line ends stay, tabs become blanks. */
export const inertBlock = (text: string): string =>
  text
    .split(/\r\n|\n|\r/)
    .map((line) => inert(line.replaceAll('\t', '    ')))
    .join('\n')

/** JSON that means the same and holds no character a terminal acts on. */
export const inertJson = (json: string): string =>
  json.replace(ACTIVE, (char) =>
    char === '\n'
      ? char
      : Array.from({ length: char.length }, (_, i) => `\\u${char.charCodeAt(i).toString(16).padStart(4, '0')}`).join(
          '',
        ),
  )

const TSV_FORMS = new Map([
  ['\\', '\\\\'],
  ['\t', '\\t'],
  ['\n', '\\n'],
  ['\r', '\\r'],
])

/** A cell of tab-separated output: one line, nothing lost, and no control character sent. */
export const tsvCell = (text: string): string =>
  text.replace(/[\\\p{Cc}]/gu, (c) => TSV_FORMS.get(c) ?? `\\x${(c.codePointAt(0) ?? 0).toString(16).padStart(2, '0')}`)
