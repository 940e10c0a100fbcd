import { readFileSync } from 'node:fs'

/** A source of a library with `by` where `what` stands; throws where an upgrade took it away. */
export function replaced(path, what, by) {
  const source = readFileSync(path, 'utf8')
  if (source.search(what) === -1) throw new Error(`Not in ${path}: ${what}`)
  return source.replace(what, by)
}
