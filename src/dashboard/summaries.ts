import type { Words } from '../core/language.js'

/** What each command does, in one line. Every start of the program reads these, and no other words of the subject. */
export const summaries = {
  day: { en: 'Show what is new and what waits for you', fr: 'Afficher ce qui est nouveau et ce qui vous attend' },
} satisfies Words
