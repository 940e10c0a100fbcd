import { inert } from '../inert.js'
import type { Field } from '../listing.js'
import type { Style } from '../style.js'
import { cutTo, truncate, widthOf } from '../width.js'
import { drawn } from './frame.js'
import { GAP } from './frame-lines.js'

const NARROWEST = 6

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
  return [...layout.head, ...cells.map(layout.line)].join('\n')
}

/** How a table is drawn, line by line, from the cells of each row. */
export interface Layout {
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
    const head = style.say(field.head?.(style) ?? field.title).toUpperCase()
    const widest = rows.reduce((most, cells) => Math.max(most, widthOf(cells[i] ?? '')), widthOf(head))
    return { field, head, cellOf: (cells) => cells[i] ?? '', width: widest, widest }
  })
  const kept = mayDrop ? dropped(columns, style.width) : columns
  shrink(kept, style.width)
  const [header, rule, row] = drawn(kept.map((c) => c.width))
  return {
    head: [header(kept.map((c) => fitted(c.head, widthOf(c.head), c))), rule([])],
    line(cells) {
      let mayGrow = false
      const widths = kept.map((c) => {
        const width = widthOf(c.cellOf(cells))
        if (width > c.width && c.width >= c.widest) mayGrow = true
        return width
      })
      const places = mayGrow ? grown(kept, widths, style.width) : kept
      return row(kept.map((c, i) => fitted(c.cellOf(cells), widths[i] ?? 0, places[i] ?? c)))
    },
  }
}

/** The places of a line with cells that are wider than what was seen before: as far as the terminal has room. */
function grown(columns: readonly Column[], widths: readonly number[], width: number): Place[] {
  const wider = columns.map((c, i) => ({
    ...c,
    width: c.width >= c.widest ? Math.max(c.width, widths[i] ?? 0) : c.width,
  }))
  shrink(wider, width)
  return wider
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

/** Finds the columns that tell nothing, since one thing stands in all rows that it sees the cells of. */
export function tellingColumns<T>(fields: readonly Field<T>[]) {
  let first: readonly string[] | undefined
  const differs = new Set<number>()
  let rows = 0
  return {
    see(cells: readonly string[]): void {
      first ??= cells
      for (const [i, cell] of cells.entries()) if (cell !== first[i]) differs.add(i)
      rows++
    },
    /** Whether a column, by its place, is to be seen. */
    isTold: (i: number): boolean => rows < 2 || !fields[i]?.goes || differs.has(i),
  }
}

/** As narrow as a sign: leaving it out makes no room. */
const NO_ROOM = 2

/** Leaves columns out until the rest fits with every column at no more than 24. */
function dropped<C extends Place>(columns: C[], width: number): C[] {
  let kept = columns
  while (total(kept.map((c) => ({ ...c, width: Math.min(c.width, 24) }))) > width) {
    const least = Math.max(...kept.map((c) => (c.width > NO_ROOM && c.field.leaveOut) || 0))
    if (least === 0) break
    kept = kept.filter((c) => c.width <= NO_ROOM || c.field.leaveOut !== least)
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

/** A cell, of so many columns, cut or filled to its place. */
function fitted(cell: string, columns: number, { width, field }: Place): string {
  if (columns === width) return cell
  const cut = columns > width ? cutTo(cell, width) : cell
  const blanks = ' '.repeat(Math.max(0, width - (columns > width ? widthOf(cut) : columns)))
  return field.align ? blanks + cut : cut + blanks
}
