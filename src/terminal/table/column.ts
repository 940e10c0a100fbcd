import { cutTo, widthOf } from '../width.js'
import { GAP } from './frame-lines.js'

/** No column is made narrower. */
const NARROWEST = 6
/** As narrow as a sign: leaving it out makes no room. */
const NO_ROOM = 2

/**
 * A column, and what stands in it of the line that is being drawn: in arrays made for each line, V8 made the code of
 * 10,000 lines anew three times, a tenth of what they took.
 */
export class Column {
  readonly leaveOut: number
  private readonly isRight: boolean
  /** Terminal columns: as the rows that were measured have it, and in this line. */
  width = 0
  place = 0
  /** As wide as it is to be where there is room. */
  wanted: number
  private mayGrow = false
  text = ''
  taken = 0

  constructor(
    readonly head: string,
    private readonly at: number,
    readonly widest: number,
    { leaveOut = 0, align }: { leaveOut?: number; align?: 'right' },
  ) {
    this.leaveOut = leaveOut
    this.isRight = align === 'right'
    this.wanted = widest
  }

  /** What was fitted is the width of all lines, but for those with a wider cell, where nothing was taken from it. */
  settle(): void {
    this.width = this.wanted = this.place
    this.mayGrow = this.width >= this.widest
  }

  /** Takes its cell of a line, and answers whether it wants to be as wide as in no line before. */
  take(cells: readonly string[]): boolean {
    const before = this.wanted
    this.text = cells[this.at] ?? ''
    this.taken = widthOf(this.text)
    this.wanted = this.mayGrow && this.taken > this.width ? this.taken : this.width
    return this.wanted !== before
  }

  /** A cell, of so many columns, cut or filled to its place. */
  filled(cell: string, columns: number): string {
    if (columns === this.place) return cell
    const cut = columns > this.place ? cutTo(cell, this.place) : cell
    const blanks = ' '.repeat(Math.max(0, this.place - (columns > this.place ? widthOf(cut) : columns)))
    return this.isRight ? blanks + cut : cut + blanks
  }
}

const total = (widths: readonly number[]) => widths.reduce((sum, width) => sum + width + GAP, -GAP)

/** Leaves columns out until the rest fits with every column at no more than 24. */
export function dropped(columns: Column[], width: number): Column[] {
  let kept = columns
  while (total(kept.map((c) => Math.min(c.widest, 24))) > width) {
    const least = Math.max(...kept.map((c) => (c.widest > NO_ROOM ? c.leaveOut : 0)))
    if (least === 0) break
    kept = kept.filter((c) => c.widest <= NO_ROOM || c.leaveOut !== least)
  }
  return kept
}

/** Gives each column what it wants; takes from the widest, again and again, until the table fits. */
export function makeFit(columns: readonly Column[], width: number): void {
  for (const c of columns) c.place = c.wanted
  for (let over = total(columns.map((c) => c.wanted)) - width; over > 0; over--) {
    const widest = columns.reduce((a, b) => (b.place > a.place ? b : a))
    if (widest.place <= NARROWEST) return
    widest.place--
  }
}
