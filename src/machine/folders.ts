import { homedir } from 'node:os'
import { isAbsolute, join } from 'node:path'
import { type Folders, NO_HOME } from './host.js'

/** Which folders an environment may name: one that is not absolute would be whatever lies where somebody happens to be. */
const CHOSEN = ['HOME', 'XDG_CONFIG_HOME', 'XDG_DATA_HOME', 'XDG_STATE_HOME']

/**
 * The user's folders, as env-paths has them. Where nobody has chosen otherwise they follow from HOME, on Linux:
 * https://specifications.freedesktop.org/basedir-spec/latest/, which has relative ones ignored. To load `node:os` and
 * that library for it takes a hundredth of a list's start.
 */
export async function userFolders(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): Promise<Folders> {
  for (const name of CHOSEN) if (env[name] !== undefined && !isAbsolute(env[name])) delete env[name]
  const { HOME } = env
  if (platform === 'linux' && HOME) {
    const folder = (chosen: string | undefined, usual: string) => join(chosen ?? join(HOME, usual), 'helpdesk')
    return {
      config: folder(env.XDG_CONFIG_HOME, '.config'),
      data: folder(env.XDG_DATA_HOME, '.local/share'),
      state: folder(env.XDG_STATE_HOME, '.local/state'),
    }
  }
  ensureHome(env)
  const { default: envPaths } = await import('env-paths')
  const { config, data, log } = envPaths('helpdesk', { suffix: '' })
  // What XDG calls state, env-paths calls log; elsewhere than on Linux that is for logs alone.
  return { config, data, state: platform === 'linux' ? log : data }
}

/** An account may have neither HOME nor an entry in passwd: what needs no files of its own works all the same. */
function ensureHome(env: NodeJS.ProcessEnv): void {
  try {
    homedir()
  } catch {
    env.HOME = NO_HOME
  }
}
