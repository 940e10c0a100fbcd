// Characters that stand for themselves whatever is beside them, so that measuring a text of them is counting it: no
// marks, joiners, jamo or flags. `test/terminal/width.test.ts` compares each of them with the library that measures all
// other texts, which takes 18 ms to load and to begin.

/** Of one column, what most texts and our own signs are made of: Latin, Greek and Cyrillic, punctuation, arrows, lines. */
const COMMON =
  ' -~\\u00a0-\\u00ac\\u00ae-\\u02ff\\u0370-\\u0482\\u2010-\\u2027\\u202f-\\u205e\\u2190-\\u22ff\\u2500-\\u25fc'
/** The others of one column: Armenian, Hebrew, Arabic, rarer letters and signs. */
const OTHER =
  '\\u048a-\\u0556\\u0559-\\u058a\\u05d0-\\u05ea\\u0620-\\u064a\\u0660-\\u066f\\u0671-\\u06d3\\u1e00-\\u1fbc' +
  '\\u2070-\\u209c\\u20a0-\\u20bf\\u2100-\\u218b\\u2713-\\u2718'
const ONE = COMMON + OTHER
/** Of two: ideographs, kana, Hangul, fullwidth forms, emoji. */
const TWO =
  '\u231a\u231b\u23e9-\u23ec\u23f0\u23f3\u26a1\u2705\u2728\u274c\u274e\u2753-\u2755\u2757\u2795-\u2797\u2b50' +
  '\u3000-\u3029\u3041-\u3096\u309b-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uff01-\uff60' +
  '\u{1f300}-\u{1f320}\u{1f32d}-\u{1f335}\u{1f337}-\u{1f37c}\u{1f37e}-\u{1f393}\u{1f3a0}-\u{1f3ca}' +
  '\u{1f3cf}-\u{1f3d3}\u{1f3e0}-\u{1f3f0}\u{1f400}-\u{1f43e}\u{1f442}-\u{1f4fc}\u{1f500}-\u{1f53d}' +
  '\u{1f600}-\u{1f64f}\u{1f680}-\u{1f6c5}\u{1f7e0}-\u{1f7eb}\u{1f910}-\u{1f93a}\u{1f947}-\u{1f9ff}'
/** Signs that are emoji, of two columns, where what follows says so. */
const SIGNS =
  '\u2600-\u2604\u260e\u2611\u2620\u2622\u2623\u2639\u263a\u2665\u2666\u267b\u2692\u2694-\u2697\u2699' +
  '\u26a0\u26c8\u26d1\u26d3\u2702\u2708\u2709\u270c\u270d\u270f\u2714\u2716\u2744\u2763\u2764\u27a1' +
  '\u{1f321}\u{1f324}-\u{1f32c}\u{1f39e}\u{1f39f}\u{1f3d7}\u{1f4fd}\u{1f56f}\u{1f577}\u{1f587}' +
  '\u{1f58a}-\u{1f58d}\u{1f5a5}\u{1f5a8}\u{1f5b1}\u{1f5b2}\u{1f5bc}\u{1f5c2}-\u{1f5c4}\u{1f5d1}-\u{1f5d3}' +
  '\u{1f5dc}-\u{1f5de}\u{1f5e8}\u{1f6cb}\u{1f6cd}-\u{1f6cf}\u{1f6e0}-\u{1f6e5}'
/** Of so few ranges that V8 looks at them in place, ten times as fast as at all of one column. */
const PLAIN = new RegExp(`^[${COMMON}]*$`)

/** Of other texts; each made when it is first needed. */
const once = (make: () => RegExp) => {
  let made: RegExp | undefined
  return () => (made ??= make())
}
const narrow = once(() => new RegExp(`^[${ONE}]*$`))
const two = once(() => new RegExp(`^[${TWO}]$`, 'u'))
const counted = once(() => new RegExp(`^(?:[${ONE}${TWO}]|[${SIGNS}]\ufe0f)*$`, 'u'))
const wide = once(() => new RegExp(`[${TWO}]|[${SIGNS}]\ufe0f`, 'gu'))
const character = once(() => new RegExp(`[${SIGNS}]\ufe0f|.`, 'gsu'))

// biome-ignore lint/suspicious/noControlCharactersInRegex: what chalk puts around a coloured text
const COLOURS = /\u001b\[\d{1,3}(?:;\d{1,3})*m/g

/** What a reader takes for one character each, of a text that can be counted; undefined for others. */
export function countedCharacters(text: string): string[] | undefined {
  return counted().test(text) ? (text.match(character()) ?? []) : undefined
}

/** The terminal columns of a text that can be counted, but for its colours; undefined for others. */
export function countedWidth(text: string): number | undefined {
  const bare = text.includes('\u001b') ? text.replace(COLOURS, '') : text
  if (isNarrow(bare)) return bare.length
  let width = 0
  for (const character of bare) {
    const columns = columnsOf(character)
    if (columns === 0) return counted().test(bare) ? bare.replace(wide(), '  ').length : undefined
    width += columns
  }
  return width
}

/**
 * As much of a text that can be counted, and has no colours and no sign of two characters, as takes at most so many
 * columns; undefined for others.
 */
export function countedCut(text: string, columns: number): string | undefined {
  if (isNarrow(text)) return text.slice(0, columns)
  let [width, end] = [0, 0]
  for (const character of text) {
    const own = columnsOf(character)
    if (own === 0) return undefined
    if (width + own > columns) break
    width += own
    end += character.length
  }
  // What follows may be a sign's second half, or a mark.
  return end === text.length || counted().test(text.slice(end)) ? text.slice(0, end) : undefined
}

const isNarrow = (text: string): boolean => PLAIN.test(text) || narrow().test(text)

/** Of each character that was seen, its columns; 0 where it cannot be counted alone. */
const seen = new Map<string, number>()
function columnsOf(character: string): number {
  let columns = seen.get(character)
  if (columns === undefined) {
    if (narrow().test(character)) columns = 1
    else columns = two().test(character) ? 2 : 0
    seen.set(character, columns)
  }
  return columns
}
