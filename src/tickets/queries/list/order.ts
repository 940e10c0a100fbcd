import { type SortKey, TICKET_FIELDS } from '../../fields.js'

export const orderColumn = (key: SortKey) => TICKET_FIELDS.find((f) => f.sort?.key === key)?.sort?.by ?? 't.id'
export interface Order {
  key: SortKey
  descending: boolean
}

/** The direction in which tickets that are equal in everything else follow one another: that of the last order. */
export const idDescending = (order: readonly Order[]): boolean => order.at(-1)?.descending ?? false
