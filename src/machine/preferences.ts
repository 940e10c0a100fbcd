import { join } from 'node:path'
import { LANGS, type Lang } from '../core/language.js'
import type { Aliases } from './aliases.js'
import type { Settings } from './config.js'
import type { Host } from './host.js'
import { isTexts, readJson } from './values.js'

/** What a person prefers, as `config set` keeps it. */
export interface Preferences {
  lang: Lang | undefined
  /** Questions without redrawing, for screen readers. */
  plainPrompts: boolean
  /** Undefined where signs are signs. */
  signs: 'words' | undefined
  aliases: Aliases
}

/**
 * Read before the command line is understood, and without the library that writes them: what cannot be read counts as
 * not set, and whoever needs the file says so.
 */
export async function readPreferences(host: Pick<Host, 'folders'>): Promise<Preferences> {
  let settings: Partial<Settings> = {}
  try {
    settings = readJson<Settings | null>(join((await host.folders()).config, 'config.json')) ?? {}
  } catch {
    // no file, or no JSON
  }
  return {
    lang: LANGS.find((l) => l === settings.lang),
    plainPrompts: settings.prompts === 'plain',
    signs: settings.signs === 'words' ? 'words' : undefined,
    aliases: isTexts(settings.aliases) ? settings.aliases : {},
  }
}
