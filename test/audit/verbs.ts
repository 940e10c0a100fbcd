import type { VerbRows } from '../helpers/verb-rows.js'

export const verbs: VerbRows = {
  matrix: {
    nothing: {
      'audit list': [
        ['', '4', '5', '5', '0'],
        ['--since 7d --actor ada --user tom --ticket 1', '4', '5', '5', '0'],
      ],
      'audit show': [['00000000-0000-4000-8000-000000000000', '4', '5', '5', '3']],
      undo: [
        ['', '4', '2', '2', '2'],
        // What they did in the rows before it is theirs to undo: test/audit/undo-own.test.ts.
        ['--yes', '4', '*', '*', '*'],
        ['--dry-run', '4', '*', '*', '*'],
        ['00000000 --yes', '4', '3', '3', '3'],
        ['00000000-0000-4000-8000-000000000000 --dry-run', '4', '3', '3', '3'],
        ['000000 --dry-run', '2', '2', '2', '2'],
      ],
      'audit undo': [
        ['00000000-0000-4000-8000-000000000000', '4', '5', '5', '2'],
        ['00000000-0000-4000-8000-000000000000 --dry-run', '4', '5', '5', '3'],
        ['00000000-0000-4000-8000-000000000000 --yes', '4', '5', '5', '3'],
      ],
    },
  },
  values: [
    ['audit list --actor %', 'existing'],
    ['audit list --user %', 'existing'],
    ['audit list --ticket %', 'number'],
    ['audit list --since %', 'choice'],
    ['audit list --limit %', 'number'],
    ['audit show %', 'choice'],
    ['audit undo % --yes', 'choice'],
    ['undo % --yes', 'choice'],
  ],
}
