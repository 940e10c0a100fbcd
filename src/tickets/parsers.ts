import { invalid, line, MOST_ID } from '../command/parsers.js'
import { NumberRange } from '../command/range.js'
import { failureWords } from './words/failures.js'
import { fieldWords } from './words/fields.js'

export const title = line(fieldWords.theTitle, 200)

/** `12` or `#12`. */
export function ticketId(text: string): number {
  const id = /^#?\d+$/.test(text) ? Number(text.replace('#', '')) : Number.NaN
  if (id >= 1 && id <= MOST_ID) return id
  throw invalid(failureWords.notANumber(text), { say: '12, #12' })
}

/** What was to be more than one number: `12-`, `12..15`. */
const LIKE_RANGE = /\d\D/

/** `12`, `#12`, `12-15`, `12,14,20-22`. */
export function ticketNumbers(text: string): (number | NumberRange)[] {
  return text.split(',').map((piece) => {
    const [, from, to] = /^(#?\d+)-(#?\d+)$/.exec(piece) ?? []
    if (from === undefined || to === undefined)
      return piece === text && !LIKE_RANGE.test(text) ? ticketId(text) : oneOf(piece, text)
    const range = new NumberRange(oneOf(from, text), oneOf(to, text))
    if (range.to < range.from) throw invalid(failureWords.endsBefore(piece), { say: `${range.to}-${range.from}` })
    return range
  })
}

function oneOf(piece: string, text: string): number {
  try {
    return ticketId(piece)
  } catch {
    throw invalid(failureWords.notNumbers(text), { say: '12, #12, 12-15, 12,14,20-22' })
  }
}
