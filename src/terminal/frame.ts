import CliTable from 'cli-table3'

/** Blanks between two columns. */
export const GAP = 2

const OUTER = 'top top-mid top-left top-right bottom bottom-mid bottom-left bottom-right left left-mid right right-mid'
/** No frame, one rule under the header: every terminal column goes to the data. */
const NO_FRAME = {
  ...Object.fromEntries(OUTER.split(' ').map((side) => [side, ''])),
  mid: '─',
  'mid-mid': '─'.repeat(GAP),
  middle: ' '.repeat(GAP),
}

/** Stands for one terminal column of a cell. */
const PLACE = 'x'

/** A line of a table, of the cells that stand in it. */
type Line = (cells: readonly string[]) => string

/**
 * The header, the rule below it and a row, as cli-table3 draws them. All rows are drawn by that one: the library takes
 * half a millisecond for each, and more the more there are; and it counts columns by the rules of Unicode 12, of which
 * a placeholder needs none.
 */
export function drawn(widths: readonly number[]): [header: Line, rule: Line, row: Line] {
  const places = widths.map((width) => PLACE.repeat(width))
  const table = new CliTable({
    head: places,
    chars: NO_FRAME,
    colWidths: [...widths],
    style: { head: [], border: [], compact: true, 'padding-left': 0, 'padding-right': 0 },
  })
  table.push(places)
  const [header = '', rule = '', row = ''] = table.toString().split('\n')
  return [lineOf(header), lineOf(rule), lineOf(row)]
}

function lineOf(drawing: string): Line {
  const [before = '', ...after] = drawing.split(/x+/)
  return (cells) => {
    let line = before
    for (const [i, gap] of after.entries()) line += (cells[i] ?? '') + gap
    return line.trimEnd()
  }
}
