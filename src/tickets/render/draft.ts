import type { Text } from '../../core/language.js'
import { inert, inertBlock } from '../../terminal/inert.js'
import { pageWidth, type Style } from '../../terminal/style.js'
import { widthOf, wrap } from '../../terminal/width.js'
import { labelOf } from '../fields.js'

/** What a ticket will say, with the names of its category and priority. */
export interface DraftedTicket {
  title: string
  category: string
  priority: string
  description: string
  requester: string | undefined
}

/** Lines of a description that are shown; whoever wrote it knows the rest. */
const MOST_LINES = 8

const requesterRow = ({ requester }: DraftedTicket): [Text, string][] =>
  requester === undefined ? [] : [[labelOf('requester'), inert(requester)]]

/** A ticket that is about to be created, to be read once more. */
export function ticketDraft(ticket: DraftedTicket, style: Style): string {
  const { say, chalk } = style
  const rows: [Text, string][] = [
    [labelOf('title'), inert(ticket.title)],
    [labelOf('category'), inert(ticket.category)],
    [labelOf('priority'), inert(ticket.priority)],
    ...requesterRow(ticket),
    [labelOf('description'), inertBlock(ticket.description)],
  ]
  const left = Math.max(...rows.map(([name]) => widthOf(say(name)))) + 2
  return rows
    .flatMap(([name, value]) => {
      const lines = wrap(value, Math.max(10, pageWidth(style) - left)).split('\n')
      const shown = lines.length > MOST_LINES ? [...lines.slice(0, MOST_LINES), '…'] : lines
      return shown.map(
        (line, i) => (i === 0 ? chalk.dim(say(name)) + ' '.repeat(left - widthOf(say(name))) : ' '.repeat(left)) + line,
      )
    })
    .map((line) => `${line.trimEnd()}\n`)
    .join('')
}
