import CliTable from 'cli-table3'
import { inert } from './inert.js'
import type { Field } from './listing.js'
import type { Style } from './style.js'
import { truncate, widthOf } from './width.js'

const GAP = 2
const NARROWEST = 6
/**
 * Above this many rows cli-table3's layout is felt (0.4 s for 1,000): longer lists are written line by line in the same
 * look.
 */
export const ONE_SCREEN = 50

/** What stands in a row, column by column, as far as a terminal can show it. */
export const cellsOf = <T>(row: T, fields: readonly Field<T>[], style: Style): string[] =>
  fields.map((field) => {
    const cell = field.shown ? field.shown(row, style) : inert(String(field.plain(row) ?? ''))
    return truncate(cell, Math.max(style.width, 80))
  })

/**
 * Rows in aligned columns below a header, no wider than the terminal; `mayDrop` lets the least important columns go.
 */
export function table<T>(rows: readonly T[], fields: readonly Field<T>[], style: Style, mayDrop: boolean): string {
  const cells = rows.map((row) => cellsOf(row, fields, style))
  const layout = layOut(cells, fields, style, mayDrop)
  return rows.length > ONE_SCREEN ? [...layout.head, ...cells.map(layout.line)].join('\n') : shortTable(cells, layout)
}

/** How a table is drawn, line by line, from the cells of each row. */
export interface Layout {
  columns: readonly Column[]
  /** The header and the rule below it. */
  head: string[]
  line(cells: readonly string[]): string
}

/**
 * Lays a table out by the widths of some rows. In the line of another row a wider cell takes what the terminal has room
 * for, and moves what stands behind it.
 */
export function layOut<T>(
  rows: readonly string[][],
  fields: readonly Field<T>[],
  style: Style,
  mayDrop: boolean,
): Layout {
  const columns = fields.map((field, i): Column => {
    const head = style.say(field.title).toUpperCase()
    const widest = rows.reduce((most, cells) => Math.max(most, widthOf(cells[i] ?? '')), widthOf(head))
    return { field, head, cellOf: (cells) => cells[i] ?? '', width: widest, widest }
  })
  const kept = mayDrop ? dropped(columns, style.width) : columns
  shrink(kept, style.width)
  return {
    columns: kept,
    head: [joined(kept.map((c) => fitted(c.head, c))), '─'.repeat(total(kept))],
    line(cells) {
      const places = kept.map((c) =>
        c.width < c.widest ? c : { ...c, width: Math.max(c.width, widthOf(c.cellOf(cells))) },
      )
      const isWider = places.some((p, i) => p.width > (kept[i]?.width ?? 0))
      if (isWider) shrink(places, style.width)
      return joined(kept.map((c, i) => fitted(c.cellOf(cells), places[i] ?? c)))
    },
  }
}

/** What a cell is fitted into. */
interface Place {
  field: { leaveOut?: number; align?: 'right' }
  width: number
}

interface Column extends Place {
  head: string
  cellOf(cells: readonly string[]): string
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

/**
 * All lines of a table of a screen. cli-table3 counts columns by the rules of Unicode 12: it lays out placeholders, and
 * the cells are put in their places.
 */
export function shortTable(data: readonly string[][], { columns }: Layout): string {
  const lines = [
    columns.map((c) => fitted(c.head, c)),
    ...data.map((cells) => columns.map((c) => fitted(c.cellOf(cells), c))),
  ]
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
