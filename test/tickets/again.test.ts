import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { Ticket } from '../../src/tickets/ticket.js'
import { type EngineName, engines, hasServer } from '../helpers/engines.js'
import { type ForeignCsv, foreignCsv } from '../helpers/python.js'
import { createWorld, type World } from '../helpers/world.js'

const foreign = foreignCsv() as ForeignCsv
const OTHER: Record<EngineName, EngineName> = hasServer
  ? { sqlite: 'mysql', mysql: 'sqlite' }
  : { sqlite: 'sqlite', mysql: 'sqlite' }
const HOSTILE = [
  '=1+1',
  "'=1+1",
  "'quoted",
  '"',
  'a,b;c\td',
  'line\nbreak\r\n=2+2\rand more',
  '😀 Ĳ',
  ' blanks ',
  '-1',
  '\ttab',
  'sep=;',
  '\ufeffmark',
]

const exported = async (world: World, ...more: string[]) =>
  (await world.helpdesk(['ticket', 'export', '--all', ...more], { as: 'ada' })).out
async function imported(world: World, text: string) {
  const path = join(world.folder, 'in')
  writeFileSync(path, text)
  const { rows, created, present } = await world.json<{ rows: number; created: number; present: number }>(
    ['ticket', 'import', path],
    {
      as: 'ada',
    },
  )
  expect(created + present).toBe(rows)
  return created
}
const titles = async (world: World) =>
  (await world.json<Ticket[]>('ticket list --all --sort id', { as: 'ada' })).map((t) => t.title)
/** Two helpdesks, each with tickets of its own. */
async function two(engine: EngineName) {
  const worlds = [await createWorld(engine), await createWorld(OTHER[engine])] as const
  onTestFinished(async () => {
    for (const world of worlds) await world.destroy()
  })
  const add = (world: World, title: string, status = 1) => world.addTicket({ title, status })
  await add(worlds[0], 'first')
  await add(worlds[0], 'second', 3)
  await add(worlds[1], 'theirs')
  return [...worlds, add] as const
}

