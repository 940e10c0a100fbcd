import { fileURLToPath } from 'node:url'

const COUNTED = fileURLToPath(new URL('../../src/terminal/counted.ts', import.meta.url))

/**
 * Two libraries measure texts, and compile patterns of all emoji for it. cli-table3 is given placeholders only
 * (src/terminal/table.ts), of one column each; fast-wrap-ansi asks its own function where ours cannot count, and
 * loads it then.
 */
export const widths = {
  name: 'widths',
  setup(b) {
    b.onResolve({ filter: /^string-width$/ }, (found) =>
      /cli-table3/.test(found.importer) ? { path: found.path, namespace: 'length' } : undefined,
    )
    b.onLoad({ filter: /.*/, namespace: 'length' }, () => ({ contents: 'module.exports = (text) => text.length' }))
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
