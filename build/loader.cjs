'use strict'
// Loads the program from its packs (`packs.js`), with what V8 made of them before (`code-cache.cjs`).
const { readFileSync } = require('node:fs')
const { Script } = require('node:vm')
const { cachedDataOf, cacheFile, makeApart } = require('./code-cache.cjs')

/* global FILES, PACKS: put in by the build: the file of each pack, and the names of its modules, each within blanks */

/** With `--debug`, errors name lines of the sources; to load the maps takes longer than most commands. */
const isDebugged = process.argv.includes('--debug')

const packs = {}
const scripts = {}
const modules = {}
/** The names that were asked for: the build groups by them. */
const asked = new Set()
let isCacheDue = false

function pack(name) {
  packs[name] ??= read(`${__dirname}/${FILES[name]}`, FILES[name])
  return packs[name]
}

function read(filename, file) {
  const source = readFileSync(filename, 'latin1')
  if (isDebugged) return traceable(source, filename)
  const cachedData = cachedDataOf(file)
  const script = new Script(source, { filename, cachedData })
  isCacheDue ||= !cachedData || script.cachedDataRejected === true
  scripts[file] = script
  return script.runInThisContext()
}

/** As a module of Node's own, of which it looks up the source map. */
function traceable(source, filename) {
  const Module = require('node:module')
  process.setSourceMapsEnabled(true)
  const made = new Module(filename)
  made._compile(`module.exports=${source}//# sourceMappingURL=${filename}.map`, filename)
  return made.exports
}

/** Names in one text are read faster, by every start, than the object that they would be keys of. */
function packOf(name) {
  for (const one in PACKS) if (PACKS[one].includes(` ${name} `)) return one
}

function load(name) {
  asked.add(name)
  if (modules[name]) return modules[name].exports
  const made = { exports: {} }
  modules[name] = made
  pack(packOf(name))[name](made.exports, required, made, __dirname, exported, asCommonJs, asModule)
  return made.exports
}

/** Our modules are asked for as `./name.js`; all else is Node's, or a package that stands outside. */
const required = (id) => (id.startsWith('./') ? load(id.slice(2, -3)) : require(id))

/** esbuild's `__export`: exports are getters. */
function exported(target, all) {
  for (const name in all) Object.defineProperty(target, name, { get: all[name], enumerable: true })
}

/** esbuild's `__toCommonJS`. */
const asCommonJs = (exports) => Object.defineProperty(exports, '__esModule', { value: true })

/** esbuild's `__toESM`: what is not ours has its names, and all of it as `default`. */
function asModule(module) {
  if (module?.__esModule) return module
  const made = Object.create(Object.getPrototypeOf(module))
  for (const name of Object.getOwnPropertyNames(module))
    if (name !== 'default') Object.defineProperty(made, name, { get: () => module[name], enumerable: true })
  return Object.defineProperty(made, 'default', { value: module, enumerable: true })
}

/** Runs the program; where the code cache is missing it is made once the program is done. */
function start() {
  process.on('exit', () => isCacheDue && makeApart())
  return load('main').start()
}

module.exports = { start, load, pack, asked, scripts, cacheFile, files: FILES }
