/** One function that takes long to load, 11 ms for its table of emoji, and that most texts never need. */
const FUNCTION = /^string-width$/

/** Of Node, where we call functions alone; what is not named here is there at its start, or has classes that we use. */
const BUILTIN = /^node:(child_process|crypto|fs\/promises|net|os|readline|timers\/promises|tty|util)$/
/** What is to be called; a class has a capital. */
const SMALL = /^(?!default$)[a-z]/
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
    // A module of functions, and not of getters: of those that nobody imports there is nothing left, and the others need
    // not be copied by every start (1 ms).
    b.onLoad({ filter: /.*/, namespace: 'late-builtin' }, async ({ path }) => {
      const functions = Object.entries(await import(path)).filter(
        ([name, it]) => typeof it === 'function' && SMALL.test(name),
      )
      const calls = functions.map(
        ([name]) => `export const ${name} = (...given) => require('${path}').${name}(...given)`,
      )
      return { contents: calls.join('\n') }
    })
  },
}
