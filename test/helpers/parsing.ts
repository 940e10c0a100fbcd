import { HelpdeskError } from '../../src/core/errors.js'

/** What a parser makes of a text; `code: sentence` where it refuses. */
export function read(parse: (text: string) => unknown, text: string): unknown {
  try {
    return parse(text)
  } catch (error) {
    if (error instanceof HelpdeskError) return `${error.code}: ${error.text.en}`
    throw error
  }
}
const ZERO_WIDTH = {
  'zero-width space': '\u200b',
  'non-joiner': '\u200c',
  joiner: '\u200d',
  'word joiner': '\u2060',
  'byte order mark': '\ufeff',
  'soft hyphen': '\u00ad',
  'left-to-right mark': '\u200e',
  'right-to-left override': '\u202e',
  'invisible times': '\u2062',
  'Hangul filler': '\u3164',
  'Hangul choseong filler': '\u115f',
  'grapheme joiner': '\u034f',
  'variation selector': '\ufe0f',
  'another variation selector': '\u{e0100}',
  'Mongolian separator': '\u180e',
  'tag letter': '\u{e0041}',
}
export const INVISIBLE: Record<string, string> = {
  ...ZERO_WIDTH,
  'no-break space': '\u00a0',
  'ideographic space': '\u3000',
  'braille blank': '\u2800',
  escape: '\x1b',
  delete: '\x7f',
  'C1 control': '\x9b',
}
