import { build } from 'esbuild'
import { EXTERNAL, LITERALS, nameOf } from './bundle.js'

const CHUNK = /^\.\/[\w$-]+\.js$/
/** A call of ours, of as many letters: so the source map holds. */
const LOADED = /\bimport\((?="\.\/)/g
/** Within a regular expression, of which esbuild escapes nothing. */
const NOT_ASCII = /.{0,40}[^\0-\x7f].{0,40}/

/**
 * Joins esbuild's chunks into units, each of one scope, in which names cost nothing: the body of a function by the
 * unit's name, `{ code, map }`. `groups` has the chunks of units by their names; one that is in none is a unit alone.
 * `loader.cjs` gives the function what it may use: `require`, `__dirname`, `__unit`, `__load` and `__offer`.
 */
export async function units(chunks, groups) {
  const named = new Map(groups.flatMap(([unit, names]) => [...names].map((name) => [name, unit])))
  const unitOf = (name) => named.get(name) ?? name
  const members = new Map([...chunks.keys()].map((name) => [unitOf(name), []]))
  for (const name of chunks.keys()) members.get(unitOf(name)).push(name)
  const numbers = numbered(chunks, unitOf)
  const sources = {
    chunk: (name) => chunks.get(name).text.replaceAll(LOADED, '__load('),
    unit: (unit) => `export const offer = __unit(${JSON.stringify(unit)})`,
    elsewhere: (name) => asked(unitOf(name), chunks.get(name), numbers),
  }
  const made = [...members].map(async ([unit, names]) => {
    const first = entry(names.map(chunks.get, chunks), numbers)
    return [unit, await scope(first, sources, (name) => (unitOf(name) === unit ? 'chunk' : 'elsewhere'))]
  })
  return new Map(await Promise.all(made))
}

/** A number for each export of a chunk that another unit imports: by the chunk's name and the export's. */
function numbered(chunks, unitOf) {
  const imported = new Set()
  for (const [name, { imports }] of chunks)
    for (const other of imports) if (unitOf(other) !== unitOf(name)) imported.add(other)
  const all = [...imported].flatMap((name) => chunks.get(name).exports.map((own) => `${name} ${own}`))
  return new Map(all.map((one, i) => [one, i]))
}

/** Stands for a chunk of another unit. */
function asked(unit, { name, exports }, numbers) {
  const lines = exports.map((own, i) => {
    const value = `/* @__PURE__ */ offer(${numbers.get(`${name} ${own}`)})`
    return `const a${i} = ${value}; export { a${i} as ${own} }`
  })
  return [`import { offer } from 'unit:${unit}'`, ...lines].join('\n')
}

/** The module of a unit that runs all others of it, and offers what they export: by number, and as a whole by name. */
function entry(chunks, numbers) {
  const cases = []
  const lines = chunks.map(({ name, exports, isLoaded }, n) => {
    const local = (i) => `a${n}_${i}`
    exports.forEach((own, i) => {
      const number = numbers.get(`${name} ${own}`)
      if (number !== undefined) cases.push(`case ${number}: return ${local(i)}`)
    })
    const whole = exports.map((own, i) => `${own}: ${local(i)}`)
    if (isLoaded) cases.push(`case ${JSON.stringify(name)}: return { ${whole.join(', ')} }`)
    return `import { ${exports.map((own, i) => `${own} as ${local(i)}`).join(', ')} } from './${name}.js'`
  })
  return `${lines.join('\n')}\n__offer((what) => { switch (what) { ${cases.join('\n')} } })`
}

/** In characters of one byte, which V8 reads as they are. */
async function scope(contents, sources, place) {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: '.' },
    outfile: 'unit.js',
    write: false,
    bundle: true,
    minify: true,
    sourcemap: 'external',
    format: 'cjs',
    platform: 'node',
    target: 'node20.19',
    charset: 'ascii',
    external: EXTERNAL,
    supported: { ...LITERALS, 'dynamic-import': false },
    plugins: [{ name: 'units', setup: (b) => resolve(b, sources, place) }],
  })
  const [map, code] = ['.map', '.js'].map((end) => outputFiles.find(({ path }) => path.endsWith(end)).text)
  if (NOT_ASCII.test(code)) throw new Error(`Write this as \\u…, esbuild leaves it: ${code.match(NOT_ASCII)[0]}`)
  return { code: code.trimEnd(), map: JSON.parse(map) }
}

function resolve(b, sources, place) {
  b.onResolve({ filter: CHUNK }, ({ path }) => ({ path: nameOf(path), namespace: place(nameOf(path)) }))
  b.onResolve({ filter: /^unit:/ }, ({ path }) => ({ path: path.slice('unit:'.length), namespace: 'unit' }))
  for (const [namespace, contents] of Object.entries(sources))
    b.onLoad({ filter: /.*/, namespace }, ({ path }) => ({ contents: contents(path), resolveDir: '.' }))
}
