// An esbuild plugin: Kysely without what only migrations need, which each start would make all the classes of, and
// without what we never call.
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { DEFAULT_MIGRATION_LOCK_TABLE, DEFAULT_MIGRATION_TABLE } from 'kysely'

const ESM = dirname(fileURLToPath(import.meta.resolve('kysely')))
const NAMESPACE = 'lean-kysely'

/** Builders of tables: provided by `src/db/migrate.ts`, which is loaded to migrate. */
const SCHEMA = `
  let Provided
  export const provide = (Real) => { Provided = Real }
  export class SchemaModule {
    constructor(executor) { return new Provided(executor) }
  }`
const PROVIDED = `
  import { SchemaModule } from ${JSON.stringify(join(ESM, 'schema', 'schema.js'))}
  import { provide } from './schema.js'
  provide(SchemaModule)`
const MIGRATE = /[\\/]src[\\/]db[\\/]migrate\.ts$/

/** The names of the migrator's own tables, which an introspector leaves out. */
const CONSTANTS = `
  export const DEFAULT_MIGRATION_TABLE = ${JSON.stringify(DEFAULT_MIGRATION_TABLE)}
  export const DEFAULT_MIGRATION_LOCK_TABLE = ${JSON.stringify(DEFAULT_MIGRATION_LOCK_TABLE)}`

const never = (name) => `export class ${name} { constructor() { throw new Error('${name} is not bundled') } }`

/** Who imports what, and what is there instead. */
const INSTEAD = [
  { path: /schema\/schema\.js$/, importer: /[\\/]kysely\.js$/, contents: SCHEMA },
  { path: /with-schema-plugin\.js$/, importer: /./, contents: never('WithSchemaPlugin') },
  { path: /merge-query-builder\.js$/, importer: /./, contents: never('MergeQueryBuilder') },
  { path: /migration\/migrator\.js$/, importer: /introspector\.js$/, contents: CONSTANTS },
]

export const leanKysely = {
  name: NAMESPACE,
  setup(build) {
    INSTEAD.forEach(({ path, importer, contents }, i) => {
      const namespace = `${NAMESPACE}-${i}`
      build.onResolve({ filter: path }, (found) =>
        found.importer.startsWith(ESM) && importer.test(found.importer) ? { path: NAMESPACE, namespace } : undefined,
      )
      build.onLoad({ filter: /./, namespace }, () => ({ contents, resolveDir: ESM }))
    })
    build.onResolve({ filter: /^\.\/schema\.js$/, namespace: NAMESPACE }, () => ({
      path: NAMESPACE,
      namespace: `${NAMESPACE}-0`,
    }))
    build.onResolve({ filter: /^lean-kysely:provided$/ }, () => ({ path: 'provided', namespace: NAMESPACE }))
    build.onLoad({ filter: /./, namespace: NAMESPACE }, () => ({ contents: PROVIDED, resolveDir: ESM }))
    build.onLoad({ filter: MIGRATE }, ({ path }) => ({
      contents: `import 'lean-kysely:provided'\n${readFileSync(path, 'utf8')}`,
      loader: 'ts',
    }))
  },
}
