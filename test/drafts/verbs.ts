import type { VerbRows } from '../helpers/verb-rows.js'

export const verbs: VerbRows = {
  matrix: {
    nothing: {
      'drafts list': [['', '0', '0', '0', '0']],
      'drafts show': [['0123', '3', '3', '3', '3']],
      'drafts delete': [['0123 --yes', '3', '3', '3', '3']],
    },
  },
  values: [
    ['drafts show %', 'existing'],
    ['drafts delete % --yes', 'existing'],
  ],
  elsewhere: [],
}
