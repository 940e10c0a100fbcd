/** One function that takes long to load, 11 ms for its table of emoji, and that most texts never need. */
const FUNCTION = /^string-width$/

/** Of Node: the rest is there at its start. */
const BUILTIN = /^node:(child_process|crypto|fs\/promises|net|os|readline|stream|timers\/promises|tty|util)$/
const OURS = /^(?!.*node_modules).*[\\/](src|build)[\\/]/

/** Loads at first need, and not where it is imported: string-width, and what our own sources import from Node. */
export const late = {
  name: 'late',
  setup(b) {
    b.onResolve({ filter: FUNCTION }, (found) =>
      OURS.test(found.importer) && found.namespace === 'file' ? { path: found.path, namespace: 'late' } : undefined,
    )
    b.onLoad({ filter: /.*/, namespace: 'late' }, ({ path }) => ({
      contents: `let real; export default (...given) => (real ??= require('${path}').default)(...given)`,
      resolveDir: '.',
    }))
    b.onResolve({ filter: BUILTIN }, (found) =>
      OURS.test(found.importer) ? { path: found.path, namespace: 'late-builtin' } : undefined,
    )
    b.onLoad({ filter: /.*/, namespace: 'late-builtin' }, async ({ path }) => {
      const names = Object.keys(await import(path)).filter((name) => name !== 'default')
      const getters = names.map((name) => `get ${name}() { return require('${path}').${name} }`)
      return { contents: `module.exports = { __esModule: true, ${getters.join(', ')} }` }
    })
  },
}
