'use strict'
// Loads the program from its packs (`packs.js`), with what V8 made of them before (`code-cache.cjs`).
const { readFileSync } = require('node:fs')
const { Script } = require('node:vm')
const { cachesOf, cacheFile } = require('./code-cache.cjs')

/* global FILES, LOADED: put in by the build: the file of each pack, and what is loaded of each unit, within blanks */

/** With `--debug`, errors name lines of the sources; to load the maps takes longer than most commands. */
const isDebugged = process.argv.includes('--debug')

const modules = {}
const packs = {}
const scripts = {}
/** What each unit offers, once it was run: a function of a number, or of a chunk's name. */
const offers = {}
/** The units that were asked for: the build groups by them. */
const asked = new Set()
let isCacheDue = false

function pack(name) {
  packs[name] ??= read(`${__dirname}/${FILES[name]}`, FILES[name])
  return packs[name]
}

function read(filename, file) {
  const source = readFileSync(filename, 'latin1')
  if (isDebugged) return traceable(source, filename)
  let script
  for (const cachedData of cachesOf(file)) {
    script = new Script(source, { filename, cachedData })
    if (!script.cachedDataRejected) break
  }
  isCacheDue ||= script?.cachedDataRejected ?? true
  scripts[file] = script ?? new Script(source, { filename })
  return scripts[file].runInThisContext()
}

/** As a module of Node's own, of which it looks up the source map. */
function traceable(source, filename) {
  const Module = require('node:module')
  process.setSourceMapsEnabled(true)
  const made = new Module(filename)
  made._compile(`module.exports=${source}//# sourceMappingURL=${filename}.map`, filename)
  return made.exports
}

/** Every source asks anew for what it imports of Node, which looks long for what it has. */
const required = (id) => (modules[id] ??= require(id))

function unit(name) {
  asked.add(name)
  if (!offers[name]) {
    const run = pack(name in FILES ? name : 'cold')[name]
    run(required, __dirname, unit, loadLater, (offer) => {
      offers[name] = offer
    })
  }
  return offers[name]
}

/** Names in one text are read faster, by every start, than the object that they would be keys of. */
function unitOf(name) {
  for (const one in LOADED) if (LOADED[one].includes(` ${name} `)) return one
  return name
}

const load = (name) => unit(unitOf(name))(name)

/** Chunks are asked for as `./name.js`. */
const loadLater = async (id) => load(id.slice(2, -3))

/** Help and the version are mostly asked for alone, and need none of the program. */
const READY = /^(-h|--help|-V|--version)$/
const isReady = ([first, ...others]) => first === 'help' || READY.test(others.at(-1) ?? first)

/** Runs the program; where the code cache is missing it is made once the program is done. */
async function start() {
  const rest = isReady(process.argv.slice(2)) ? await require('./ready-pages.cjs').sayReady() : undefined
  if (rest?.length === 0) return
  process.on('exit', () => isCacheDue && require('./make-apart.cjs').makeApart())
  await load('main').start(rest)
}

module.exports = { start, load, pack, asked, scripts, cacheFile, files: FILES }
