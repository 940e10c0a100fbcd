'use strict'
// Where V8's code cache of the packs lies, and who may have made it. The cache is code: V8 looks at its own version, its
// flags and the length of the source, and believes the rest. So a file's name holds the hash of the pack's content,
// Node's version and the processor's kind, and a folder counts only where nobody else may write.
const { closeSync, mkdirSync, openSync, readFileSync, statSync, unlinkSync } = require('node:fs')

const { env, platform } = process
const FOR = `${process.version}-${process.arch}`
/** For as long nobody tries to make it again who failed, or is at it. */
const MAKING_MS = 3_600_000

const isOff = env.HELPDESK_CODE_CACHE === 'off'
const cacheFile = (packFile) => `${packFile}-${FOR}.cache`

/** Whether only one of `owners`, user ids, may write there; Windows has other ways to keep others out of a profile. */
function isKept(folder, owners) {
  try {
    const { uid, mode } = statSync(folder)
    return platform === 'win32' || (owners.includes(uid) && (mode & 0o022) === 0)
  } catch {
    return false
  }
}

/** The program's own folder: whoever may write there may write the program. */
function installed() {
  const folder = `${__dirname}/cache`
  try {
    return isKept(folder, [0, process.geteuid?.(), statSync(__dirname).uid]) ? folder : undefined
  } catch {
    return undefined
  }
}

/** The user's own, as env-paths has it; undefined where it is not there, or not his alone. */
const ofUser = () => (userFolder() && isKept(userFolder(), [process.geteuid?.()]) ? userFolder() : undefined)

function userFolder() {
  const home = env.HOME ?? env.USERPROFILE
  if (platform === 'win32') return env.LOCALAPPDATA && `${env.LOCALAPPDATA}\\helpdesk\\Cache`
  if (platform === 'darwin') return home && `${home}/Library/Caches/helpdesk`
  if (env.XDG_CACHE_HOME?.startsWith('/')) return `${env.XDG_CACHE_HOME}/helpdesk`
  return home?.startsWith('/') ? `${home}/.cache/helpdesk` : undefined
}

let folders
/** What V8 made of a pack before; undefined where nobody did, or not somebody who may. */
function cachedDataOf(packFile) {
  if (isOff) return undefined
  folders ??= [installed, ofUser]
  for (const folder of folders) {
    try {
      return readFileSync(`${folder()}/${cacheFile(packFile)}`)
    } catch {}
  }
  return undefined
}

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

module.exports = { cachedDataOf, cacheFile, makeApart }
