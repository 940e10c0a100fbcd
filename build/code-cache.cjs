'use strict'
// Where V8's code cache of the packs lies, and who may have made it. The cache is code: V8 looks at its own version, its
// flags and the length of the source, and believes the rest. So a file's name holds the hash of the pack's content,
// Node's version and the processor's kind, and a folder counts only where nobody else may write.
const { readFileSync, statSync } = require('node:fs')

const { env, platform } = process
const FOR = `${process.version}-${process.arch}`
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

/** Each is looked at once, and only where one before it did not have what was sought. */
const folders = new Map()
function folder(where) {
  if (!folders.has(where)) folders.set(where, where())
  return folders.get(where)
}

/** What V8 made of a pack before, of all who may: V8 may refuse one, of a Node that was built otherwise. */
function* cachesOf(packFile) {
  if (isOff) return
  for (const where of [installed, ofUser]) {
    const kept = folder(where)
    if (kept === undefined) continue
    try {
      yield readFileSync(`${kept}/${cacheFile(packFile)}`)
    } catch {}
  }
}

module.exports = { cachesOf, cacheFile, isKept, isOff, userFolder }
