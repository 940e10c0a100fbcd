import type { Words } from '../core/language.js'

export const summaries = {
  list: { en: 'What you began and did not finish', fr: 'Ce que vous avez commencé sans le terminer' },
  show: { en: 'One of them, in full', fr: 'L’un d’eux, en entier' },
  delete: { en: 'Forget some of them', fr: 'En supprimer' },
} satisfies Words
