import { hash } from 'node:crypto'
import { TICKET_FIELDS } from '../../fields.js'
import { fileKeyOf } from '../../origin.js'
import type { ImportRow } from './row.js'

/**
 * The fields by which the first rows were told apart, in the order of then. Never to be changed: what was imported
 * keeps its key.
 */
const FIRST = [
  'title',
  'description',
  'category',
  'priority',
  'status',
  'requester',
  'assignee',
  'createdAt',
  'updatedAt',
  'closedAt',
]
/** Fields that came later count only where a row has them. */
const LATER = TICKET_FIELDS.map((f) => f.name).filter((name) => !FIRST.includes(name))

function contentOf({ values }: ImportRow): string {
  const content: unknown[] = FIRST.map((name) => values[name] ?? null)
  for (const name of LATER) if (values[name] !== undefined) content.push([name, values[name]])
  return JSON.stringify(content)
}

/** The key that the file has of its own. */
export const fileKey = ({ values: { key } }: ImportRow): string | undefined =>
  key === undefined ? undefined : fileKeyOf(String(key))

/**
 * What tells rows from each other for ever: the SHA-256 of the file's own key, or of the row and which one it is among
 * equal rows. Rows must come in the order of the file.
 */
export function createKeys(): (row: ImportRow) => string {
  const ordinals = new Map<string, number>()
  return (row) => {
    const key = fileKey(row)
    if (key !== undefined) return sha256(`key\0${key}`)
    const digest = sha256(contentOf(row))
    const short = digest.slice(0, 8)
    const ordinal = (ordinals.get(short) ?? 0) + 1
    ordinals.set(short, ordinal)
    return ordinal === 1 ? digest : sha256(`${Buffer.from(digest, 'base64url').toString('hex')} ${ordinal}`)
  }
}

const sha256 = (text: string): string => hash('sha256', text, 'base64url')
