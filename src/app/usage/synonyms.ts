// What people type who know other programs (git, gh, taskwarrior, Request Tracker), and what it is called here. No
// command takes these words: an error names the one that is meant. What a command is called as well is in `short-ways.ts`.

const NEW = 'new|add|open|submit|file'
const GONE = 'remove|rm|del|erase|destroy'
const SEEN = 'view|get|read|display|cat|info|details?'
const CHANGED = 'update|change|modify|set'

/** By the words of the command line before any option, joined by blanks. */
export const COMMANDS: [typed: RegExp, meant: string][] = [
  [/^(log ?-?out|sign ?-?out|log ?-?off|exit|quit|bye)\b/, 'logout'],
  [/^(log ?-?in|sign ?-?in|log ?-?on|auth)\b/, 'login'],
  [/^(sign ?-?up|join)\b/, 'register'],
  [/^(me|who|who am i)$/, 'whoami'],
  [/^(passwd|passphrase)\b/, 'password'],
  [/^version$/, '--version'],
  [/^(setup|install)$/, 'init'],
  [/^(revert|rollback|oops)\b/, 'undo'],
  [/^(log|changes)(?= #?\d)/, 'ticket history'],
  [/^(log|changes)$/, 'audit list'],
  [/^(settings?|preferences|configure)\b/, 'config list'],
  [/^(migrate|upgrade)$/, 'db migrate'],
  [/^(doctor|check|health)$/, 'db check'],
  [/^(token|tokens)\b/, 'session create'],
  [/^(ticket |tickets? )?(search|find|query|grep|look ?up)\b/, 'ticket find'],
  [/^(ticket |tickets? )?(ls|list|show all|all)\b/, 'ticket list'],
  [/^(tickets|issues?|requests?)$/, 'ticket list'],
  [new RegExp(`^(ticket |issue )?(${NEW}|create)\\b`), 'ticket create'],
  [/^(ticket )?(reply|answer|respond|note|comment|say|post)\b/, 'ticket comment'],
  [/^(ticket )?(close|done|finish|solve|complete|fix|resolve)\b/, 'ticket resolve'],
  [/^(ticket )?(claim|grab|pick|take|accept)\b/, 'ticket take'],
  [/^(ticket )?(release|drop|give back|giveback|unclaim|unassign)\b/, 'ticket unassign'],
  [/^(ticket )?(give|delegate|transfer|forward|assign)\b/, 'ticket assign'],
  [/^(ticket )?(begin|work|start)\b/, 'ticket start'],
  [/^ticket (reopen|undone|unresolve)\b/, 'ticket reopen'],
  [new RegExp(`^ticket (${SEEN})\\b`), 'ticket show'],
  [new RegExp(`^ticket (${CHANGED}|rename)\\b`), 'ticket edit'],
  [new RegExp(`^(ticket (${GONE})\\b|(${GONE})(?= #?\\d))`), 'ticket delete'],
  [/^users?( ls)?$|^(people|accounts|staff)\b/, 'user list'],
  [new RegExp(`^(user|account) (${NEW}|invite)\\b`), 'user create'],
  [new RegExp(`^(user|account) (${SEEN})\\b`), 'user show'],
  [new RegExp(`^(user|account) (${CHANGED}|rename)\\b`), 'user edit'],
  [new RegExp(`^(user|account) (${GONE})\\b`), 'user delete'],
  [/^user (lock|block|ban|suspend|deactivate)\b/, 'user disable'],
  [/^user (unlock|unblock|unban|activate|reactivate)\b/, 'user enable'],
  [/^user (promote|demote|grant|roles)\b/, 'user role'],
  [/^user (passwd|password|reset)\b/, 'user reset-password'],
]

export const OPTIONS: Record<string, string> = {
  '--format': '--output',
  '--out': '--output',
  '--quiet': '--output ids',
  '--as': '--output',
  '--body': '--message',
  '--text': '--message',
  '--comment': '--message',
  '--subject': '--title',
  '--name': '--title',
  '--owner': '--assignee',
  '--user': '--assignee',
  '--author': '--requester',
  '--state': '--status',
  '--max': '--limit',
  '--count': '--limit',
  '--order': '--sort',
  '--sort-by': '--sort',
  '--columns': '--fields',
  '--force': '--yes',
  '--dry': '--dry-run',
  '--plan': '--dry-run',
  '--language': '--lang',
  '--locale': '--lang',
  '--db': '--database',
  '--url': '--database',
  '--verbose': '--debug',
  '--no-colour': '--no-color',
}

/**
 * The command that is called otherwise elsewhere, and how many of the words name it; undefined where nobody knows what
 * is meant.
 */
export function commandMeant(words: readonly string[]): { meant: string; named: number } | undefined {
  const typed = words.join(' ').toLowerCase()
  for (const [pattern, meant] of COMMANDS) {
    const found = pattern.exec(typed)
    if (found) return { meant, named: found[0].split(' ').length }
  }
  return undefined
}

/** The same of an option, among those that the command takes. */
export const optionMeant = (option: string, taken: readonly string[]): string | undefined => {
  const meant = Object.hasOwn(OPTIONS, option) ? OPTIONS[option] : undefined
  return meant !== undefined && taken.includes(meant.split(' ')[0] ?? '') ? meant : undefined
}
