import { invalid, line, MOST_ID } from '../command/parsers.js'
import { failureWords } from './words/failures.js'
import { fieldWords } from './words/fields.js'

export const title = line(fieldWords.theTitle, 200)

/** `12` or `#12`. */
export function ticketId(text: string): number {
  const id = /^#?\d+$/.test(text) ? Number(text.replace('#', '')) : Number.NaN
  if (id >= 1 && id <= MOST_ID) return id
  throw invalid(failureWords.notANumber(text), { say: '12, #12' })
}
