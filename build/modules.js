import { transform } from 'esbuild'
import { LITERALS } from './bundle.js'

/**
 * Makes the body of a CommonJS function of each module, `{ code, map }` by its name: what `loader.cjs` calls. It may
 * use `exports`, `require`, `module`, `__dirname`, and esbuild's `__export`, `__toCommonJS` and `__toESM`.
 */
export async function modules({ outputs, texts }) {
  const names = Object.keys(outputs).filter((path) => path.endsWith('.js'))
  const made = await Promise.all(
    names.map(async (path) => {
      const file = path.slice(path.lastIndexOf('/') + 1)
      return [nameOf(path), await asFunction(texts.get(file), texts.get(`${file}.map`))]
    }),
  )
  return new Map(made)
}

/** The name of a module, as others ask for it, of the path that esbuild wrote it to. */
export const nameOf = (path) => path.slice(path.lastIndexOf('/') + 1).replace(/\.js$/, '')

/** Within a regular expression, of which esbuild escapes nothing. */
const NOT_ASCII = /.{0,40}[^\0-\x7f].{0,40}/

/** esbuild's own functions, which each module would begin with: `loader.cjs` has them once. */
const HELPER =
  /^var __(create|defProp|getOwnPropDesc|getOwnPropNames|getProtoOf|hasOwnProp|export|copyProps|toESM|toCommonJS) = /

async function asFunction(text, map) {
  const commonjs = await transformed(text, map, { format: 'cjs', supported: { ...LITERALS, 'dynamic-import': false } }) // requires
  const { code, map: last } = await transformed(withoutHelpers(commonjs.code), commonjs.map, { minify: true })
  if (NOT_ASCII.test(code)) throw new Error(`Write this as \\u…, esbuild leaves it: ${code.match(NOT_ASCII)[0]}`)
  return { code, map: JSON.parse(last) }
}

/** In characters of one byte, which V8 reads as they are. */
async function transformed(text, map, how) {
  const inline = Buffer.from(map).toString('base64')
  const made = await transform(`${withoutMap(text)}\n//# sourceMappingURL=data:application/json;base64,${inline}`, {
    platform: 'node',
    target: 'node20.19',
    sourcemap: 'external',
    charset: 'ascii',
    supported: LITERALS,
    ...how,
  })
  return { code: withoutMap(made.code).trimEnd(), map: made.map }
}

/** As many lines as before, so that the map holds. */
function withoutHelpers(text) {
  let isWithin = false
  const kept = (line) => {
    const isHelper = isWithin || HELPER.test(line)
    isWithin = isHelper && !(isWithin ? /^[)}].*;$/ : /;$/).test(line)
    return !isHelper
  }
  return text
    .split('\n')
    .map((line) => (kept(line) ? line : ''))
    .join('\n')
}

const withoutMap = (text) => text.replace(/\n\/\/# sourceMappingURL=.*\n?$/, '')