describe.each(engines)('exports that are read again (%s)', (engine) => {
  it('into their own database nothing, into another each ticket once, whichever way round', async () => {
    const [here, there, add] = await two(engine)
    for (const format of ['csv', 'jsonl', 'json']) {
      expect(await imported(here, await exported(here, '-o', format)), format).toBe(0)
      expect(await imported(there, await exported(here, '-o', format)), format).toBe(format === 'csv' ? 2 : 0)
      expect(await imported(here, await exported(there, '-o', format)), format).toBe(format === 'csv' ? 1 : 0)
    }
    // What was edited, deleted or added meanwhile is no other ticket.
    await here.helpdesk('ticket edit 1 --title edited', { as: 'ada' })
    const before = await exported(here)
    await here.helpdesk('ticket delete 1 --yes', { as: 'ada' })
    expect(await imported(here, before)).toBe(0)
    await add(here, 'third')
    expect(await imported(there, await exported(here))).toBe(1)
    expect(await titles(here)).toEqual(['second', 'theirs', 'third'])
    expect(await titles(there)).toEqual(['theirs', 'first', 'second', 'third'])
  })

  it('rows with numbers of another helpdesk are new tickets', async () => {
    const [here] = await two(engine)
    expect(await imported(here, 'id,title,description,category,priority,requester\n1,new,D,1,1,emma\n')).toBe(1)
    expect(await titles(here)).toEqual(['first', 'second', 'new'])
  })

  it('keys of another program go on from file to file', async () => {
    const [here, there] = await two(engine)
    const theirs = 'key,title,description,category,priority,requester\nHELP-7,theirs,D,1,1,emma\n'
    expect(await imported(here, theirs)).toBe(1)
    expect(await imported(there, await exported(here))).toBe(3)
    expect(await imported(there, theirs)).toBe(0)
    expect(await imported(here, await exported(there))).toBe(1)
    const before = await exported(there)
    const { changeId } = await there.json<{ changeId: string }>('ticket delete 4 --yes', { as: 'ada' })
    await there.json(['audit', 'undo', changeId, '--yes'], { as: 'ada' })
    expect(await exported(there)).toBe(before)
  })

  it('a copy of a database knows what it was copied with, and not what came since', async () => {
    const [here, , add] = await two(engine)
    const copy = await createWorld('sqlite')
    onTestFinished(() => copy.destroy())
    const target = `sqlite:${join(here.folder, 'copy.db')}`
    expect((await here.helpdesk(['db', 'copy', '--from', here.url, '--to', target, '--yes'], { as: 'ada' })).code).toBe(
      0,
    )
    const file = join(here.folder, 'copied.csv')
    writeFileSync(file, await exported(here))
    await here.db
      .updateTable('ticket')
      .set({ created_at: '2020-01-01 00:00:00' })
      .where('id', '=', await add(here, 'of here'))
      .execute()
    writeFileSync(join(here.folder, 'since.csv'), await exported(here))
    const inCopy = async (line: string[]) => {
      await here.helpdesk([...'login ada --password-stdin --database'.split(' '), target], {
        as: 'ada',
        stdin: 'secret',
      })
      return JSON.parse((await here.helpdesk([...line, '--database', target, '--json'], { as: 'ada' })).out)
    }
    expect(await inCopy(['ticket', 'import', file])).toMatchObject({ created: 0, present: 2 })
    expect(
      await inCopy([
        'ticket',
        'create',
        '--title',
        'of there',
        '--description',
        'D',
        '--category',
        '1',
        '--priority',
        '1',
      ]),
    ).toMatchObject({ id: 3 })
    expect(await inCopy(['ticket', 'import', join(here.folder, 'since.csv')])).toMatchObject({ created: 1, present: 2 })
  })

  it.runIf(foreign)('through a foreign parser into the other engine: the same rows', async () => {
    const [here, there] = await two(engine)
    for (const text of HOSTILE) {
      const line = [
        'ticket',
        'create',
        '--title',
        text.replace(/[\r\n]+/g, ' '),
        '--description',
        text,
        '--category',
        '1',
        '--priority',
        'low',
      ]
      expect((await here.helpdesk(line, { as: 'emma' })).code, text).toBe(0)
    }
    const rows = await foreign.read(await exported(here))
    await there.db.deleteFrom('ticket').execute()
    expect(await imported(there, await foreign.write(rows))).toBe(rows.length - 1)
    const bare = (all: string[][]) => all.map(([, ...cells]) => cells)
    expect(bare(await foreign.read(await exported(there)))).toEqual(bare(rows))
    const { description } = (await there.json<Ticket[]>('ticket list --all --sort id', { as: 'ada' })).at(-7) as Ticket
    expect(description).toBe(HOSTILE.at(-7))
  })

  it('a file that is too large for one transaction comes in by parts, judged as a whole before', async () => {
    const [here] = await two(engine)
    const path = join(here.folder, 'large.csv')
    const run = async (text: string) => {
      writeFileSync(path, text)
      return here.helpdesk(['ticket', 'import', path, '--json'], {
        as: 'ada',
        env: { HELPDESK_IMPORT_AT_ONCE: '1000' },
      })
    }
    const rows = (count: number) =>
      `title,description,category,priority,requester,key\n${Array.from({ length: count }, (_, i) => `n${i},D,1,1,emma,k${i}\n`).join('')}`
    const bad = await run(`${rows(9_000)}x,D,nosuch,1,emma,kx\n`)
    expect([bad.code, JSON.parse(bad.err).error.details.map((d: { line: number }) => d.line)]).toEqual([2, [9_002]])
    expect(await titles(here)).toEqual(['first', 'second'])
    expect(JSON.parse((await run(rows(9_000))).out)).toMatchObject({ rows: 9_000, created: 9_000, present: 0 })
    expect(JSON.parse((await run(rows(9_100))).out)).toMatchObject({ created: 100, present: 9_000 })
    expect((await titles(here)).length).toBe(9_102)
  })

  it('resolved rows have a closing time, open ones none', async () => {
    const [here] = await two(engine)
    await here.db.deleteFrom('ticket').execute()
    const head = 'title,description,category,priority,requester,status,createdAt,updatedAt,closedAt'
    const row = (title: string, rest: string) => `${title},D,1,1,emma,${rest}\n`
    await imported(
      here,
      `${head}\n${row('a', 'resolved,2026-01-01T00:00:00Z,2026-01-02T00:00:00Z,')}${row('b', 'resolved,2026-01-01T00:00:00Z,,')}${row('c', 'resolved,,,')}${row('d', 'pending,,,2026-01-03T00:00:00Z')}`,
    )
    const closed = (await here.db.selectFrom('ticket').select('closed_at').orderBy('id').execute()).map(
      (t) => t.closed_at,
    )
    expect(closed).toEqual(['2026-01-02 00:00:00', '2026-01-01 00:00:00', expect.stringMatching(/^20/), null])
    const checks = JSON.parse((await here.helpdesk('db check --json', { as: 'ada' })).out).map(
      (f: { check: string }) => f.check,
    )
    expect(checks).not.toContain('resolved-without-closed-at')
  })
})
