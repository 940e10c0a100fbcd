import type { VerbRows } from '../helpers/verb-rows.js'

export const verbs: VerbRows = {
  matrix: {
    user: {
      'user show': [['show %', '444', '555', '555', '003']],
      'user edit': [['edit % --name New', '444', '555', '555', '003']],
      'user role': [
        ['role % --to TECHNICIAN', '444', '555', '555', '603'],
        ['role % --to ADMIN', '444', '555', '555', '003'],
      ],
      'user disable': [['disable %', '444', '555', '555', '603']],
      'user enable': [['enable % --password-stdin', '444', '555', '555', '663']],
      'user reset-password': [['reset-password % --password-stdin', '444', '555', '555', '-03']],
      'user delete': [
        ['delete % --yes', '444', '555', '555', '603'],
        ['delete %', '444', '555', '555', '222'],
      ],
    },
    nothing: {
      'user import': [
        ['nosuch.csv', '4', '5', '5', '2'],
        ['', '2', '2', '2', '2'],
      ],
      'user list': [['', '4', '5', '5', '0']],
      'user create': [
        ['--username v% --email v%@example.org --name V --role ADMIN --password-stdin', '4', '5', '5', '0'],
      ],
    },
  },
  values: [
    ['user show %', 'existing'],
    ['user edit % --name x', 'existing'],
    ['user role % --to ADMIN', 'existing'],
    ['user disable %', 'existing'],
    ['user enable % --password-stdin', 'existing'],
    ['user reset-password % --password-stdin', 'existing'],
    ['user delete % --yes', 'existing'],
    ['user delete eric --reassign-to % --yes', 'existing'],
    ['user list %', 'search'],
    ['user list --role %', 'choice'],
    ['user role tom --to %', 'choice'],
    ['user edit tom --role %', 'choice'],
    ['user create --username u --email u@x --name u --password-stdin --role %', 'choice'],
    ['user edit tom --email %', 'choice'],
    ['user create --username u --email % --name u --password-stdin', 'choice'],
    ['user role --file %', 'file'],
    ['user import %', 'file'],
    ['user import nosuch.csv --ignore-columns %', 'file'],
    ['user import nosuch.csv --map %', 'file'],
    ['user import nosuch.csv --value %', 'file'],
    ['user import nosuch.csv --default %', 'file'],
    ['user import nosuch.csv --date-format %', 'file'],
    ['user import nosuch.csv --time-zone %', 'file'],
    ['user edit id:2 --username %', 'username'],
    ['user edit id:2 --name %', 'name'],
  ],
  elsewhere: ['user create --username', 'user create --name'],
}
