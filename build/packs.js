import { createHash } from 'node:crypto'
import { encodedMap, FlattenMap } from '@jridgewell/trace-mapping'

/** From this size on a chunk that consists of a library is a pack of its own: who needs it waits for it anyway. */
const HEAVY_BYTES = 40_000
const LIBRARY = /^node_modules\//
const COLD = 'cold'

/** What each function of a pack is given. */
const GIVEN = 'require,__dirname,__unit,__load,__offer'

/**
 * The chunks of each unit, by what command lines asked for: `asked` are units in order, each with the names of the
 * chunks; a chunk stands in the first, and with it whatever it imports at once. One that only names what others hold,
 * since somebody may load it later, stands with them: the pack of the rest would be read for a line.
 */
export function groups(chunks, asked) {
  const taken = new Map()
  const found = asked.map(([unit, names]) => {
    const follow = (name) => {
      if (taken.has(name)) return
      taken.set(name, unit)
      chunks.get(name).imports.forEach(follow)
    }
    names.forEach(follow)
    return unit
  })
  for (const [name, { imports, inputs }] of chunks) {
    const holders = imports.map((held) => found.indexOf(taken.get(held)))
    if (Object.keys(inputs).length === 0 && !taken.has(name) && holders.length > 0 && !holders.includes(-1))
      taken.set(name, found[Math.max(...holders)])
  }
  return found.map((unit) => [unit, new Set([...taken.keys()].filter((name) => taken.get(name) === unit))])
}

/**
 * Puts units into packs: each group is one, a heavy library is one, and the rest is `cold`. A pack is a JavaScript
 * object, `({ unit: function (require, …) { … } })`, with its source map; its file's name holds the hash of its content.
 */
export function packs(chunks, bodies, groups) {
  const isGroup = new Set(groups.map(([unit]) => unit))
  const packOf = (unit) => (isGroup.has(unit) || isHeavy(chunks.get(unit)) ? unit : COLD)
  const inPacks = new Map([...isGroup, COLD].map((pack) => [pack, []]))
  for (const unit of bodies.keys()) inPacks.set(packOf(unit), [...(inPacks.get(packOf(unit)) ?? []), unit])
  return [...inPacks].map(([pack, units]) => {
    const { text, map } = joined(units.map((unit) => [unit, bodies.get(unit)]))
    const hash = createHash('sha256').update(text).digest('hex').slice(0, 16)
    return { pack, file: `${pack}-${hash}.js`, text, map }
  })
}

/** Whether more than half of it is a library's, and much. */
function isHeavy({ inputs }) {
  const size = (of) => of.reduce((sum, [, { bytesInOutput }]) => sum + bytesInOutput, 0)
  const all = Object.entries(inputs)
  const ofLibraries = size(all.filter(([path]) => LIBRARY.test(path)))
  return ofLibraries > HEAVY_BYTES && ofLibraries > size(all) / 2
}

/**
 * One object of the units' functions, one a line, with one map of their maps. Where there is one alone it will be
 * called: within parentheses V8 compiles it when it first sees it, and reads what is in it once and not twice.
 * https://v8.dev/blog/preparser#pife
 */
function joined(units) {
  const [before, behind] = units.length === 1 ? ['(function', ')'] : ['function', '']
  const lines = ['({']
  const sections = []
  for (const [name, { code, map }] of units) {
    const head = `${JSON.stringify(name)}:${before}(${GIVEN}){`
    sections.push({ offset: { line: lines.length, column: head.length }, map })
    lines.push(...`${head}${code}}${behind},`.split('\n'))
  }
  lines.push('})', '')
  // Node reads no index map: https://tc39.es/ecma426/#index-map
  return { text: lines.join('\n'), map: encodedMap(new FlattenMap({ version: 3, sections })) }
}
