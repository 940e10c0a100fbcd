import { execFileSync } from 'node:child_process'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { PROGRAM } from '../helpers/program.js'
import { createWorld, type World } from '../helpers/world.js'

const ROWS = 10_000

let world: World
beforeAll(async () => {
  world = await createWorld('sqlite')
  for (let i = 0; i < 10; i++)
    await world.addTicket({ title: `Écran n° ${i} : l’image tremble${i === 0 ? ' 🖨️' : ''}`, status: 1 + (i % 2) })
  const columns = sql.raw(
    'title, description, category_id, priority_id, status_id, requester_id, created_at, updated_at',
  )
  await sql`insert into ticket (${columns})
    with recursive n(i) as (select 2 union all select i + 1 from n where i < ${ROWS / 10})
    select ${columns} from ticket cross join n`.execute(world.db)
})
afterAll(() => world.destroy())

/** Milliseconds of processor time that a list takes, as the shell counts that of its children. */
function costOf(format: string): number {
  const line = `'${process.execPath}' '${PROGRAM}' ticket list --all -o ${format} > '${world.folder}/out'; times`
  const env = {
    PATH: process.env.PATH,
    LANG: 'C.UTF-8',
    HOME: world.folder,
    HELPDESK_DATABASE: world.url,
    HELPDESK_TOKEN: world.tokens.ada ?? '',
  }
  const [, children = ''] = execFileSync('sh', ['-c', line], { env, encoding: 'utf8' }).split('\n')
  const times = [...children.matchAll(/(\d+)m([\d.]+)s/g)].map(
    ([, minutes, seconds]) => Number(minutes) * 60 + Number(seconds),
  )
  return times.reduce((sum, time) => sum + time, 0) * 1000
}

/** Pairs that are measured at once, and at most: another process beside them makes one of a pair look half as dear. */
const PAIRS = { least: 5, most: 15 }

const median = (numbers: number[]) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN

it('10,000 rows as a table take at most 1.5 times what they take as tsv', () => {
  const costs = { table: [] as number[], tsv: [] as number[] }
  const ratio = () => median(costs.table) / median(costs.tsv)
  while (costs.tsv.length < PAIRS.least || (ratio() > 1.5 && costs.tsv.length < PAIRS.most)) {
    costs.table.push(costOf('table'))
    costs.tsv.push(costOf('tsv'))
  }
  expect(ratio()).toBeLessThanOrEqual(1.5)
})
