import { invalid, line, MOST_ID } from '../command/parsers.js'

export const title = line({ en: 'The title', fr: 'Le titre' }, 200)

/** `12` or `#12`. */
export function ticketId(text: string): number {
  const id = /^#?\d+$/.test(text) ? Number(text.replace('#', '')) : Number.NaN
  if (id >= 1 && id <= MOST_ID) return id
  throw invalid(`'${text}' is not a ticket number.`, `« ${text} » n'est pas un numéro de ticket.`, { say: '12, #12' })
}
