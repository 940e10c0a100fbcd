/** What mysql2 writes with a backslash before it: https://dev.mysql.com/doc/refman/8.4/en/string-literals.html */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are among it
const ESCAPED = /[\0\b\t\n\r\x1a"'\\]/

/** Bytes that a text takes as a literal. */
function literalBytes(text: string): number {
  const bytes = Buffer.byteLength(text) + 2
  return ESCAPED.test(text) ? bytes + text.split(ESCAPED).length - 1 : bytes
}

/** Bytes that a value takes in a statement: of a row or a list, those of its values. */
export function bytesOf(value: unknown): number {
  if (typeof value === 'string') return literalBytes(value)
  if (typeof value === 'number' || typeof value === 'bigint') return String(value).length
  if (typeof value !== 'object' || value === null) return 4
  if (isExpression(value)) return EXPRESSION_BYTES
  let bytes = 0
  for (const each of valuesIn(value)) bytes += bytesOf(each) + 2
  return bytes
}

/** Values that a statement has a place for. */
export function countValues(value: unknown): number {
  if (typeof value !== 'object' || value === null || isExpression(value)) return 1
  let count = 0
  for (const each of valuesIn(value)) count += countValues(each)
  return count
}

const valuesIn = (value: object): readonly unknown[] => (Array.isArray(value) ? value : Object.values(value))

/** Of Kysely. Those that rows hold are short: `unix_timestamp()`. */
const isExpression = (value: object) => 'toOperationNode' in value
const EXPRESSION_BYTES = 100
