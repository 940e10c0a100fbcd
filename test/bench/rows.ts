import type { EngineName } from '../helpers/engines.js'

/** A command of a day: what it may take, in times of a Node that does nothing. */
export interface Row {
  name: string
  argv: readonly string[]
  terminal?: true
  goal: Record<EngineName, number>
}

/** What no database is opened for. */
export const PLAIN: readonly { name: string; argv: readonly string[]; goal: number }[] = [
  { name: '--help', argv: ['--help'], goal: 1.35 },
  { name: '--version', argv: ['--version'], goal: 1.35 },
]

export const LIST = ['ticket', 'list', '-L', '30']
const NEW = ['--title', 'Printer on fire', '--description', 'It burns.', '--category', '1', '--priority', '1']

export const ROWS: readonly Row[] = [
  { name: 'list of 30, piped', argv: LIST, goal: { sqlite: 2.2, mysql: 3.1 } },
  { name: 'table of 30', argv: [...LIST, '-o', 'table'], goal: { sqlite: 2.3, mysql: 3.1 } },
  { name: 'show', argv: ['ticket', 'show', '20'], goal: { sqlite: 2.2, mysql: 2.9 } },
  {
    name: 'a completed value',
    argv: ['__complete', 'zsh', '--', 'ticket', 'status', '1', '--to', ''],
    goal: { sqlite: 2.2, mysql: 2.9 },
  },
  { name: 'create', argv: ['ticket', 'create', ...NEW], goal: { sqlite: 2.5, mysql: 3.1 } },
  { name: 'comment', argv: ['ticket', 'comment', '20', '-m', 'Seen.'], goal: { sqlite: 2.5, mysql: 3.1 } },
  { name: 'the day', argv: [], terminal: true, goal: { sqlite: 3.1, mysql: 3.8 } },
]
