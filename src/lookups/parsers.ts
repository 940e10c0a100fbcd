import { invalid, MOST_ID } from '../command/parsers.js'
import { words } from './words.js'

/** A priority's level: a whole number that the column holds. */
export function level(text: string): number {
  const number = /^-?\d+$/.test(text) ? Number(text) : Number.NaN
  if (Math.abs(number) <= MOST_ID) return number
  throw invalid(words.notAWholeNumber(text))
}

export const COLOURS = ['primary', 'secondary', 'success', 'danger', 'warning', 'info', 'light', 'dark']

/** One of Bootstrap's names of colours, which the web application's badges are made of. */
export function colour(text: string): string {
  if (COLOURS.includes(text.toLowerCase())) return text.toLowerCase()
  throw invalid(words.noColor(text), { say: COLOURS.join(', ') })
}
