import { GAP, LINES, PLACE } from './frame-lines.js'

/** A line of a table, of the cells that stand in it. */
type Line = (cells: readonly string[]) => string

/**
 * The header and a row, of cells as wide as their columns, and the rule between them: what cli-table3 puts before,
 * between and behind two columns of one row stands in all lines of all tables. For each row, and each column, it takes
 * half a millisecond and more, and it counts columns by the rules of Unicode 12.
 */
export function drawn(widths: readonly number[]): [header: Line, rule: Line, row: Line] {
  const [header = '', rule = '', row = ''] = LINES
  const whole = widths.reduce((sum, width) => sum + width + GAP, -GAP)
  return [lineOf(header), () => rule.charAt(0).repeat(Math.max(0, whole)), lineOf(row)]
}

function lineOf(drawing: string): Line {
  const [before = '', gap = '', after = ''] = drawing.split(PLACE)
  return (cells) => `${before}${cells.join(gap)}${after}`.trimEnd()
}
