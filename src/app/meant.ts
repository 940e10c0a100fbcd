import { join } from 'node:path'
import type { Context } from '../command/context.js'
import type { Globals } from '../command/globals.js'
import { passwordSeen } from '../command/notices.js'
import type { Text } from '../core/language.js'
import { describeLocation, parseLocation } from '../db/location.js'
import type { Host } from '../machine/host.js'

/** Which database is meant, and what tells it: an option, the environment, the settings. */
export interface Meant extends Pick<Context, 'location' | 'invocation' | 'settings'> {
  /** From now on this one. */
  choose(address: string): void
}

export function createMeant(host: Host, globals: Globals, notice: (text: Text) => void): Meant {
  let chosen: string | undefined
  /** Looked for once: until another is chosen, or the settings are written. */
  let located: ReturnType<Context['location']> | undefined
  let warned = false

  async function locate(): ReturnType<Context['location']> {
    const { text, chosenBy } = await chosenAddress()
    if (text === undefined) {
      return { engine: 'sqlite', path: join((await host.folders()).data, 'helpdesk.db'), chosenBy: 'default' }
    }
    const at = parseLocation(text, host.cwd)
    if (at.engine === 'mysql' && at.password && chosenBy === 'option' && !chosen && !warned) {
      warned = true
      notice(passwordSeen('--database'))
    }
    if (at.engine === 'mysql') at.password ??= host.env.HELPDESK_DATABASE_PASSWORD
    return { ...at, chosenBy }
  }

  /** The address by its option, else the environment, else the configuration. */
  async function chosenAddress(): Promise<{ text: string | undefined; chosenBy: 'option' | 'environment' | 'config' }> {
    const option = chosen ?? globals.database
    if (option !== undefined) return { text: option, chosenBy: 'option' }
    if (host.env.HELPDESK_DATABASE) return { text: host.env.HELPDESK_DATABASE, chosenBy: 'environment' }
    return { text: (await meant.settings()).read().database, chosenBy: 'config' }
  }

  const meant: Meant = {
    location() {
      located ??= locate()
      return located
    },
    choose(address) {
      chosen = address
      located = undefined
    },
    invocation() {
      const option = chosen ?? globals.database
      return { program: host.program, database: option === undefined ? null : shownAddress(option, host.cwd) }
    },
    async settings() {
      const { settingsFile } = await import('../machine/config.js')
      const file = settingsFile((await host.folders()).config)
      return {
        ...file,
        async write(values) {
          await file.write(values)
          located = undefined
        },
      }
    },
  }
  return meant
}

/** An address without its password; null where it cannot be understood. */
function shownAddress(text: string, cwd: string): string | null {
  try {
    return describeLocation(parseLocation(text, cwd))
  } catch {
    return null
  }
}
