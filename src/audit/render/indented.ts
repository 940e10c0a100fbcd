import type { Style } from '../../terminal/style.js'
import { truncate, wrap } from '../../terminal/width.js'

/** Below so many columns what does not fit on a line goes on below it. */
const NARROW = 60

/** A line, on a narrow terminal as many as it takes. */
const fitted = (text: string, s: Style): string =>
  s.width < NARROW ? wrap(text, s.width - 2).replaceAll('\n', '\n  ') : truncate(text, s.width)

/** A line below another, on a narrow terminal as many as it takes. */
export const indented = (text: string, s: Style): string =>
  s.width < NARROW ? `  ${fitted(text, s)}` : truncate(`  ${text}`, s.width)
