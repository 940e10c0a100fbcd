import type { VerbRows } from '../helpers/verb-rows.js'

export const verbs: VerbRows = {
  matrix: {
    nothing: {
      'db migrate': [['', '0', '0', '0', '0']],
      'db status': [['', '0', '0', '0', '0']],
      'db check': [['', '0', '0', '0', '0']],
      'db policy': [
        ['', '4', '5', '5', '0'],
        ['--passwords pbkdf2', '4', '5', '5', '0'],
      ],
      'db copy': [
        ['--from @here --to sqlite:copy%.db --yes', '4', '5', '5', '0'],
        ['--from @here --to sqlite:copy%.db', '4', '5', '5', '2'],
        ['--from @here --to sqlite:copy%.db --yes --database sqlite:x.db', '2', '2', '2', '2'],
      ],
      'db verify': [
        ['--against @here', '4', '5', '5', '0'],
        ['--against sqlite:nothing-here.db', '4', '5', '5', '7'],
      ],
      'db triggers': [
        ['', '2', '2', '2', '2'],
        ['off', '4', '5', '5', '*'],
      ],
    },
  },
  values: [
    ['db policy --passwords %', 'choice'],
    ['db triggers %', 'choice'],
    ['db verify --against %', 'choice'],
    ['db copy --to sqlite:x.db --yes --from %', 'choice'],
    ['db copy --from sqlite:x.db --yes --to %', 'choice'],
  ],
}
