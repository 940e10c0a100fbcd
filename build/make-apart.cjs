'use strict'
// Has the code cache made where there is none: few starts need this.
const { closeSync, mkdirSync, openSync, statSync, unlinkSync } = require('node:fs')
const { isKept, isOff, userFolder } = require('./code-cache.cjs')

const { env } = process
/** For as long nobody tries to make it again who failed, or is at it. */
const MAKING_MS = 3_600_000

/**
 * Makes the cache in a process apart, which nobody waits for, where a folder can be written and nobody is at it. Other
 * flags of V8 have another cache: with them the program runs without one.
 */
function makeApart() {
  if (isOff || process.execArgv.length > 0 || env.NODE_OPTIONS) return
  const folder = [`${__dirname}/cache`, userFolder()].find((one) => one && mark(one))
  if (!folder) return
  const { spawn } = require('node:child_process')
  spawn(process.execPath, [`${__dirname}/make-code-cache.cjs`, folder], { detached: true, stdio: 'ignore' })
    .on('error', () => undefined)
    .unref()
}

/** Whether this process is the one that has it made there. */
function mark(folder) {
  const file = `${folder}/making`
  try {
    mkdirSync(folder, { recursive: true, mode: folder === userFolder() ? 0o700 : 0o755 })
    if (!isKept(folder, [process.geteuid?.()])) return false
    if (Date.now() - (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? Date.now()) > MAKING_MS) unlinkSync(file)
    closeSync(openSync(file, 'wx'))
    return true
  } catch {
    return false
  }
}

module.exports = { makeApart }
