import type { Text } from '../../core/language.js'
import { words } from '../words.js'

/** Under which title a command stands in the help of its group, in the order of the help; '' is the program's own. */
export const GROUPS: Record<string, [title: Text, commands: string[]][]> = {
  '': [
    [words.help.read, ['day', 'inbox', 'list', 'show', 'find', 'history', 'next']],
    [
      words.help.work,
      [
        'create',
        'comment',
        'edit',
        'take',
        'assign',
        'unassign',
        'start',
        'resolve',
        'reopen',
        'undo',
        'ticket',
        'drafts',
      ],
    ],
    [words.help.manage, ['category', 'priority', 'status', 'audit']],
    [words.help.people, ['whoami', 'login', 'logout', 'register', 'password', 'session', 'user']],
    [words.help.database, ['init', 'db', 'config', 'alias', 'completion']],
  ],
  ticket: [
    [words.help.read, ['list', 'show', 'find', 'history', 'next', 'export']],
    [
      words.help.work,
      [
        'create',
        'comment',
        'edit',
        'take',
        'assign',
        'unassign',
        'start',
        'resolve',
        'reopen',
        'status',
        'priority',
        'category',
      ],
    ],
    [words.help.manage, ['import', 'delete']],
  ],
}
