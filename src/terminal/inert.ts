/**
 * What can move a cursor, change colours, reorder or hide text: C0, DEL and C1 controls, line and paragraph separators, bidirectional
 * controls, zero-width characters other than the joiners that emoji and scripts need, tag characters, and halves of surrogate pairs.
 */
const ACTIVE =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this looks for
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}\p{Cs}]/gu

function visibleForm(char: string): string {
  const code = char.codePointAt(0) ?? 0
  if (code < 0x20) return `^${String.fromCharCode(code + 64)}`
  if (code === 0x7f) return '^?'
  return `<${code.toString(16).toUpperCase().padStart(2, '0')}>`
}

/** One line of untrusted text, inert: control characters are shown (`^[`, `<202E>`), never sent. */
export const inert = (text: string): string => text.replace(ACTIVE, visibleForm)

/** Untrusted text of several lines, inert: line ends stay, tabs become blanks. */
export const inertBlock = (text: string): string =>
  text
    .split(/\r\n|\n|\r/)
    .map((line) => inert(line.replaceAll('\t', '    ')))
    .join('\n')

/** JSON that means the same and holds no character a terminal acts on. */
export const inertJson = (json: string): string =>
  json.replace(ACTIVE, (char) =>
    char === '\n' ? char : Array.from({ length: char.length }, (_, i) => `\\u${char.charCodeAt(i).toString(16).padStart(4, '0')}`).join(''),
  )

/** A cell of tab-separated output: one line, nothing lost. */
export const tsvCell = (text: string): string =>
  text.replace(/[\\\t\n\r]/g, (c) => ({ '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' })[c] ?? c)
