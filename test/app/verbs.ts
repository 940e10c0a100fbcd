import type { VerbRows } from '../helpers/verb-rows.js'

export const verbs: VerbRows = {
  matrix: {
    nothing: {
      completion: [['bash', '0', '0', '0', '0']],
    },
  },
  values: [['completion %', 'choice']],
}
