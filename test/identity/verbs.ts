import type { VerbRows } from '../helpers/verb-rows.js'

export const verbs: VerbRows = {
  matrix: {
    session: {
      'session revoke': [['revoke %', '444', '033', '033', '033']],
    },
    nothing: {
      register: [['--username u% --email u%@example.org --name U --password-stdin', '0', '0', '0', '0']],
      login: [['tess --password-stdin', '0', '0', '0', '0']],
      whoami: [['', '4', '0', '0', '0']],
      password: [['--password-stdin', '4', '2', '2', '2']],
      logout: [
        ['', '0', '0', '0', '0'],
        ['--all', '4', '4', '4', '4'],
      ],
      'session list': [['', '4', '0', '0', '0']],
      'session create': [['--name x --expires 1d', '4', '0', '0', '0']],
    },
  },
  values: [
    ['session revoke %', 'number'],
    ['session create --name x --expires %', 'choice'],
    ['register --username u --email % --name u --password-stdin', 'choice'],
    ['session create --expires 1d --name %', 'name'],
  ],
  elsewhere: ['register --username', 'register --name', 'login [username]'],
}
