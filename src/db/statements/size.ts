/** What mysql2 writes with a backslash before it: https://dev.mysql.com/doc/refman/8.4/en/string-literals.html */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are among it
const ESCAPED = /[\0\b\t\n\r\x1a"'\\]/g

/** Bytes that a text takes as a literal. */
const literalBytes = (text: string) => Buffer.byteLength(text) + (text.length - text.replace(ESCAPED, '').length) + 2

/** Bytes that a value takes in a statement: of a row or a list, those of its values. */
export function bytesOf(value: unknown): number {
  if (typeof value === 'string') return literalBytes(value)
  if (typeof value === 'number' || typeof value === 'bigint') return String(value).length
  if (typeof value !== 'object' || value === null) return 4
  return isExpression(value)
    ? EXPRESSION_BYTES
    : Object.values(value).reduce<number>((sum, each) => sum + bytesOf(each) + 2, 0)
}

/** Values that a statement has a place for. */
export function countValues(value: unknown): number {
  if (typeof value !== 'object' || value === null || isExpression(value)) return 1
  return Object.values(value).reduce<number>((sum, each) => sum + countValues(each), 0)
}

/** Of Kysely. Those that rows hold are short: `unix_timestamp()`. */
const isExpression = (value: object) => 'toOperationNode' in value
const EXPRESSION_BYTES = 100
