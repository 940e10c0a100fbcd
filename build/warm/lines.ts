/** What they load nearly every command line loads. */
export const EVERYWHERE = [['--help'], ['--version'], ['__complete', 'zsh', '--', 'tic']]

/** What people do all day; `terminal` also with standard output as a terminal. */
export const EVERYDAY: { argv: string[]; terminal?: true }[] = [
  { argv: ['ticket', '--help'] },
  { argv: ['ticket', 'list', '--help'] },
  { argv: ['ticket', 'nosuch'] },
  { argv: ['__complete', 'bash', '--', 'helpdesk ticket li', 'li', '9', '80'] },
  { argv: ['ticket', 'list'], terminal: true },
  { argv: ['ticket', 'list', '--json'] },
  { argv: ['ticket', 'list', 'is:open', 'printer'] },
  { argv: ['ticket', 'show', '4'], terminal: true },
  { argv: ['ticket', 'show', '4', '--history', '--json'] },
  { argv: ['ticket', 'show', '99999'] },
  {
    argv: [
      'ticket',
      'create',
      '--title',
      'Printer',
      '--description',
      'It burns.',
      '--category',
      '1',
      '--priority',
      '2',
    ],
  },
  { argv: ['ticket', 'comment', '4', '--message', 'On my way.'] },
  { argv: ['ticket', 'take', '5'] },
  { argv: ['ticket', 'start', '5'] },
  { argv: ['ticket', 'resolve', '5', '--message', 'Done.'] },
  { argv: ['whoami'] },
  { argv: ['__complete', 'zsh', '--', 'ticket', 'show', ''] },
  { argv: [], terminal: true },
]
