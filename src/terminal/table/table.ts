import { inert } from '../inert.js'
import type { Field } from '../listing.js'
import type { Style } from '../style.js'
import { truncate, widthOf } from '../width.js'
import { Column, dropped, makeFit } from './column.js'
import { drawn } from './frame.js'

/** What stands in a row, column by column, as far as a terminal can show it. */
export function cellsOf<T>(row: T, fields: readonly Field<T>[], style: Style): string[] {
  const cells: string[] = []
  for (const field of fields) {
    const cell = field.shown ? field.shown(row, style) : inert(String(field.plain(row) ?? ''))
    cells.push(truncate(cell, Math.max(style.width, 80)))
  }
  return cells
}

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
  const columns = fields.map((field, at) => {
    const head = style.say(field.head?.(style) ?? field.title).toUpperCase()
    const widest = rows.reduce((most, cells) => Math.max(most, widthOf(cells[at] ?? '')), widthOf(head))
    return new Column(head, at, widest, field)
  })
  const kept = mayDrop ? dropped(columns, style.width) : columns
  makeFit(kept, style.width)
  for (const c of kept) c.settle()
  const [header, rule, row] = drawn(kept.map((c) => c.width))
  return {
    head: [header(kept.map((c) => c.filled(c.head, widthOf(c.head)))), rule([])],
    line(cells) {
      let isOther = false
      for (const c of kept) if (c.take(cells)) isOther = true
      if (isOther) makeFit(kept, style.width)
      return row(kept.map((c) => c.filled(c.text, c.taken)))
    },
  }
}

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
