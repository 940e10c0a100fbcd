import type { Style } from '../../terminal/style.js'
import { NARROW, truncate, wrap } from '../../terminal/width.js'

/** A line below another, on a narrow terminal as many as it takes. */
export const indented = (text: string, s: Style): string =>
  s.width < NARROW ? `  ${wrap(text, s.width - 2).replaceAll('\n', '\n  ')}` : truncate(`  ${text}`, s.width)
