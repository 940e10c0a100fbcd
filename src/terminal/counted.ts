// Characters that stand for themselves whatever is beside them, so that measuring a text of them is counting it: no
// marks, joiners, jamo or flags. `test/terminal/width.test.ts` compares each of them with the library that measures all
// other texts, which takes 18 ms to load and to begin.

/** Of one column: Latin, Greek, Cyrillic, Armenian, Hebrew, Arabic, punctuation, signs. */
const ONE =
  ' -~\\u00a0-\\u00ac\\u00ae-\\u02ff\\u0370-\\u0482\\u048a-\\u0556\\u0559-\\u058a\\u05d0-\\u05ea\\u0620-\\u064a' +
  '\\u0660-\\u066f\\u0671-\\u06d3\\u1e00-\\u1fbc\\u2010-\\u2027\\u202f-\\u205e\\u2070-\\u209c\\u20a0-\\u20bf' +
  '\\u2100-\\u218b\\u2190-\\u22ff\\u2500-\\u25fc\\u2713-\\u2718'
/** Of two: ideographs, kana, Hangul, fullwidth forms, emoji. */
const TWO =
  '\\u3000-\\u3029\\u3041-\\u3096\\u309b-\\u30ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\uac00-\\ud7a3\\uff01-\\uff60' +
  '\\u{1f400}-\\u{1f43e}\\u{1f442}-\\u{1f4fc}\\u{1f500}-\\u{1f53d}\\u{1f600}-\\u{1f64f}\\u{1f680}-\\u{1f6c5}' +
  '\\u{1f910}-\\u{1f93a}\\u{1f947}-\\u{1f9ff}'
const NARROW = new RegExp(`^[${ONE}]*$`)
const COUNTED = new RegExp(`^[${ONE}${TWO}]*$`, 'u')
const WIDE = new RegExp(`[${TWO}]`, 'gu')

// biome-ignore lint/suspicious/noControlCharactersInRegex: what chalk puts around a coloured text
const COLOURS = /\u001b\[\d{1,3}(?:;\d{1,3})*m/g

/** Whether every character of `text` counts by itself. */
export const isCounted = (text: string): boolean => COUNTED.test(text)

/** The terminal columns of a text that can be counted, but for its colours; undefined for others. */
export function countedWidth(text: string): number | undefined {
  const bare = text.includes('\u001b') ? text.replace(COLOURS, '') : text
  if (NARROW.test(bare)) return bare.length
  return COUNTED.test(bare) ? bare.replace(WIDE, '  ').length : undefined
}
