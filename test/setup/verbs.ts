import type { VerbRows } from '../helpers/verb-rows.js'

export const verbs: VerbRows = {
  matrix: {
    nothing: {
      init: [['', '0', '0', '0', '0']],
      'config list': [['', '0', '0', '0', '0']],
      'config get': [['database', '0', '0', '0', '0']],
      'config set': [['database sqlite:x.db', '0', '0', '0', '0']],
      'config unset': [['database', '0', '0', '0', '0']],
      'config path': [['', '0', '0', '0', '0']],
    },
  },
  values: [
    ['config set database %', 'choice'],
    ['config get %', 'key'],
    ['config set % x', 'key'],
    ['config unset %', 'key'],
  ],
  elsewhere: ['init --admin-username', 'init --admin-email', 'init --admin-name', 'init --promote'],
}
