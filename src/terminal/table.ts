import CliTable from 'cli-table3'
import { inert } from './inert.js'
import type { Field } from './listing.js'
import type { Style } from './style.js'
import { truncate, widthOf } from './width.js'

const GAP = 2
const NARROWEST = 6
/** Above this many rows cli-table3's layout is felt (0.4 s for 1,000): longer lists are written line by line in the same look. */
export const ONE_SCREEN = 50

/** Rows in aligned columns below a header, no wider than the terminal; `mayDrop` lets the least important columns go. */
export function table<T>(rows: readonly T[], fields: readonly Field<T>[], style: Style, mayDrop: boolean): string {
  const layout = layOut(rows, fields, style, mayDrop)
  return rows.length > ONE_SCREEN ? [...layout.head, ...rows.map(layout.line)].join('\n') : cliTable(rows, layout)
}

/** How a table is drawn, line by line. */
export interface Layout<T> {
  columns: readonly Column<T>[]
  /** The header and the rule below it. */
  head: string[]
  line(row: T): string
}

/**
 * Lays a table out by the widths of `measured`. In the line of another row a wider cell takes what the terminal has room for, and moves what
 * stands behind it.
 */
export function layOut<T>(measured: readonly T[], fields: readonly Field<T>[], style: Style, mayDrop: boolean): Layout<T> {
  const columns = fields.map((field): Column<T> => {
    const head = style.say(field.title).toUpperCase()
    const cell = (row: T) => (field.shown ? field.shown(row, style) : inert(String(field.plain(row) ?? '')))
    const widest = measured.reduce((most, row) => Math.max(most, widthOf(cell(row))), widthOf(head))
    return { field, head, cell, width: widest, widest }
  })
  const kept = mayDrop ? dropped(columns, style.width) : columns
  shrink(kept, style.width)
  return {
    columns: kept,
    head: [joined(kept.map((c) => fitted(c.head, c))), '─'.repeat(total(kept))],
    line(row) {
      const cells = kept.map((c) => c.cell(row))
      const places = kept.map((c, i) => (c.width < c.widest ? c : { ...c, width: Math.max(c.width, widthOf(cells[i] ?? '')) }))
      const isWider = places.some((p, i) => p.width > (kept[i]?.width ?? 0))
      if (isWider) shrink(places, style.width)
      return joined(cells.map((cell, i) => fitted(cell, places[i] as Place)))
    },
  }
}

/** What a cell is fitted into. */
interface Place {
  field: { leaveOut?: number; align?: 'right' }
  width: number
}

interface Column<T> extends Place {
  head: string
  cell(row: T): string
  /** As wide as it would be where there is room. */
  widest: number
}

const total = (columns: readonly Place[]) => columns.reduce((sum, c) => sum + c.width + GAP, -GAP)

const joined = (cells: readonly string[]) => cells.join(' '.repeat(GAP)).trimEnd()

/** Leaves columns out until the rest fits with every column at no more than 24. */
function dropped<C extends Place>(columns: C[], width: number): C[] {
  let kept = columns
  while (total(kept.map((c) => ({ ...c, width: Math.min(c.width, 24) }))) > width) {
    const least = Math.max(...kept.map((c) => c.field.leaveOut ?? 0))
    if (least === 0) break
    kept = kept.filter((c) => c.field.leaveOut !== least)
  }
  return kept
}

/** Takes from the widest column, again and again, until the table fits. */
function shrink(columns: Place[], width: number): void {
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
function fitted(cell: string, { width, field }: Place): string {
  const cut = truncate(cell, width)
  const blanks = ' '.repeat(Math.max(0, width - widthOf(cut)))
  return field.align ? blanks + cut : cut + blanks
}

/** Stands for one terminal column of a cell. */
const PLACE = '\ue000'

/** cli-table3 counts columns by the rules of Unicode 12: it lays out placeholders, and the cells are put in their places. */
function cliTable<T>(data: readonly T[], { columns }: Layout<T>): string {
  const lines = [columns.map((c) => fitted(c.head, c)), ...data.map((row) => columns.map((c) => fitted(c.cell(row), c)))]
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
  return text
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
}
