import type { VerbRows } from '../helpers/verb-rows.js'

export const verbs: VerbRows = {
  matrix: {
    nothing: {
      completion: [['bash', '0', '0', '0', '0']],
      'alias set': [['mine list', '0', '0', '0', '0']],
      'alias list': [['', '0', '0', '0', '0']],
      'alias delete': [['nosuch', '3', '3', '3', '3']],
    },
  },
  values: [
    ['completion %', 'choice'],
    ['alias delete %', 'key'], // before there is one of that name
    ['alias set % list', 'alias'],
    ['alias set x %', 'command'],
  ],
}
