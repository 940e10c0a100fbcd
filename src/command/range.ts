import type { Session } from './session.js'

/** Numbers from one to another, both included, of which some may not be there. */
export class NumberRange {
  constructor(
    readonly from: number,
    readonly to: number,
  ) {}

  /** As it is typed. */
  toString(): string {
    return `${this.from}-${this.to}`
  }
}

/** How a word may stand for several values, some of which only the database knows. */
export interface Spread {
  /** What a word stands for. Throws INVALID. */
  read(text: string): (number | NumberRange)[]
  /**
   * The numbers of all of this: what is in ranges and not there, or not to be seen, is passed over. NOT_FOUND where
   * nothing is left.
   */
  find(session: Session, given: readonly (number | NumberRange)[]): Promise<number[]>
}
