// An esbuild plugin: Kysely without what only migrations need, which each start would make all the classes of, and
// without what we never call.
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { DEFAULT_MIGRATION_LOCK_TABLE, DEFAULT_MIGRATION_TABLE } from 'kysely'
import { replaced } from './replaced.js'

const ESM = dirname(fileURLToPath(import.meta.resolve('kysely')))
const NAMESPACE = 'lean-kysely'
const MIGRATE = /[\\/]src[\\/]db[\\/]migrate\.ts$/

const OBJECT_UTILS = /[\\/]kysely[\\/].*[\\/]object-utils\.js$/
/**
 * It freezes every node and builder that it makes, half a percent of a list. Tests that run from the sources hold that
 * nobody changes one.
 */
const FREEZE = /return Object\.freeze\(obj\)/

const never = (name) => `export class ${name} { constructor() { throw new Error('${name} is not bundled') } }`

const CONTENTS = {
  /** Builders of tables: `src/db/migrate.ts`, which is loaded to migrate, provides them. */
  schema: `
    let Provided
    export const provide = (Real) => { Provided = Real }
    export class SchemaModule {
      constructor(executor) { return new Provided(executor) }
    }`,
  provided: `
    import { SchemaModule } from ${JSON.stringify(join(ESM, 'schema', 'schema.js'))}
    import { provide } from '${NAMESPACE}:schema'
    provide(SchemaModule)`,
  /** The names of the migrator's own tables, which an introspector leaves out. */
  constants: `
    export const DEFAULT_MIGRATION_TABLE = ${JSON.stringify(DEFAULT_MIGRATION_TABLE)}
    export const DEFAULT_MIGRATION_LOCK_TABLE = ${JSON.stringify(DEFAULT_MIGRATION_LOCK_TABLE)}`,
  withSchema: never('WithSchemaPlugin'),
  merge: never('MergeQueryBuilder'),
}

/** What stands where within Kysely, by who imports it. */
const INSTEAD = [
  { imported: /schema\/schema\.js$/, by: /[\\/]kysely\.js$/, stands: 'schema' },
  { imported: /migration\/migrator\.js$/, by: /introspector\.js$/, stands: 'constants' },
  { imported: /with-schema-plugin\.js$/, by: /./, stands: 'withSchema' },
  { imported: /merge-query-builder\.js$/, by: /./, stands: 'merge' },
]

export const leanKysely = {
  name: NAMESPACE,
  setup(build) {
    const place = (path) => ({ path, namespace: NAMESPACE })
    for (const { imported, by, stands } of INSTEAD)
      build.onResolve({ filter: imported }, ({ importer }) =>
        importer.startsWith(ESM) && by.test(importer) ? place(stands) : undefined,
      )
    build.onResolve({ filter: new RegExp(`^${NAMESPACE}:`) }, ({ path }) => place(path.slice(NAMESPACE.length + 1)))
    build.onLoad({ filter: /./, namespace: NAMESPACE }, ({ path }) => ({ contents: CONTENTS[path], resolveDir: ESM }))
    build.onLoad({ filter: OBJECT_UTILS }, ({ path }) => ({
      contents: replaced(path, FREEZE, 'return obj'),
    }))
    build.onLoad({ filter: MIGRATE }, ({ path }) => ({
      contents: `import '${NAMESPACE}:provided'\n${readFileSync(path, 'utf8')}`,
      loader: 'ts',
    }))
  },
}
