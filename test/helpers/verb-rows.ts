/**
 * What every verb has a row in: who may do it to what, and which values it refuses. Each slice's rows stand in its
 * `verbs.ts`.
 */

/**
 * A command line in which % stands for the object (and @here for the database), then for each role (nobody logged in,
 * employee, technician, admin) the exit codes for the objects of its kind, in their order. `-` is not tried, `*` may be
 * any code.
 */
export type Row = [line: string, none: string, employee: string, technician: string, admin: string]
export type Kind = 'ticket' | 'user' | 'lookup' | 'session' | 'nothing'

/** What each digit of a row stands for; relative to who runs the command. */
export const OBJECTS: Record<Kind, string[]> = {
  ticket: ['own', 'assigned to me', 'unassigned', "another's", 'absent'],
  user: ['myself', 'somebody else', 'absent'],
  lookup: ['there', 'absent'],
  session: ['my own', "another's", 'absent'],
  nothing: [''],
}

/** Edge values, and the exit code of each for every kind of value that an option takes. */
export const EDGES = {
  zero: '0',
  negative: '-1',
  exponent: '1e3',
  'full-width': '１２',
  'too large': '2147483648',
  empty: '',
  blanks: '   ',
  NUL: 'a\0b',
  'lone surrogate': 'a\ud800',
  '200 characters': '😀'.repeat(200),
  '201 characters': '😀'.repeat(201),
  '65,535 bytes': 'x'.repeat(65_535),
  '65,536 bytes': 'x'.repeat(65_536),
  unknown: 'nosuchthing',
}
/** One digit for each edge, in their order. */
export const KINDS = {
  number: '22222222222222',
  title: '00000222202220',
  text: '00000222200020',
  existing: '33333222233333',
  search: '00000222200000',
  choice: '22222222222222',
  name: '00000222222220',
  alias: '22222222222220',
  /** What begins a command line: a ticket's number, an option. */
  command: '00020222222222',
  username: '20022222222220',
  level: '00222222222222',
  key: '33333333333333',
  file: '22222222222222',
}

/** A command that is right but for `%`, and what kind of value `%` stands for. */
export type ValueRow = [line: string, kind: keyof typeof KINDS]

export interface VerbRows {
  /** By what the verb is done to, then by verb. */
  matrix: Partial<Record<Kind, Record<string, Row[]>>>
  /** One for each value of each verb. */
  values: ValueRow[]
  /**
   * Values that are tried with another verb's, because a right one costs a password hash or the administrator: `init
   * --admin-name`.
   */
  elsewhere?: string[]
}
