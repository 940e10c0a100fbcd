import { failure } from '../../core/errors.js'
import { fold } from '../../core/fold.js'
import { words } from '../words.js'
import { fieldNamed, notAPair } from './columns.js'
import type { Meanings } from './kind.js'
import { pairOf } from './list.js'
import type { FileOptions } from './options.js'

interface Fields {
  fields: Record<string, { needed?: true; secret?: true }>
}

/** By field, what `--value` and `--default` say of it. Throws USAGE for what is no field, or a secret. */
export function readMeanings(
  kind: Fields,
  { value, defaults }: Pick<FileOptions, 'value' | 'defaults'>,
): Map<string, Meanings> {
  const words = new Map<string, Map<string, string>>()
  const fallbacks = new Map<string, string>()
  for (const item of value.flatMap(({ items }) => items)) {
    const colon = item.indexOf(':')
    const pair = pairOf(item.slice(colon + 1))
    if (colon === -1 || !pair) throw notAPair('--value status:closed=resolved', item)
    const field = open(kind, item.slice(0, colon).trim())
    words.set(field, (words.get(field) ?? new Map<string, string>()).set(fold(pair.left), pair.right))
  }
  for (const item of defaults) {
    const equals = item.indexOf('=')
    if (equals === -1) throw notAPair('--default priority=medium', item)
    fallbacks.set(open(kind, item.slice(0, equals).trim()), item.slice(equals + 1).trim())
  }
  return new Map(
    Object.keys(kind.fields).map((name) => [name, { words: words.get(name), fallback: fallbacks.get(name) }]),
  )
}

/** The field of that name, which is no secret: others can read options in the list of processes. */
function open(kind: Fields, name: string): string {
  const field = fieldNamed(kind, name)
  if (!kind.fields[field]?.secret) return field
  throw failure('USAGE', words.notInAnOption(field))
}
