export interface Line {
  argv: string[]
  /** Also with standard output as a terminal; an empty line only so. */
  terminal?: true
}

/** What they load nearly every command line loads. */
export const EVERYWHERE: Line[] = [
  { argv: ['--help'] },
  { argv: ['--version'] },
  { argv: ['__complete', 'zsh', '--', 'tic'] },
]

const CREATE = 'ticket create --title Printer --description Broken --category 1 --priority 2'

/**
 * What people do all day, by the pack that is made of what these lines load and none before them does: to list (which
 * is most of what any other command needs of the database), to show, to complete, the day, to write, to search, and what
 * is told without a database.
 */
export const EVERYDAY: Record<'hot' | 'table' | 'show' | 'complete' | 'day' | 'write' | 'search' | 'told', Line[]> = {
  hot: [{ argv: ['ticket', 'list'] }, { argv: ['ticket', 'list', '--json'] }],
  table: [{ argv: ['ticket', 'list'], terminal: true }],
  show: [{ argv: ['ticket', 'show', '4'], terminal: true }, { argv: ['ticket', 'show', '4', '--history', '--json'] }],
  complete: [{ argv: ['__complete', 'zsh', '--', 'ticket', 'show', ''] }],
  day: [{ argv: [], terminal: true }],
  write: [
    { argv: CREATE.split(' ') },
    { argv: ['ticket', 'comment', '4', '--message', 'On my way.'] },
    { argv: ['ticket', 'take', '5'] },
    { argv: ['ticket', 'start', '5'] },
    { argv: ['ticket', 'status', '5', '--to', 'pending'] },
    { argv: ['ticket', 'priority', '5', '--to', 'high'] },
    { argv: ['ticket', 'assign', '5', '--to', 'admin'] },
    { argv: ['ticket', 'resolve', '5', '--message', 'Done.'] },
  ],
  search: [{ argv: ['ticket', 'list', 'is:open', 'printer'] }],
  told: [
    { argv: ['whoami'] },
    { argv: ['ticket', 'show', '99999'] },
    { argv: ['ticket', 'take', '99999'] },
    { argv: ['ticket', '--help'] },
    { argv: ['ticket', 'list', '--help'] },
    { argv: ['ticket', 'nosuch'] },
    { argv: ['__complete', 'bash', '--', 'helpdesk ticket li', 'li', '9', '80'] },
  ],
}
