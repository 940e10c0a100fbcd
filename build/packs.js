import { createHash } from 'node:crypto'
import { encodedMap, FlattenMap } from '@jridgewell/trace-mapping'
import { nameOf } from './modules.js'

/** From this size on a module that consists of a library is a pack of its own: who needs it waits for it anyway. */
const HEAVY_BYTES = 40_000
const LIBRARY = /^node_modules\//

/**
 * Groups modules: `asked` are the packs in order, each with the names of the modules that its command lines asked for;
 * a module stands in the first. The rest is `cold`, but for heavy libraries, which stand alone. A pack is a JavaScript
 * object, `({ name(exports, require, …) { … } })`, with its source map; its file's name holds the hash of its content.
 */
export function packs(outputs, bodies, asked) {
  const inPacks = asked.map(([pack, names]) => [pack, withImports(outputs, names)])
  const packOf = (name, { bytes, inputs }) => {
    const [pack] = inPacks.find(([, names]) => names.has(name)) ?? []
    return pack ?? (isHeavy(bytes, inputs) ? name : 'cold')
  }
  const groups = new Map(asked.map(([pack]) => [pack, []])) // what nearly all need is found first
  for (const [path, output] of Object.entries(outputs)) {
    if (!path.endsWith('.js')) continue
    const pack = packOf(nameOf(path), output)
    groups.set(pack, [...(groups.get(pack) ?? []), nameOf(path)])
  }
  return [...groups].map(([pack, names]) => {
    const { text, map } = joined(names.map((name) => [name, bodies.get(name)]))
    const hash = createHash('sha256').update(text).digest('hex').slice(0, 16)
    return { pack, names, file: `${pack}-${hash}.js`, text, map }
  })
}

/** These modules, and whatever they import at once. */
function withImports(outputs, names) {
  const found = new Set()
  const follow = (name) => {
    if (found.has(name)) return
    found.add(name)
    const { imports } = outputs[`dist/${name}.js`]
    for (const { path, kind } of imports) if (kind === 'import-statement' && outputs[path]) follow(nameOf(path))
  }
  names.forEach(follow)
  return found
}

/** Whether more than half of it is a library's, and much. */
function isHeavy(bytes, inputs) {
  const ofLibraries = Object.entries(inputs).filter(([path]) => LIBRARY.test(path))
  const size = ofLibraries.reduce((sum, [, { bytesInOutput }]) => sum + bytesInOutput, 0)
  return size > HEAVY_BYTES && size > bytes / 2
}

/** One object of the modules' functions, one a line, with one map of their maps. */
function joined(modules) {
  const lines = ['({']
  const sections = []
  for (const [name, { code, map }] of modules) {
    const head = `${JSON.stringify(name)}(exports,require,module,__dirname,__export,__toCommonJS,__toESM){"use strict";`
    sections.push({ offset: { line: lines.length, column: head.length }, map })
    lines.push(...`${head}${code}},`.split('\n'))
  }
  lines.push('})', '')
  // Node reads no index map: https://tc39.es/ecma426/#index-map
  return { text: lines.join('\n'), map: encodedMap(new FlattenMap({ version: 3, sections })) }
}
