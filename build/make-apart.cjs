'use strict'
// Has the code cache made where there is none: few starts need this.
const { accessSync, closeSync, constants, mkdirSync, openSync, statSync, unlinkSync } = require('node:fs')
const { isKept, isOff, userFolder } = require('./code-cache.cjs')

const { env } = process
const { W_OK } = constants
/** For as long nobody tries to make it again who failed, or is at it. */
const MAKING_MS = 3_600_000

/**
 * Makes the cache in a process apart, which nobody waits for, where a folder can be written and nobody is at it. Other
 * flags of V8 have another cache: with them the program runs without one.
 */
function makeApart() {
  if (isOff || process.execArgv.length > 0 || env.NODE_OPTIONS) return
  const folder = [`${__dirname}/cache`, userFolder()].find((one) => one && isOurs(one))
  if (!folder || !mark(folder)) return
  const { spawn } = require('node:child_process')
  spawn(process.execPath, [`${__dirname}/make-code-cache.cjs`, folder], { detached: true, stdio: 'ignore' })
    .on('error', () => undefined)
    .unref()
}

/** Whether it can be made there, and nobody else could have made it. */
function isOurs(folder) {
  try {
    mkdirSync(folder, { recursive: true, mode: folder === userFolder() ? 0o700 : 0o755 })
    accessSync(folder, W_OK)
    return isKept(folder, [process.geteuid?.()])
  } catch {
    return false
  }
}

/** Whether this process is the one that has it made there; where somebody is at it, nobody else is. */
function mark(folder) {
  const file = `${folder}/making`
  try {
    if (Date.now() - (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? Date.now()) > MAKING_MS) unlinkSync(file)
    closeSync(openSync(file, 'wx'))
    return true
  } catch {
    return false
  }
}

module.exports = { makeApart }
