import type { Row, ValueRow, VerbRows } from '../helpers/verb-rows.js'

const KINDS_OF_LOOKUP = ['category', 'priority', 'status']

export const verbs: VerbRows = {
  matrix: {
    lookup: Object.fromEntries(
      KINDS_OF_LOOKUP.flatMap((kind): [string, Row[]][] => [
        [`${kind} edit`, [['edit % --name New', '44', '55', '55', '03']]],
        [
          `${kind} delete`,
          [
            ['delete % --yes', '44', '55', '55', '03'],
            ['delete %', '44', '55', '55', '22'],
          ],
        ],
      ]),
    ),
    nothing: Object.fromEntries(
      KINDS_OF_LOOKUP.flatMap((kind): [string, Row[]][] => [
        [`${kind} list`, [['', '4', '0', '0', '0']]],
        [`${kind} create`, [['N%', '4', '5', '5', '0']]],
      ]),
    ),
  },
  values: [
    ['category edit 1 --description %', 'text'],
    ['category create New% --description %', 'text'],
    ...KINDS_OF_LOOKUP.flatMap((kind): ValueRow[] => [
      [`${kind} edit % --name x`, 'existing'],
      [`${kind} delete % --yes`, 'existing'],
      [`${kind} edit 1 --name %`, 'name'],
      [`${kind} create %`, 'name'],
    ]),
    ['status edit 1 --color %', 'choice'],
    ['status create Z --color %', 'choice'],
    ['priority edit 1 --level %', 'level'],
    ['priority create New% --level %', 'level'],
  ],
}
