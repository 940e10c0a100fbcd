import CliTable from 'cli-table3'
import { inert } from './inert.js'
import type { Field } from './listing.js'
import type { Style } from './style.js'
import { truncate, widthOf } from './width.js'

const GAP = 2
const NARROWEST = 6
/** Above this many rows cli-table3's layout is felt (0.4 s for 1,000): longer lists are written line by line in the same look. */
const ONE_SCREEN = 50

/** Rows in aligned columns below a header, no wider than the terminal; `mayDrop` lets the least important columns go. */
export function table<T>(rows: readonly T[], fields: readonly Field<T>[], style: Style, mayDrop: boolean): string {
  const columns = fields.map((field) => {
    const cells = rows.map((row) => (field.shown ? field.shown(row, style) : inert(String(field.plain(row) ?? ''))))
    const head = style.say(field.title).toUpperCase()
    return { field, head, cells, width: cells.reduce((most, cell) => Math.max(most, widthOf(cell)), widthOf(head)) }
  })
  const kept = mayDrop ? dropped(columns, style.width) : columns
  shrink(kept, style.width)
  const lines = [kept.map((c) => fitted(c.head, c)), ...rows.map((_, i) => kept.map((c) => fitted(c.cells[i] ?? '', c)))]
  return rows.length > ONE_SCREEN ? plainTable(lines, kept) : cliTable(lines, kept)
}

interface Column {
  field: { leaveOut?: number; align?: 'right' }
  width: number
}

const total = (columns: readonly Column[]) => columns.reduce((sum, c) => sum + c.width + GAP, -GAP)

/** Leaves columns out until the rest fits with every column at no more than 24. */
function dropped<C extends Column>(columns: C[], width: number): C[] {
  let kept = columns
  while (total(kept.map((c) => ({ ...c, width: Math.min(c.width, 24) }))) > width) {
    const least = Math.max(...kept.map((c) => c.field.leaveOut ?? 0))
    if (least === 0) break
    kept = kept.filter((c) => c.field.leaveOut !== least)
  }
  return kept
}

/** Takes from the widest column, again and again, until the table fits. */
function shrink(columns: Column[], width: number): void {
  for (let over = total(columns) - width; over > 0; over--) {
    const widest = columns.reduce((a, b) => (b.width > a.width ? b : a))
    if (widest.width <= NARROWEST) return
    widest.width--
  }
}

/** No frame, one rule under the header: every terminal column goes to the data. */
const NO_FRAME = {
  ...Object.fromEntries(
    ['top', 'bottom', 'left', 'right'].flatMap((side) =>
      side === 'top' || side === 'bottom'
        ? [side, `${side}-mid`, `${side}-left`, `${side}-right`].map((k) => [k, ''])
        : [side, `${side}-mid`].map((k) => [k, '']),
    ),
  ),
  mid: '─',
  'mid-mid': '─'.repeat(GAP),
  middle: ' '.repeat(GAP),
}

/** A cell cut or filled to its column's width. */
function fitted(cell: string, { width, field }: Column): string {
  const cut = truncate(cell, width)
  const blanks = ' '.repeat(Math.max(0, width - widthOf(cut)))
  return field.align ? blanks + cut : cut + blanks
}

/** Stands for one terminal column of a cell. */
const PLACE = '\ue000'

/** cli-table3 counts columns by the rules of Unicode 12: it lays out placeholders, and the cells are put in their places. */
function cliTable(lines: readonly string[][], columns: readonly Column[]): string {
  const [head = [], ...rows] = lines.map((line) => line.map((_, i) => PLACE.repeat(columns[i]?.width ?? 0)))
  const drawn = new CliTable({
    head,
    chars: NO_FRAME,
    colWidths: columns.map((c) => c.width),
    style: { head: [], border: [], compact: true, 'padding-left': 0, 'padding-right': 0 },
  })
  drawn.push(...rows)
  const cells = lines.flat().values()
  const text = drawn.toString().replace(/\ue000+/g, () => cells.next().value ?? '')
  return trimmed(text.split('\n'))
}

function plainTable([head = [], ...rows]: readonly string[][], columns: readonly Column[]): string {
  const joined = (cells: readonly string[]) => cells.join(' '.repeat(GAP))
  return trimmed([joined(head), '─'.repeat(total(columns)), ...rows.map(joined)])
}

const trimmed = (lines: readonly string[]) => lines.map((l) => l.trimEnd()).join('\n')
