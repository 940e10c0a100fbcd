import type { Text } from '../../core/language.js'
import { words } from '../words.js'

const READING = ['list', 'show', 'find', 'history', 'next']
const WORKING = ['create', 'comment', 'edit', 'take', 'assign', 'unassign', 'start', 'resolve', 'reopen']

/** Verbs of tickets that stand without `ticket` too. */
export const TICKET_VERBS: readonly string[] = [...READING, ...WORKING]

/** Under which title a command stands in the help of its group, in the order of the help; '' is the program's own. */
export const GROUPS: Record<string, [title: Text, commands: readonly string[]][]> = {
  '': [
    [words.help.read, ['day', 'inbox', ...READING]],
    [words.help.work, [...WORKING, 'undo', 'ticket', 'drafts']],
    [words.help.manage, ['category', 'priority', 'status', 'audit']],
    [words.help.people, ['whoami', 'login', 'logout', 'register', 'password', 'session', 'user']],
    [words.help.database, ['init', 'db', 'config', 'alias', 'completion']],
  ],
  ticket: [
    [words.help.read, [...READING, 'export']],
    [words.help.work, [...WORKING, 'status', 'priority', 'category']],
    [words.help.manage, ['import', 'delete']],
  ],
}
