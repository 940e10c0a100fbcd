import type { Words } from '../core/language.js'

/** What each command does, in one line. Every start of the program reads these, and no other words of the subject. */
export const summaries = {
  inbox: { en: 'Show what others did that you have not read', fr: 'Afficher ce que vous n’avez pas encore lu' },
} satisfies Words
