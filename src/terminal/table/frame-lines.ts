import CliTable from 'cli-table3'

/** Blanks between two columns. */
export const GAP = 2
/** Stands for a cell. */
export const PLACE = 'x'

const OUTER = 'top top-mid top-left top-right bottom bottom-mid bottom-left bottom-right left left-mid right right-mid'
/** No frame, one rule under the header: every terminal column goes to the data. */
const NO_FRAME = {
  ...Object.fromEntries(OUTER.split(' ').map((side) => [side, ''])),
  mid: '─',
  'mid-mid': '─'.repeat(GAP),
  middle: ' '.repeat(GAP),
}

const table = new CliTable({
  head: [PLACE, PLACE],
  chars: NO_FRAME,
  colWidths: [PLACE.length, PLACE.length],
  style: { head: [], border: [], compact: true, 'padding-left': 0, 'padding-right': 0 },
})
table.push([PLACE, PLACE])

/**
 * A header, the rule below it and a row, each of two columns, as cli-table3 draws them. The build runs this module and
 * puts its values in its place (`build/plugins/evaluated.js`).
 */
export const LINES: readonly string[] = table.toString().split('\n')
