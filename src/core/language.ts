/** The languages that people are spoken to in. */
export const LANGS = ['en', 'fr'] as const

export type Lang = (typeof LANGS)[number]

/** One sentence in every language: a missing translation does not compile. */
export type Text = Readonly<Record<Lang, string>>

/** What is put together from other texts, in both languages. */
export const inBoth = (say: (lang: Lang) => string): Text => ({ en: say('en'), fr: say('fr') })
