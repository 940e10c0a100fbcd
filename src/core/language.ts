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

/** What is put together from other texts, in every language. */
export const inEach = (say: (lang: Lang) => string): Text => ({ en: say('en'), fr: say('fr') })
