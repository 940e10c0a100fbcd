import type { VerbRows } from '../helpers/verb-rows.js'

export const verbs: VerbRows = {
  matrix: {
    ticket: {
      inbox: [['inbox --read %', '44444', '03333', '00033', '00003']],
    },
    nothing: {
      day: [['', '4', '0', '0', '0']],
    },
  },
  values: [
    ['inbox % --read', 'number'],
    ['inbox --limit %', 'number'],
  ],
}
