'use strict'
// Runs everyday command lines through, so that V8 has compiled what they need, and writes its code cache of all packs
// into the folder that is named: each file at once or not at all, whoever else writes there.
process.env.HELPDESK_CODE_CACHE = 'off'
const { readdirSync, renameSync, rmSync, statSync, unlinkSync, writeFileSync } = require('node:fs')
const { join } = require('node:path')
const { setFlagsFromString } = require('node:v8')
const { Script } = require('node:vm')
const { cacheFile, files, load, pack, scripts } = require('./loader.cjs')

const MONTH_MS = 30 * 24 * 3_600_000

/** Whether a signal ended this process. */
let isEnded = false

async function make(folder) {
  // What has run often V8 marks as worth machine code, and the cache keeps the marks: each start would make it anew, for
  // functions that it calls once (a tenth of what a list takes). And what has run once, V8 forgets.
  const giveBack = ['sparkplug', 'flush-bytecode'].map(without)
  await load('warm').warm()
  process.on('exit', () => {
    if (isEnded) return
    for (const give of giveBack.reverse()) give()
    write(folder)
    tidy(folder)
  })
  process.argv.splice(1, process.argv.length, `${__dirname}/../bin/helpdesk.js`, '--version')
  await load('main').start() // as a start begins and ends, too
}

function write(folder) {
  for (const [name, file] of Object.entries(files)) {
    pack(name)
    const whole = join(folder, cacheFile(file))
    const begun = `${whole}.${process.pid}`
    writeFileSync(begun, scripts[file].createCachedData(), { mode: 0o644 })
    renameSync(begun, whole)
  }
}

/** Switches a feature of V8's off, and answers what makes it as it was: a cache that was made with other flags is refused. */
function without(feature) {
  const before = flags()
  setFlagsFromString(`--no-${feature}`)
  return () => flags() !== before && setFlagsFromString(`--${feature}`)
}

/** A number for all flags stands among the first 16 bytes: `SerializedCodeData` in V8's src/snapshot/code-serializer.h. */
const flags = () => new Script('0').createCachedData().subarray(0, 16).toString('hex')

/** What an older program, or one that was killed, left. */
function tidy(folder) {
  const current = Object.values(files)
  for (const name of readdirSync(folder).filter((file) => !current.some((pack) => file.startsWith(pack)))) {
    const file = join(folder, name)
    if (name === 'making' || Date.now() - statSync(file).mtimeMs > MONTH_MS) unlinkSync(file)
  }
}

const folder = process.argv[2]
// Who was ended, and did not fail, lets the next start have it made.
for (const signal of ['SIGHUP', 'SIGINT', 'SIGTERM'])
  process.once(signal, () => {
    isEnded = true
    rmSync(join(folder, 'making'), { force: true })
    process.exit(1)
  })
make(folder).catch((error) => {
  console.error(error)
  process.exit(1)
})
