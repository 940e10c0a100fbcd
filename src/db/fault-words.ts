import type { ErrorCode } from '../core/errors.js'
import { type Hint, RUN_AGAIN, shellWord } from '../core/hint.js'
import type { Text } from '../core/language.js'
import type { Fault } from './faults.js'
import { words as file } from './sqlite/words.js'
import { words } from './words.js'

type Words = [code: ErrorCode, text: Text, hint?: Hint | ((address: string) => Hint)]

/** Where all hosts of a cluster are named, all of them were asked. */
function whichHosts(address: string): Hint {
  return { say: address.includes(',') ? words.hints.clusterRecovers : words.hints.allHosts }
}

/** What happened, as a sentence without its end, and the way out. */
export const WORDS: Record<Exclude<Fault, 'refused'>, Words> = {
  unreachable: ['DATABASE', words.faults.unreachable, { say: words.hints.isItRunning }],
  connections: ['DATABASE', words.faults.connections, { say: words.hints.inAMoment }],
  blocked: ['DATABASE', words.faults.blocked, { say: words.hints.flushHosts }],
  'auth-plugin': ['DATABASE', words.faults.authPlugin, { say: words.hints.anotherPlugin }],
  'no-tls': [
    'DATABASE',
    words.faults.noTls,
    {
      say: words.hints.setUpTls,
    },
  ],
  certificate: [
    'DATABASE',
    words.faults.certificate,
    {
      say: words.hints.nameAuthority,
    },
  ],
  lost: ['DATABASE', words.faults.lost, RUN_AGAIN],
  access: [
    'DATABASE',
    words.faults.access,
    {
      say: words.hints.setPassword,
    },
  ],
  'no-database': [
    'DATABASE',
    words.faults.noDatabase,
    (address) => ({
      say: `CREATE DATABASE ${decodeURIComponent(address.split('?')[0]?.split('/').at(-1) ?? '')} CHARACTER SET utf8mb4;`,
    }),
  ],
  'not-set-up': ['DATABASE', words.faults.notSetUp, { run: 'db migrate' }],
  'read-only': ['DATABASE', words.faults.readOnly, whichHosts],
  'file-read-only': ['DATABASE', file.fileReadOnly, { say: file.hints.fileAndFolder }],
  busy: ['DATABASE', words.faults.busy, RUN_AGAIN],
  limit: ['DATABASE', words.faults.limit, RUN_AGAIN],
  deadlock: ['DATABASE', words.faults.deadlock, RUN_AGAIN],
  'no-majority': ['DATABASE', words.faults.noMajority, whichHosts],
  'commit-unknown': ['UNKNOWN', words.faults.commitUnknown],
  full: ['DATABASE', words.faults.full, { say: words.hints.makeRoom }],
  'not-a-database': [
    'DATABASE',
    file.notADatabase,
    { say: file.hints.anotherFile, run: 'config set database sqlite:helpdesk.db' },
  ],
  unusable: [
    'DATABASE',
    file.unusable,
    (address) => ({
      say: file.hints.backupInItsPlace,
      run: `db copy --from sqlite:backup.db --to ${shellWord(address)} --yes`,
    }),
  ],
  unwritable: ['DATABASE', file.unwritable, { say: file.hints.fileLimits }],
  trigger: ['DATABASE', words.faults.trigger, { run: 'db check' }],
  duplicate: ['CONFLICT', words.faults.duplicate],
  'missing-reference': ['CONFLICT', words.faults.missingReference, RUN_AGAIN],
  'still-referenced': ['CONFLICT', words.faults.stillReferenced],
  'bad-value': ['INVALID', words.faults.badValue],
  'too-large': [
    'INVALID',
    words.faults.tooLarge,
    {
      say: words.hints.maxAllowedPacket,
    },
  ],
  'unstorable-text': ['INVALID', words.faults.unstorableText, { say: words.hints.notUtf8mb4 }],
}
