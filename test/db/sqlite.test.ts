import { statSync } from 'node:fs'
import { join } from 'node:path'
import { setImmediate, setTimeout } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { DatabaseSync } from '@photostructure/sqlite'
import { describe, expect, it, onTestFinished } from 'vitest'
import { migrate } from '../../src/db/migrate.js'
import { openDatabase } from '../../src/db/open.js'
import { ROOT } from '../helpers/root.js'
import { emptyDatabase, folder, rowsOf, startMigrating } from './migrating.js'

describe('an SQLite database', () => {
  it('is its user’s alone, and in WAL mode', async () => {
    const before = process.umask(0)
    onTestFinished(() => void process.umask(before))
    const path = join(folder, 'new', 'deep', 'private.db')
    const db = await openDatabase({ engine: 'sqlite', path }, { create: true })
    onTestFinished(() => db.destroy())
    await migrate(db, ROOT)
    const modes = [path, `${path}-wal`, `${path}-shm`, join(folder, 'new', 'deep'), join(folder, 'new')].map(
      (p) => statSync(p).mode & 0o777,
    )
    expect(modes).toEqual([0o600, 0o600, 0o600, 0o700, 0o700])
    expect(await rowsOf(db, 'pragma journal_mode')).toEqual([{ journal_mode: 'wal' }])
    await db.destroy()
    using(new DatabaseSync(path), (stock) =>
      expect(stock.prepare('pragma journal_mode').get()).toEqual({ journal_mode: 'wal' }),
    )
  })

  it('is waited for where another program is just making it', async () => {
    const path = join(folder, 'just-made.db')
    const other = new DatabaseSync(path)
    other.exec('begin immediate')
    const [ran] = await Promise.allSettled([
      startMigrating(`sqlite:${path}`),
      setTimeout(800).then(() => other.close()),
    ])
    expect(ran).toMatchObject({ status: 'fulfilled', value: { stderr: '' } })
  })

  it.each(['off', 'on'])(
    'is written by programs that know nothing of helpdesk (recursive triggers %s)',
    async (recursive) => {
      const { db, path } = await emptyDatabase('sqlite')
      await migrate(db, ROOT)
      using(new DatabaseSync(path, { enableForeignKeyConstraints: false }), (stock) => {
        stock.exec(`pragma recursive_triggers = ${recursive};
        insert into user (username, email, password, role, full_name) values ('bob', 'b@example.org', '!', 'EMPLOYEE', 'Bob');
        insert into ticket (title, description, category_id, priority_id, requester_id, updated_at)
          values ('one', 'x', 1, 1, 1, '2001-01-01 00:00:00'), ('two', 'x', 1, 1, 1, '2001-01-01 00:00:00');`)
        const one = () => stock.prepare('select * from ticket where id = 1').get() as Record<string, string>
        expect(one()).toMatchObject({
          status_id: 1,
          created_at: expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/),
        })

        stock.exec("update ticket set title = 'three' where id = 1")
        const [now] = Object.values(stock.prepare('select current_timestamp').get() as Record<string, string>)
        expect(one().title).toBe('three')
        expect((one().updated_at ?? '') > '2001-01-01 00:00:00' && (one().updated_at ?? '') <= (now ?? '')).toBe(true)
        expect(stock.prepare('select updated_at from ticket where id = 2').get()).toEqual({
          updated_at: '2001-01-01 00:00:00',
        })
        // Again in the same second, and with a time of its own.
        stock.exec("update ticket set title = 'four' where id = 1; update ticket set title = 'five' where id = 1")
        stock.exec("update ticket set updated_at = '2002-02-02 02:02:02' where id = 1")
        expect(one()).toMatchObject({ title: 'five', updated_at: '2002-02-02 02:02:02' })
        expect(stock.prepare('pragma integrity_check').get()).toEqual({ integrity_check: 'ok' })
      })
    },
  )
})

it('rows that are read one by one all come, whatever memory is collected meanwhile', async () => {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  const { db } = await emptyDatabase('sqlite')
  await migrate(db, ROOT)
  const names = Array.from({ length: 2_000 }, (_, i) => ({ name: `C ${i}` }))
  await db.insertInto('category').values(names).execute()
  for (let round = 0; round < 5; round++) {
    let count = 0
    for await (const _ of db.selectFrom('category').selectAll().stream()) {
      if (++count % 200) continue
      collect()
      await setImmediate() // what is collected is freed then
    }
    expect(count).toBe(2_003)
  }
})

type Stock = InstanceType<typeof DatabaseSync>
function using(database: Stock, act: (database: Stock) => void): void {
  try {
    act(database)
  } finally {
    database.close()
  }
}
