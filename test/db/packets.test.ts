import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Connection, createConnection, type ResultSetHeader } from 'mysql2/promise'
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import type { Change } from '../../src/history/change.js'
import { hasServer } from '../helpers/engines.js'
import { startMariadb, type TestServer } from '../helpers/mariadb.js'
import { contentOf, createWorld, type World } from '../helpers/world.js'

const ONE_MB = 1_048_576

/** As XAMPP sets its server up; where a server was given, we may have no program for another. */
const onOwnServer = describe.runIf(hasServer && !process.env.HELPDESK_TEST_DATABASE)

onOwnServer.each(['mysql'] as const)('a %s server that takes 1 MB at a time', (engine) => {
  let server: TestServer
  let root: Connection
  let world: World
  beforeAll(async () => {
    server = (await startMariadb([`--max-allowed-packet=${ONE_MB}`])) ?? expect.fail('There is no mariadbd.')
    world = await createWorld(engine, server.address)
    root = await createConnection(world.url)
  })
  afterAll(async () => {
    await root?.end()
    await world?.destroy()
    await server?.stop()
  })
  beforeEach(async () => {
    await root.query('delete from ticket')
  })

  const ada = <T = Change<{ id: number }>>(argv: string[], stdin = '') => world.json<T>(argv, { as: 'ada', stdin })
  const rows = async () => [await contentOf(world.db, 'ticket'), await contentOf(world.db, 'comment')]
  /**
   * So many tickets with texts of so many bytes, every other one with a comment as long. Returns their numbers, one a
   * line.
   */
  async function fill(count: number, bytes: number, piece: string): Promise<string> {
    const text = piece.repeat(bytes / Buffer.byteLength(piece))
    const ids: number[] = []
    for (let i = 0; i < count; i++) {
      const values = ['T', text, 1, 1, world.ids.emma]
      const [{ insertId }] = await root.query<ResultSetHeader>(
        'insert into ticket (title, description, category_id, priority_id, requester_id) values (?)',
        [values],
      )
      ids.push(insertId)
      if (i % 2)
        await root.query('insert into comment (ticket_id, user_id, content) values (?)', [
          [insertId, world.ids.emma, text],
        ])
    }
    return ids.join('\n')
  }

  it.each([
    [500, 2_500, 'plain text, '],
    [150, 8_000, '\\é'],
    [20, 60_000, "'\u0001😀"],
  ])(
    '%i tickets of %i bytes (%j) are deleted with their comments, and undone, and that too',
    async (count, bytes, piece) => {
      const ids = await fill(count, bytes, piece)
      const before = await rows()
      const { changeId, changed } = await ada(['ticket', 'delete', '-', '--yes'], ids)
      expect(changed).toBe(count)
      expect(await rows()).toEqual([[], []])
      const undone = await ada(['audit', 'undo', changeId ?? '', '--yes'])
      expect(await rows()).toEqual(before)
      await ada(['audit', 'undo', undone.changeId ?? '', '--yes'])
      expect(await rows()).toEqual([[], []])
    },
  )

  it('40 tickets get a report of 60,000 bytes each', async () => {
    const ids = await fill(40, 10, 'x')
    const report = 'It is "done".\n'.repeat(4_000)
    const { changed } = await ada(['ticket', 'resolve', ...ids.split('\n'), '-m', '-'], report)
    expect(changed).toBe(40)
    expect((await rows())[1]).toHaveLength(20 + 40)
  })

  it('tickets with the longest texts come in, from a file and from another database', async () => {
    const description = '\\"'.repeat(16_000)
    const ticket = { description, category: 1, priority: 1, requester: 'emma' }
    const lines = Array.from({ length: 60 }, (_, i) => JSON.stringify({ title: `T ${i}`, ...ticket }))
    const other = await createWorld('sqlite')
    onTestFinished(() => other.destroy())
    for (const { folder } of [world, other]) writeFileSync(join(folder, 'long.jsonl'), lines.join('\n'))
    for (const into of [world, other]) {
      expect(await into.json('ticket import long.jsonl', { as: 'ada' })).toMatchObject({ created: 60 })
    }
    await root.query('create database copied')
    const copy = ['db', 'copy', '--from', other.url, '--to', `${server.address}/copied`, '--yes']
    expect(await other.helpdesk(copy, { as: 'ada' })).toMatchObject({ code: 0 })
  })

  it('a single row that is larger is named, with the limit, and nothing is changed', async () => {
    await root.query('alter table ticket modify description mediumtext not null')
    const small = await world.addTicket()
    const large = await world.addTicket()
    // As JSON each of them is two characters, and four in a statement.
    await root.query("update ticket set description = repeat('\"', 300000) where id = ?", [large])
    const before = await rows()
    const ran = await world.helpdesk(['ticket', 'delete', `${small}`, `${large}`, '--yes'], { as: 'ada' })
    await root.query('delete from ticket')
    await root.query('alter table ticket modify description text not null')
    expect(ran).toEqual({
      code: 2,
      out: '',
      err: expect.stringContaining(`error: The row ticket ${large} takes 1,200,`),
    })
    expect(ran.err).toContain(
      ' bytes in one statement, and the server takes 1,048,512 at most (max_allowed_packet); nothing was changed.\n' +
        'hint: On the server, in [mysqld]: max_allowed_packet = 64M\n',
    )
    expect(before[0]).toHaveLength(2)
  })

  it('an import in parts finds such a row before it stores the first', async () => {
    await root.query('set global max_allowed_packet = 65536')
    onTestFinished(async () => void (await root.query(`set global max_allowed_packet = ${ONE_MB}`)))
    const rest = ',1,1,emma\n'
    const many = Array.from({ length: 9_000 }, (_, i) => `T ${i},D${rest}`).join('')
    writeFileSync(
      join(world.folder, 'in.csv'),
      `title,description,category,priority,requester\n${many}Long one,"${'""'.repeat(40_000)}"${rest}`,
    )
    const ran = await world.helpdesk('ticket import in.csv', { as: 'ada', env: { HELPDESK_IMPORT_AT_ONCE: '1' } })
    expect(ran).toMatchObject({
      code: 2,
      out: '',
      err: expect.stringContaining('error: The row ticket Long one takes 80,'),
    })
    expect(ran.err).toContain('the server takes 65,472 at most (max_allowed_packet); nothing was changed.')
    expect(await rows()).toEqual([[], []])
  })

  it('is asked for its limit once, and only where that may matter', async () => {
    const asked = async (argv: string[], stdin = '') => {
      const { code, err } = await world.helpdesk([...argv, '--debug'], { as: 'ada', stdin })
      return [code, err.match(/max_allowed_packet/g)?.length ?? 0]
    }
    const ids = await fill(3, 10, 'x')
    expect(await asked(['ticket', 'list'])).toEqual([0, 0])
    expect(await asked(['ticket', 'comment', ids.split('\n')[0] ?? '', '-m', 'x'.repeat(4_000)])).toEqual([0, 0])
    expect(await asked(['ticket', 'start', '-'], ids)).toEqual([0, 0])
    expect(await asked(['ticket', 'delete', '-', '--yes'], await fill(40, 2_500, 'x'))).toEqual([0, 1])
  })
})
