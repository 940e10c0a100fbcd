type Value = string | number | null

const asText = (ms: number) => new Date(ms).toISOString().slice(0, 19).replace('T', ' ')
const asMs = (text: Value) => Date.parse(`${String(text).replace(' ', 'T')}Z`)

/** Functions of MySQL that everyday statements call, for a server in UTC. */
export const FUNCTIONS: Record<string, (...given: Value[]) => Value> = {
  utc_timestamp: () => asText(Date.now()),
  unix_timestamp: (text) => Math.floor((text === undefined ? Date.now() : asMs(text)) / 1_000),
  from_unixtime: (seconds) => asText(Number(seconds) * 1_000),
  convert_tz: (text) => text ?? null,
  last_insert_id: (id) => id ?? null,
}

/** What SQLite says otherwise, and what it does not need to be told. */
const OTHERWISE: [RegExp, string][] = [
  [/@@[\w.]+/g, '1073741824'],
  [/\b(for update|lock in share mode|for share)\b/gi, ''],
  [/\b(force|use) index( for \w+( by)?)? \([^)]*\)/gi, ''],
  [/\(select default\([\w.]+\) from .*? on x\.id = 0\)/gi, '1'],
  [/\bconvert\((\S+) using \w+\)/gi, '$1'],
  [/\bas binary\b/gi, 'as blob'],
  [/\bas char\b/gi, 'as text'],
  [/utc_timestamp\(\) - interval (\d+) second\b/gi, "datetime('now', '-$1 seconds')"],
  [/<=>/g, 'is'],
  [/^(begin|start transaction)\b.*$/i, 'begin immediate'],
]

const SETTING = /^set\b/i
const QUOTED = /'((?:[^'\\]|\\.)*)'/gs

/** A statement of MySQL in SQLite's words; undefined for a setting. */
export function asSqlite(statement: string): string | undefined {
  if (SETTING.test(statement.trim())) return undefined
  const quoted = statement.replace(QUOTED, (_, text: string) => `'${text.replace(/\\(.)/gs, unescaped)}'`)
  return OTHERWISE.reduce((text, [from, to]) => text.replace(from, to), quoted)
}

const unescaped = (_: string, character: string) =>
  ({ n: '\n', r: '\r', t: '\t', 0: '\0', "'": "''" })[character] ?? character
