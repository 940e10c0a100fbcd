import CliTable from 'cli-table3'
import type { Field } from './listing.js'
import type { Style } from './style.js'
import { inert, truncate, widthOf } from './text.js'

const GAP = 2
const NARROWEST = 6
/** Above this many rows cli-table3's layout is felt (0.4 s for 1,000): longer lists are written line by line in the same look. */
const ONE_SCREEN = 50

/** Rows in aligned columns below a header, no wider than the terminal; `mayDrop` lets the least important columns go. */
export function table<T>(rows: readonly T[], fields: readonly Field<T>[], style: Style, mayDrop: boolean): string {
  const columns = fields.map((field) => {
    const cells = rows.map((row) => (field.shown ? field.shown(row, style) : inert(String(field.plain(row) ?? ''))))
    const head = style.say(field.title).toUpperCase()
    return { field, head, cells, width: Math.max(widthOf(head), ...cells.map(widthOf)) }
  })
  const kept = mayDrop ? dropped(columns, style.width) : columns
  shrink(kept, style.width)
  const grid = rows.map((_, i) => kept.map((c) => truncate(c.cells[i] ?? '', c.width)))
  const heads = kept.map((c) => truncate(c.head, c.width))
  return rows.length > ONE_SCREEN ? plainTable(heads, grid, kept) : cliTable(heads, grid, kept)
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

function cliTable(heads: string[], grid: string[][], columns: readonly Column[]): string {
  const drawn = new CliTable({
    head: heads,
    chars: NO_FRAME,
    colWidths: columns.map((c) => c.width),
    colAligns: columns.map((c) => c.field.align ?? 'left'),
    style: { head: [], border: [], compact: true, 'padding-left': 0, 'padding-right': 0 },
  })
  drawn.push(...grid)
  return trimmed(drawn.toString().split('\n'))
}

function plainTable(heads: string[], grid: string[][], columns: readonly Column[]): string {
  const line = (cells: string[]) =>
    cells
      .map((cell, i) => {
        const blanks = ' '.repeat(Math.max(0, (columns[i]?.width ?? 0) - widthOf(cell)))
        return columns[i]?.field.align ? blanks + cell : cell + blanks
      })
      .join(' '.repeat(GAP))
  return trimmed([line(heads), '─'.repeat(total(columns)), ...grid.map(line)])
}

const trimmed = (lines: string[]) => lines.map((l) => l.trimEnd()).join('\n')
