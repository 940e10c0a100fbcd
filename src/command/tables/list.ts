import { shellQuoted } from '../../core/hint.js'

/**
 * The items of a list on the command line, which is one line of CSV: `a,"b, c"`. Only an item that begins with a quote
 * is quoted, and may go on behind it: `"a, b"=title`.
 */
export function itemsOf(list: string): string[] {
  const items: string[] = []
  for (let rest = list; ; ) {
    const quoted = /^\s*"((?:[^"]|"")*)"/.exec(rest)
    const begin = quoted?.[1]?.replaceAll('""', '"') ?? ''
    const behind = rest.slice(quoted?.[0].length ?? 0)
    const comma = behind.indexOf(',')
    items.push((begin + (comma === -1 ? behind : behind.slice(0, comma))).trim())
    if (comma === -1) return items.filter((item) => item !== '')
    rest = behind.slice(comma + 1)
  }
}

/** The list that `itemsOf` reads, as a word that can be pasted into a shell. */
export function listOf(items: readonly string[]): string {
  const list = items.map((item) => (/[",]|^\s|\s$/.test(item) ? `"${item.replaceAll('"', '""')}"` : item)).join(',')
  return /^[\w,.@%+:/-]+$/.test(list) ? list : shellQuoted(list)
}

/**
 * What is known by its name, `left`, and what it becomes, `right`: of `a=b=c` that is `c`. Undefined where there is no
 * `=`.
 */
export function pairOf(item: string): { left: string; right: string } | undefined {
  const at = item.lastIndexOf('=')
  return at === -1 ? undefined : { left: item.slice(0, at).trim(), right: item.slice(at + 1).trim() }
}
