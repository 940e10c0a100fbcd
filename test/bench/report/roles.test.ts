import { randomUUID } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createConnection } from 'mysql2/promise'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Change } from '../../../src/history/change.js'
import type { RoleChange } from '../../../src/people/plan.js'
import { hasServer } from '../../helpers/engines.js'
import { start } from '../../helpers/imports.js'
import { CHEAP_HASH, createWorld, type World } from '../../helpers/world.js'
import { saveSection } from '../sections.js'

type Plan = Change<RoleChange>

const median = (all: number[]) => all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)] ?? 0
const ROUNDS = Number(process.env.HELPDESK_BENCH_ROUNDS ?? 7)
/** Times two statements written by hand, at most. */
const AT_MOST = 2.5

describe.runIf(hasServer)('10,000 people in one file', () => {
  const PEOPLE = 10_000
  const CHANGES = 9_990
  let world: World
  let root: Awaited<ReturnType<typeof createConnection>>
  beforeAll(async () => {
    world = await createWorld('mysql')
    root = await createConnection({ uri: world.url })
    const numbers = Array.from({ length: PEOPLE }, (_, i) => i)
    for (let i = 0; i < PEOPLE; i += 1_000) {
      const rows = numbers
        .slice(i, i + 1_000)
        .map((n) => [`user${n}`, `user${n}@example.org`, CHEAP_HASH, n < CHANGES ? 'EMPLOYEE' : 'TECHNICIAN', 'N'])
      await root.query('insert into user (username, email, password, role, full_name) values ?', [rows])
    }
    writeFileSync(
      join(world.folder, 'roles.csv'),
      ['username,role', ...numbers.map((n) => `user${n},TECHNICIAN`)].join('\n'),
    )
  })
  afterAll(async () => {
    await root.end()
    await world.destroy()
  })
  const checksums = async (tables: string) => (await root.query(`checksum table ${tables}`))[0]
  const ALL =
    'user, ticket, comment, status, priority, category, helpdesk_event, helpdesk_guard, helpdesk_session, helpdesk_setting'

  /** Milliseconds that the same takes by hand: one UPDATE … JOIN with what is to be, one INSERT … SELECT of its history. */
  async function byHand(): Promise<number> {
    const changeId = randomUUID()
    const begun = performance.now()
    await root.query('begin')
    await root.query(
      `insert into helpdesk_event (change_id, at, source, actor_id, actor_name, entity, entity_id, field, old_value, new_value)
        select '${changeId}', unix_timestamp(), 'cli', ${world.ids.ada}, 'ada', 'user', id, 'role', user.role, wanted.role
        from user join wanted using (username) where user.role <> wanted.role`,
    )
    await root.query(
      'update user join wanted using (username) set user.role = wanted.role where user.role <> wanted.role',
    )
    await root.query('commit')
    return performance.now() - begun
  }

  it('are planned without a change, changed at once, and undone to the last bit', async () => {
    const before = await checksums(ALL)
    const plan = await world.json<Plan>('user role --file roles.csv --dry-run', { as: 'ada' })
    expect(plan).toMatchObject({ changed: CHANGES, unchanged: PEOPLE - CHANGES })
    expect(await checksums(ALL)).toEqual(before)

    const people = await checksums('user')
    const [ours, processes, theirs]: [number[], number[], number[]] = [[], [], []]
    await root.query(
      'create temporary table wanted (username varchar(50) primary key, role varchar(20)) default charset utf8mb4',
    )
    await root.query("insert into wanted select username, 'TECHNICIAN' from user where username like 'user%'")
    const undo = async (done: Plan) => {
      expect(done).toMatchObject({ changed: CHANGES, unchanged: PEOPLE - CHANGES, items: plan.items })
      const counted = 'select count(*) as n from helpdesk_event where change_id = ?'
      const [[events]] = (await root.query(counted, [done.changeId])) as unknown as [[{ n: number }]]
      expect(events.n).toBe(CHANGES)
      expect(await world.json(`audit undo ${done.changeId} --yes`, { as: 'ada' })).toMatchObject({ changed: CHANGES })
      expect(await checksums('user')).toEqual(people)
    }
    for (let round = 0; round < ROUNDS; round++) {
      const started = performance.now()
      const done = await world.json<Plan>('user role --file roles.csv', { as: 'ada' })
      ours.push(performance.now() - started)
      await undo(done)

      const begun = performance.now()
      const process = await start(world, ['user', 'role', '--file', join(world.folder, 'roles.csv'), '--json']).ended
      processes.push(performance.now() - begun)
      await undo(JSON.parse(process.out))

      theirs.push(await byHand())
      await root.query(
        `update user join wanted using (username) set user.role = 'EMPLOYEE' where user.id <= ${CHANGES + 5}`,
      )
      expect(await checksums('user')).toEqual(people)
    }
    const hand = median(theirs)
    const ratio = median(ours) / hand
    const ms = (all: number[]) => `${median(all).toFixed(0)} ms`
    console.log(
      `9,990 roles: ${ms(ours)}, as a process ${ms(processes)}, two statements by hand ${ms(theirs)}: ${ratio.toFixed(2)} times`,
    )
    saveSection('roles', { ratio, oursMs: median(ours), processMs: median(processes), byHandMs: hand })
    expect(ratio).toBeLessThan(AT_MOST)
  }, 180_000)
})
