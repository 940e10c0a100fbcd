/** The languages that people are spoken to in. */
export const LANGS = ['en', 'fr'] as const

export type Lang = (typeof LANGS)[number]

/** One sentence in every language: a missing translation does not compile. */
export type Text = Readonly<Record<Lang, string>>

/**
 * The sentences of a slice: plain ones, those with something put in, and groups of both. A test walks them, and calls
 * each function with what its parameters can be.
 */
export interface Words {
  readonly [name: string]: Text | ((...values: never[]) => Text) | Words
}

/**
 * Words that are made once the first of them is read: a command says a few of some hundred, and to make them all takes
 * a twentieth of its start. Whoever lists them reads one before; from then on they are an object as any other.
 */
export function lazyWords<T extends Words>(make: () => T): T {
  const get = (_: object, name: string | symbol): unknown => {
    Object.assign(Object.setPrototypeOf(words, Object.prototype), make())
    return Reflect.get(words, name)
  }
  const words: T = Object.create(new Proxy({}, { get }))
  return words
}

/** What is put together from other texts, in every language. */
export const inEach = (say: (lang: Lang) => string): Text => ({ en: say('en'), fr: say('fr') })

type Environment = Readonly<Record<string, string | undefined>>

/** The locale of messages: https://pubs.opengroup.org/onlinepubs/9799919799/basedefs/V1_chap08.html; '' where none is set. */
export const localeOf = (env: Environment): string => env.LC_ALL || env.LC_MESSAGES || env.LANG || ''

/** English where the locale is no language of ours. */
export const langOfLocale = (env: Environment): Lang => (/^fr(?![a-z])/i.test(localeOf(env)) ? 'fr' : 'en')
