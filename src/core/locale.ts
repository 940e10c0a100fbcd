import type { Lang } from './language.js'

type Environment = Readonly<Record<string, string | undefined>>

/** The locale of messages: https://pubs.opengroup.org/onlinepubs/9799919799/basedefs/V1_chap08.html; '' where none is set. */
export const localeOf = (env: Environment): string => env.LC_ALL || env.LC_MESSAGES || env.LANG || ''

/** English where the locale is no language of ours. */
export const langOfLocale = (env: Environment): Lang => (/^fr(?![a-z])/i.test(localeOf(env)) ? 'fr' : 'en')
