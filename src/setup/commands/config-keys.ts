import type { Context } from '../../command/context.js'
import type { ChosenBy } from '../../command/globals.js'
import { passwordSeen } from '../../command/notices.js'
import { failure } from '../../core/errors.js'
import { LANGS } from '../../core/language.js'
import { keysOf } from '../../core/records.js'
import { common } from '../../core/words.js'
import { configLocation, describeLocation, parseLocation } from '../../db/location.js'
import type { Listing } from '../../terminal/listing.js'
import { words } from '../words.js'

/** Everything that can be configured. */
export type Key = 'database' | 'lang' | 'prompts' | 'signs'

/** What those can be that are one of some words. */
const WORDS = { lang: LANGS, prompts: ['rich', 'plain'], signs: ['signs', 'words'] } as const

/** How a value is checked and kept, and how it is shown to whoever looks over a shoulder. */
const KEYS: Record<Key, { keep(text: string, ctx: Context): string; show(value: string, ctx: Context): string }> = {
  database: {
    keep(text, ctx) {
      const at = parseLocation(text, ctx.host.cwd)
      if (at.engine === 'mysql' && at.password) ctx.notice(passwordSeen('config set database'))
      return configLocation(at)
    },
    show: (value, ctx) => describeLocation(parseLocation(value, ctx.host.cwd)),
  },
  lang: oneOf(WORDS.lang),
  prompts: oneOf(WORDS.prompts),
  signs: oneOf(WORDS.signs),
}

/** A setting that is one of some words. */
function oneOf(values: readonly string[]) {
  return {
    keep(text: string) {
      if (values.includes(text)) return text
      throw failure('INVALID', words.cannotBe(text), { say: values.join(', ') })
    },
    show: (value: string) => value,
  }
}

const NAMES = keysOf(KEYS)
export const byKey = { complete: { words: NAMES } }
export const byValue = {
  complete: {
    fixed: (_: string, [name]: readonly string[]) => keysOf(WORDS).flatMap((key) => (key === name ? WORDS[key] : [])),
  },
}

export interface Setting {
  key: Key
  /** What is in force, without the password, where it has one; null where it was taken out of the configuration. */
  value: string | null
  /** Where that comes from. */
  source: ChosenBy
}

/** Throws NOT_FOUND for a key that there is not. */
export function key(text: string): Key {
  const found = NAMES.find((k) => k === text)
  if (found) return found
  throw failure('NOT_FOUND', words.noSetting(text), { say: NAMES.join(', ') })
}

const chooser = (isForced: boolean, kept: string | undefined): ChosenBy => {
  if (isForced) return 'environment'
  return kept === undefined ? 'default' : 'config'
}

/** The value in force, whatever it comes from. */
export async function settingOf(ctx: Context, key: Key): Promise<Setting> {
  const kept = (await ctx.settings()).read()[key]
  switch (key) {
    case 'database': {
      const { chosenBy, ...at } = await ctx.location()
      return { key, value: describeLocation(at), source: chosenBy }
    }
    case 'lang':
      return { key, value: ctx.lang, source: ctx.globals.langChosenBy }
    case 'signs':
      return { key, value: kept === 'words' ? 'words' : 'signs', source: chooser(false, kept) }
    case 'prompts': {
      const isForced = ctx.host.env.TERM === 'dumb' // a terminal that cannot do otherwise
      return { key, value: isForced || kept === 'plain' ? 'plain' : 'rich', source: chooser(isForced, kept) }
    }
  }
}

export const allSettings = (ctx: Context): Promise<Setting[]> => Promise.all(NAMES.map((name) => settingOf(ctx, name)))

/** Stores a value, or removes it where it is undefined. */
export async function store(ctx: Context, name: Key, value: string | undefined): Promise<Setting> {
  const settings = await ctx.settings()
  const { [name]: _, ...others } = settings.read()
  const kept = value === undefined ? undefined : KEYS[name].keep(value, ctx)
  await settings.write(kept === undefined ? others : { ...others, [name]: kept })
  const { source } = await settingOf(ctx, name)
  // A language that is configured goes before that of the locale.
  if (source === 'option' || (source === 'environment' && name !== 'lang')) ctx.notice(words.overridden[source](name))
  return { key: name, value: kept === undefined ? null : KEYS[name].show(kept, ctx), source: 'config' }
}

export const settingListing: Listing<Setting> = {
  fields: [
    { name: 'key', title: common.key, plain: (s) => s.key },
    { name: 'value', title: words.columns.value, plain: (s) => s.value },
    {
      name: 'source',
      title: words.columns.source,
      plain: (s) => s.source,
      shown: (s, { say }) => say(words.sources[s.source]),
    },
  ],
  table: ['key', 'value', 'source'],
  plain: ['key', 'value', 'source'],
  empty: words.nothingSet,
}
