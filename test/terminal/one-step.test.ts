import { existsSync, readdirSync, rmSync } from 'node:fs'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { PROGRAM } from '../helpers/program.js'
import { openPty } from '../helpers/pty.js'
import { ROOT } from '../helpers/root.js'
import { flat, KEYS, terminalsOf } from '../helpers/terminal.js'
import { createWorld, type World } from '../helpers/world.js'

const WAYS = [80, 40].flatMap((columns) =>
  (['en', 'fr'] as const).flatMap((lang) => [{}, { TERM: 'dumb' }].map((env) => ({ columns, lang, env }))),
)

describe('what undo and the verbs of one step ask', () => {
  let world: World
  let at: ReturnType<typeof terminalsOf>
  beforeAll(async () => {
    world = await createWorld('sqlite')
    at = terminalsOf(world)
  })
  afterAll(() => world.destroy())
  const shown = (id: number) =>
    world.json<{ status: { state: string }; comments: { content: string }[] }>(`ticket show ${id}`, { as: 'ada' })

  it.each(WAYS)('resolve asks once for the report: $columns columns, $lang, $env', async ({ columns, lang, env }) => {
    const question = lang === 'en' ? 'Report (empty: none)' : /Rapport \(vide\s:\s+aucun\)/
    for (const report of ['', 'New cable.']) {
      const id = await world.addTicket()
      const terminal = at.open(`ticket resolve ${id} --lang ${lang}`, 'tom', { columns, env })
      await terminal.answer(question, report)
      expect(await terminal.end()).toBe(0)
      expect(flat(terminal.screen())).toMatch(lang === 'en' ? /undo: .+ undo $/ : /annuler : .+ undo $/)
      expect(await shown(id)).toMatchObject({
        status: { state: 'resolved' },
        comments: report === '' ? [] : [{ content: report }],
      })
    }
  })

  it.each(['comment 9999 -m x --dry-run', 'edit 9999 --description x --dry-run'])(
    'a plan that fails keeps nothing, and offers nothing that would be done: %s',
    async (line) => {
      const terminal = at.open(line, 'tom')
      expect(await terminal.end()).toBe(3)
      expect(terminal.screen()).not.toMatch(/go on/)
    },
  )

  it('an edited comment that could not be stored goes on as an edit', async () => {
    const id = await world.addTicket()
    await world.json(`comment ${id} -m first`, { as: 'tom' })
    await sql`create trigger refuse before update on comment begin select raise(abort, 'not now'); end`.execute(
      world.db,
    )
    const terminal = at.open(`comment ${id} --edit-last -m second`, 'tom', { columns: 200 })
    expect(await terminal.end()).not.toBe(0)
    expect(flat(terminal.screen())).toMatch(/ticket comment \d+ --file '.*' --edit-last/)
    await sql`drop trigger refuse`.execute(world.db)
    rmSync(at.stateOf('tom'), { recursive: true }) // what was kept
  })

  it('resolve asks nothing about what is not there, and what is interrupted changes nothing', async () => {
    const missing = at.open('ticket resolve 99', 'tom')
    expect(await missing.end()).toBe(3)
    expect(missing.screen()).not.toContain('Report')
    const id = await world.addTicket()
    const terminal = at.open(`ticket resolve ${id}`, 'tom')
    await terminal.waitFor('Report')
    await terminal.calm()
    terminal.type(KEYS.ctrlC)
    expect(await terminal.end()).toBe(130)
    expect(await shown(id)).toMatchObject({ status: { state: 'pending' } })
  })

  it.each(WAYS)(
    'undo says what, when and how much, and asks: $columns columns, $lang, $env',
    async ({ columns, lang, env }) => {
      const id = await world.addTicket({ title: 'Écran noir' })
      await world.helpdesk(`ticket take ${id} --start`, { as: 'tom' })
      const question = lang === 'en' ? /Undo\s+this\s+\(1\s+ticket\)\?/ : /L’annuler\s+\(1\s+ticket\)/
      const no = at.open(`undo --lang ${lang}`, 'tom', { columns, env })
      await no.answer(question, 'n')
      expect(await no.end()).toBe(130)
      expect(flat(no.screen())).toContain(
        lang === 'en'
          ? `#${id} 'Écran noir': assignee → tom, status → En cours`
          : `#${id} « Écran noir » : assignation → tom, statut → En cours`,
      )
      const yes = at.open(`undo --lang ${lang}`, 'tom', { columns, env })
      await yes.answer(question, lang === 'en' ? 'y' : 'o')
      expect(await yes.end()).toBe(0)
      expect(flat(yes.screen())).toMatch(
        lang === 'en' ? /redo: .+ undo [0-9a-f]{8} $/ : /rétablir : .+ undo [0-9a-f]{8} $/,
      )
      expect(yes.screen()).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}/)
      expect(await shown(id)).toMatchObject({ status: { state: 'pending' } })
    },
  )

  it.each(WAYS)('audit undo offers sentences: $columns columns, $lang, $env', async ({ columns, lang, env }) => {
    const id = await world.addTicket({ title: 'Souris' })
    await world.helpdesk(`ticket take ${id}`, { as: 'tom' })
    const terminal = at.open(`audit undo --lang ${lang}`, 'ada', { columns, env })
    await terminal.waitFor(/[0-9a-f]{8} {2}#/)
    await terminal.calm()
    expect(flat(terminal.screen())).toContain(lang === 'en' ? `#${id} 'Souris':` : `#${id} « Souris »`)
    for (const line of await terminal.lines()) expect(line.length).toBeLessThanOrEqual(columns)
    terminal.type(KEYS.ctrlC)
    expect(await terminal.end()).toBe(130)
  })

  it.each([{}, { TERM: 'dumb' }])('comment --edit-last begins with what was written: %j', async (env) => {
    const id = await world.addTicket({ requester: 'emma' })
    await world.helpdesk(`ticket comment ${id} -m first`, { as: 'emma' })
    const terminal = at.open(`ticket comment ${id} --edit-last`, 'emma', { env })
    await terminal.waitFor('Comment')
    await terminal.calm()
    expect(terminal.screen()).toContain('first')
    terminal.type(KEYS.ctrlC)
    expect(await terminal.end()).toBe(130)
    expect((await shown(id)).comments).toMatchObject([{ content: 'first' }])
  })

  describe('a report', () => {
    const drafts = () =>
      existsSync(at.stateOf('tom')) ? readdirSync(at.stateOf('tom')).filter((file) => file.endsWith('.md')) : []
    const assign = (to: string, ...ids: number[]) =>
      world.helpdesk(['ticket', 'assign', ...ids.map(String), '--to', to], { as: 'ada' })
    /** Runs what a shell makes of the line that was said to go on with. */
    async function goOn(screen: string) {
      const line = /To go on: .*?(ticket (?:resolve|reopen) .+?)(?: error:|$)/.exec(flat(screen))?.[1]?.trim() ?? ''
      const run = `${process.execPath} ${PROGRAM} ${line}`
      const shell = openPty(['/bin/sh', '-c', run], { cwd: ROOT, columns: 200, env: at.environment('tom') })
      return shell.end()
    }

    it.each([1, 2])(
      'that could not be stored with %d tickets is kept, and forgotten once it is stored',
      async (count) => {
        const ids = [await world.addTicket(), await world.addTicket()].slice(0, count)
        const terminal = at.open(`ticket resolve ${ids.join(',')}`, 'tom', { columns: 200 })
        await terminal.waitFor('Report')
        await terminal.calm()
        await assign('tess', ...ids) // while the question stands there
        terminal.type('It’s the cable.\r')
        expect(await terminal.end()).toBe(3)
        expect(terminal.screen()).toContain(` ticket resolve ${ids.join(',')} -m 'It’s the cable.'`)
        expect(drafts()).toHaveLength(1)
        await assign('tom', ...ids)
        expect(await goOn(terminal.screen())).toBe(0)
        expect(drafts()).toEqual([])
        for (const id of ids)
          expect(await shown(id)).toMatchObject({
            status: { state: 'resolved' },
            comments: [{ content: 'It’s the cable.' }],
          })
      },
    )

    it('that is long goes on from its file; so does why something is reopened', async () => {
      const id = await world.addTicket({ status: 3 })
      await assign('tess', id)
      const why = `It’s back.\n${'x'.repeat(300)}`
      const terminal = at.open(['ticket', 'reopen', String(id), '-m', why], 'tom', { columns: 400 })
      expect(await terminal.end()).toBe(3)
      expect(terminal.screen()).toContain(` ticket reopen ${id} -m - < '`)
      expect(drafts()).toHaveLength(1)
      await assign('tom', id)
      expect(await goOn(terminal.screen())).toBe(0)
      expect(drafts()).toEqual([])
      expect(await shown(id)).toMatchObject({ status: { state: 'pending' }, comments: [{ content: why }] })
    })

    it('of a plan is not kept', async () => {
      const id = await world.addTicket({ assignee: 'tess' })
      const terminal = at.open(['ticket', 'resolve', String(id), '-m', 'done', '--dry-run'], 'tom')
      expect(await terminal.end()).toBe(3)
      expect(drafts()).toEqual([])
    })
  })

  it('create --dry-run asks for what is missing, and keeps no draft', async () => {
    const kept = () => (existsSync(at.stateOf('emma')) ? readdirSync(at.stateOf('emma')) : [])
    const before = kept()
    const terminal = at.open('ticket create --dry-run --description D --category 1 --priority 1', 'emma')
    await terminal.answer('Title', 'Scanner')
    expect(await terminal.end()).toBe(0)
    expect(terminal.screen()).toContain('A ticket would be created.')
    expect(kept()).toEqual(before)
  })

  it('more than twenty tickets of a range are asked about first', async () => {
    const first = await world.addTicket()
    for (let i = 0; i < 20; i++) await world.addTicket()
    const terminal = at.open(`ticket priority ${first}-2147483647 --to high`, 'ada')
    await terminal.answer('At most 21 things change', 'n')
    expect(await terminal.end()).toBe(130)
    const plan = at.open(`ticket priority ${first}-2147483647 --to high --dry-run`, 'ada')
    expect(await plan.end()).toBe(0)
    expect(plan.screen()).toContain('21 tickets would change')
  })
})
