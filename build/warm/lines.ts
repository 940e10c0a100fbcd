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
 * What people do all day, by the pack that is made of what these lines load and none before them does: to read, to
 * write, to search, and what is told without a database.
 */
export const EVERYDAY: Record<'hot' | 'write' | 'search' | 'told', Line[]> = {
  hot: [
    { argv: ['ticket', 'list'], terminal: true },
    { argv: ['ticket', 'list', '--json'] },
    { argv: ['ticket', 'show', '4'], terminal: true },
    { argv: ['ticket', 'show', '4', '--history', '--json'] },
    { argv: ['__complete', 'zsh', '--', 'ticket', 'show', ''] },
    { argv: [], terminal: true },
  ],
  write: [
    { argv: CREATE.split(' ') },
    { argv: ['ticket', 'comment', '4', '--message', 'On my way.'] },
    { argv: ['ticket', 'take', '5'] },
    { argv: ['ticket', 'start', '5'] },
    { argv: ['ticket', 'resolve', '5', '--message', 'Done.'] },
  ],
  search: [{ argv: ['ticket', 'list', 'is:open', 'printer'] }],
  told: [
    { argv: ['whoami'] },
    { argv: ['ticket', 'show', '99999'] },
    { argv: ['ticket', '--help'] },
    { argv: ['ticket', 'list', '--help'] },
    { argv: ['ticket', 'nosuch'] },
    { argv: ['__complete', 'bash', '--', 'helpdesk ticket li', 'li', '9', '80'] },
  ],
}
