import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inUnit, withoutLogin } from '../../src/history/unit.js'
import { insertTicket } from '../../src/tickets/queries/writes.js'
import { type ForeignCsv, foreignCsv } from '../helpers/python.js'
import { createWorld, type World } from '../helpers/world.js'

const foreign = foreignCsv() as ForeignCsv

/** What breaks CSV where it is not quoted, or runs in a spreadsheet. */
const HOSTILE = [
  'two\nlines',
  'two\r\nlines',
  'two\rlines',
  '\n',
  'first\n=2+2',
  '=1+1',
  "'=1+1",
  "''-1",
  "'plain",
  '"',
  '""',
  'a,b',
  'a;b',
  '\ttab',
  ' blanks ',
  '',
  'sep=;',
  '\ufeffmark',
  '\u2028',
  '😀',
]
/** Commands with rows. What they answer does not change from call to call. */
const LISTS = [
  'ticket list --all',
  'ticket export --all',
  'ticket list --all --fields description',
  'ticket list --all --fields assignee',
  'ticket priority 1 2 3 --to 2',
  'user list',
  'user role ada tom --to ADMIN --dry-run',
  'category list',
  'priority list',
  'status list',
  'session list',
  'audit list',
  'config list',
  'db check',
]

/** Cells of `-o tsv`: what it escapes, as it was. */
const fromTsv = (tsv: string): string[][] =>
  tsv
    .split('\n')
    .slice(0, -1)
    .map((line) =>
      line
        .split('\t')
        .map((cell) =>
          cell.replace(/\\(?:x(..)|(.))/g, (_, hex, sign) =>
            hex ? String.fromCharCode(Number.parseInt(hex, 16)) : ({ t: '\t', n: '\n', r: '\r' }[sign as 't'] ?? sign),
          ),
        ),
    )
const bare = (cell: string) => cell.replace(/^'(?='*[=+\-@\t\r\n])/, '')

describe.runIf(foreign)('CSV as another program reads it', () => {
  let world: World
  beforeAll(async () => {
    world = await createWorld('sqlite')
    await inUnit(withoutLogin(world.db), async ({ tx }) => {
      for (const text of HOSTILE) {
        const requesterId = world.ids.emma ?? 0
        const rest = { categoryId: 1, priorityId: 2, statusId: 1, requesterId, assigneeId: null, closed: false }
        await insertTicket(tx, { title: text, description: text, ...rest })
      }
      await tx.insertInto('category').values({ name: '=cmd', description: 'two\nlines' }).execute()
      await tx.updateTable('user').set({ full_name: '-2\r\n+3' }).where('username', '=', 'tess').execute()
    })
    await world.helpdesk('ticket comment 1 -m =1', { as: 'ada' })
  })
  afterAll(() => world.destroy())
  const ask = async (line: string) => (await world.helpdesk(line, { as: 'ada' })).out

  it.each(LISTS)('%s: as many rows, and every cell', async (line) => {
    const csv = await ask(`${line} -o csv`)
    const [header = [], ...rows] = await foreign.read(csv)
    const cells = fromTsv(await ask(`${line} -o tsv --fields ${header.join(',')}`))
    expect(rows.map((row) => row.map(bare))).toEqual(cells)
    expect(rows.flat().filter((cell) => /^[=+\-@\t\r\n]/.test(cell))).toEqual([])
    if (line !== 'db check') expect(rows.length).toBeGreaterThan(0)
  })

  it.each([
    ['en', ','],
    ['fr', ';'],
  ])('--excel in %s has a mark, and cells split at %s', async (lang, separator) => {
    for (const line of ['ticket export --all', 'ticket list --all -o csv']) {
      const csv = await ask(`${line} --excel --lang ${lang}`)
      expect(csv).toMatch(new RegExp(`^\\ufeffid${separator}`))
      expect(csv.lastIndexOf('\ufeff' + 'id')).toBe(0)
      const plain = await foreign.read(await ask(line))
      expect(await foreign.read(csv, separator)).toEqual(plain)
    }
  })

  it('--excel is refused where there is no CSV', async () => {
    for (const line of ['ticket list --excel', 'ticket list -o json --excel', 'config path -o csv --excel']) {
      expect(await world.helpdesk(line, { as: 'ada' }), line).toMatchObject({ code: 2, out: '' })
    }
  })
})
