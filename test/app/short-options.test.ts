import { describe, expect, it } from 'vitest'
import { commands } from '../../src/app/catalogue.js'
import { GLOBAL_OPTIONS, HELP_OPTION, VERSION_OPTION } from '../../src/app/global-options.js'
import type { Leaf, Tree } from '../../src/command/command.js'
import type { Param } from '../../src/command/params/kinds.js'

const leaves = (tree: Tree, path = ''): [path: string, leaf: Leaf][] =>
  Object.entries(tree).flatMap(([name, entry]) =>
    'load' in entry ? [[`${path}${name}`, entry] as [string, Leaf]] : leaves(entry.commands, `${path}${name} `),
  )

describe('a short option', () => {
  it('is the same wherever its long one stands, and stands for nothing else', async () => {
    const found: { path: string; long: string; short: string | undefined }[] = []
    for (const [path, leaf] of leaves(commands)) {
      const { params } = (await leaf.load()).default
      for (const { flags } of Object.values<Param>(params))
        if (flags.long !== undefined) found.push({ path, long: flags.long, short: flags.short })
    }
    const all = [
      ...found,
      ...[...GLOBAL_OPTIONS, HELP_OPTION, VERSION_OPTION].map(({ flags }) => ({ path: '', ...flags })),
    ]
    const short = new Map(all.flatMap((o) => (o.short === undefined ? [] : [[o.long, o.short] as const])))
    expect(short.get('--priority')).toBe('-p')
    const missing = found.filter((o) => o.short !== short.get(o.long))
    expect(missing).toEqual([])
    for (const [long, letter] of short)
      expect([letter, ...new Set(all.filter((o) => o.short === letter).map((o) => o.long))]).toEqual([letter, long])
  })
})
