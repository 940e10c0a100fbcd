import { readFileSync } from 'node:fs'

/** Editors of Windows begin a text with it. */
const BYTE_ORDER_MARK = /^\ufeff/

/** What a private file holds. Throws what Node does where it cannot be read, or is no JSON. */
export const readJson = <T = unknown>(path: string): T =>
  JSON.parse(readFileSync(path, 'utf8').replace(BYTE_ORDER_MARK, ''))

export const isText = (value: unknown): boolean => typeof value === 'string'
export const isWhole = (value: unknown): boolean => Number.isSafeInteger(value)
export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export const isTexts = (value: unknown): value is Record<string, string> =>
  isObject(value) && Object.values(value).every(isText)
