import { invalid, line, MOST_ID } from '../command/parsers.js'
import { NumberRange } from '../command/range.js'
import { failureWords } from './words/failures.js'
import { fieldWords } from './words/fields.js'

export const title = line(fieldWords.theTitle, 200)

/** `12` or `#12`. Where one ticket is meant, several are told apart from what is no number. */
export function ticketId(text: string): number {
  const id = numberOf(text)
  if (id !== undefined) return id
  throw invalid(isSeveral(text) ? failureWords.oneTicket(text) : failureWords.notANumber(text), { say: '12, #12' })
}

/** Undefined for what `ticketId` throws at. */
export function numberOf(text: string): number | undefined {
  const id = /^#?\d+$/.test(text) ? Number(text.replace('#', '')) : Number.NaN
  return id >= 1 && id <= MOST_ID ? id : undefined
}

const isSeveral = (text: string) => text.split(/[,-]/).every((piece) => numberOf(piece) !== undefined)

/** How several may be written. */
const FORMS = '12, #12, 12-15, 12,14,20-22'

/** What was to be more than one number: `12-`, `12..15`. */
const LIKE_RANGE = /\d\D/

/** `12`, `#12`, `12-15`, `12,14,20-22`. */
export function ticketNumbers(text: string): (number | NumberRange)[] {
  return text.split(',').map((piece) => {
    const [, from, to] = /^(#?\d+)-(#?\d+)$/.exec(piece) ?? []
    if (from === undefined || to === undefined) return oneOf(piece, text)
    const range = new NumberRange(oneOf(from, text), oneOf(to, text))
    if (range.to < range.from) throw invalid(failureWords.endsBefore(piece), { say: `${range.to}-${range.from}` })
    return range
  })
}

function oneOf(piece: string, text: string): number {
  const id = numberOf(piece)
  if (id !== undefined) return id
  const isOne = piece === text && !LIKE_RANGE.test(text)
  throw invalid((isOne ? failureWords.notANumber : failureWords.notNumbers)(text), { say: FORMS })
}
