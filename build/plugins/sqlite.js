// An esbuild plugin: SQLite's binding without what its package puts around it, which takes 4 ms to load and which we do
// not use. Where it is not found, or does not load (another C library), the package finds the right one.

const BINDING = '@photostructure/sqlite'
/** Beside our package's own folder, or in it: as npm puts what we depend on. */
const FOLDERS = ['../node_modules', '../..']

const CONTENTS = `
  const { existsSync } = require('node:fs')
  function binding() {
    const path = \`${BINDING}/prebuilds/\${process.platform}-\${process.arch}/@photostructure+sqlite.glibc.node\`
    for (const folder of existsSync('/etc/alpine-release') ? [] : ${JSON.stringify(FOLDERS)}) {
      const made = { exports: {} }
      try {
        process.dlopen(made, \`\${__dirname}/\${folder}/\${path}\`)
        return made.exports
      } catch {}
    }
    return require('${BINDING}')
  }
  let real
  // Opened where a file is: who asks a server needs none of it, 1 ms.
  export function DatabaseSync(...given) {
    real ??= binding().DatabaseSync
    return new real(...given)
  }`

export const leanSqlite = {
  name: 'lean-sqlite',
  setup(build) {
    build.onResolve({ filter: new RegExp(`^${BINDING}$`) }, ({ path, namespace }) =>
      namespace === 'lean-sqlite' ? { path, external: true } : { path, namespace: 'lean-sqlite' },
    )
    build.onLoad({ filter: /.*/, namespace: 'lean-sqlite' }, () => ({ contents: CONTENTS, resolveDir: '.' }))
  },
}
