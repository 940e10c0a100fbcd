import { fileURLToPath } from 'node:url'

const COUNTED = fileURLToPath(new URL('../../src/terminal/counted.ts', import.meta.url))

/**
 * fast-wrap-ansi measures texts by a library that compiles patterns of all emoji for it: it is given our own function,
 * and asks the library's where ours cannot count, which is loaded then.
 */
export const widths = {
  name: 'widths',
  setup(b) {
    b.onResolve({ filter: /^fast-string-width$/ }, ({ path, importer, namespace, resolveDir }) =>
      /fast-wrap-ansi/.test(importer) && namespace === 'file'
        ? { path, namespace: 'counted', pluginData: resolveDir }
        : undefined,
    )
    b.onLoad({ filter: /.*/, namespace: 'counted' }, ({ path, pluginData }) => ({
      contents: `import { countedWidth } from ${JSON.stringify(COUNTED)}
let measured
export default (text) => countedWidth(text) ?? (measured ??= require('${path}').default)(text)`,
      resolveDir: pluginData,
    }))
  },
}
