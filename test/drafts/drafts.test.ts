import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { KEYS, terminalsOf } from '../helpers/terminal.js'
import { createWorld, type World } from '../helpers/world.js'

interface Draft {
  id: string
  kind: string
  ticket: number | null
  text: string
  path: string
  answers: object | null
}

describe('what was begun and not finished', () => {
  let world: World
  let at: ReturnType<typeof terminalsOf>
  beforeAll(async () => {
    world = await createWorld('sqlite')
    at = terminalsOf(world)
    await world.addTicket({ title: 'Écran noir' })
    await world.addTicket({ title: 'Gone soon' })
  })
  afterAll(() => world.destroy())

  const editor = (script: string) => {
    const path = join(world.folder, `editor-${Math.random()}`)
    writeFileSync(path, `#!/bin/sh\n${script}\n`, { mode: 0o700 })
    return { EDITOR: path }
  }
  /** What somebody's own `drafts` answers at a terminal. */
  const listed = async (name: string, env: Record<string, string> = {}): Promise<Draft[]> => {
    const terminal = at.open('drafts list --json', name, { columns: 1000, env })
    expect(await terminal.end()).toBe(0)
    return JSON.parse(terminal.screen())
  }
  const stored = () => world.db.selectFrom('comment').select('content').where('content', 'like', '%kept%').execute()

  it('is listed, shown, taken up and forgotten', async () => {
    const terminal = at.open('ticket comment 1', 'emma')
    await terminal.waitFor('Comment')
    await terminal.calm()
    terminal.type('kept: half of\ra sentence')
    await terminal.calm()
    terminal.type(KEYS.ctrlD)
    expect(await terminal.end()).toBe(130)
    const [draft, ...others] = await listed('emma')
    expect([draft?.kind, draft?.ticket, draft?.text, others]).toEqual(['comment', 1, 'kept: half of\na sentence', []])

    const shown = at.open(`drafts show ${draft?.id.slice(0, 4)}`, 'emma', { columns: 400 })
    expect(await shown.end()).toBe(0)
    expect(shown.screen()).toMatch(
      /comment · #1 · .*\nkept: half of\na sentence\nTo go on: .* ticket comment 1 --file '.*'\n/,
    )

    expect(await at.open(['ticket', 'comment', '1', '--file', draft?.path ?? ''], 'emma').end()).toBe(0)
    expect(await listed('emma')).toEqual([])
    expect(await stored()).toEqual([{ content: 'kept: half of\na sentence' }])
  })

  it('is nobody else’s, and there when the database is not', async () => {
    const begun = at.open('ticket create', 'emma')
    await begun.answer('Title', 'Begun by emma')
    await begun.waitFor('Category')
    begun.type(KEYS.ctrlC)
    expect(await begun.end()).toBe(130)
    const gone = at.open('ticket comment 99 -m lost', 'emma')
    expect(await gone.end()).toBe(3)
    expect(await listed('tom')).toEqual([])
    const all = await listed('emma')
    expect(all.map((d) => [d.kind, d.ticket, d.text])).toEqual([
      ['comment', 99, 'lost'],
      ['ticket', null, 'Begun by emma'],
    ])
    expect(all[1]?.answers).toEqual({ title: 'Begun by emma' })
    const [, second] = all
    const unsure = at.open(['drafts', 'delete', second?.id ?? ''], 'emma')
    await unsure.answer("Delete 'Begun by emma'?", 'n')
    expect(await unsure.end()).toBe(130)
    expect(await listed('emma')).toHaveLength(2)
    expect(await at.open(`drafts delete ${all.map((d) => d.id).join(' ')} --yes`, 'emma').end()).toBe(0)
    expect(await listed('emma')).toEqual([])
  })

  it('is picked where none is named; an unknown one is not found, and without a terminal it is named', async () => {
    expect(await at.open('drafts show', 'emma').end()).toBe(3)
    expect(await world.helpdesk('drafts show', { as: 'emma' })).toMatchObject({ code: 2 })
    expect(await world.helpdesk('drafts delete abc', { as: 'emma' })).toMatchObject({ code: 2 })
    expect(await world.helpdesk('drafts show abc', { as: 'emma' })).toEqual({
      code: 3,
      out: '',
      err: "error: There is no draft 'abc'.\nhint: helpdesk drafts list\n",
    })
    await at.open('ticket comment 98 -m picked', 'emma').end()
    const terminal = at.open('drafts delete', 'emma')
    await terminal.answer('Which draft?', '')
    await terminal.answer("Delete 'picked'?", 'y')
    expect(await terminal.end()).toBe(0)
    expect(await listed('emma')).toEqual([])
  })

  it('is shown inert', async () => {
    const text = 'red \x1b[31mtitle\x1b]0;x\x07'
    expect(await at.open(['ticket', 'comment', '97', '-m', text], 'emma').end()).toBe(3)
    for (const line of ['drafts list', 'drafts list -o tsv', 'drafts list --json']) {
      const terminal = at.open(line, 'emma')
      expect(await terminal.end()).toBe(0)
      for (const sequence of ['\x1b[31m', '\x1b]0;x', '\x07']) expect(terminal.raw()).not.toContain(sequence)
    }
    const [{ id = '' } = {}] = await listed('emma')
    for (const line of [`drafts show ${id}`, `drafts delete ${id} --yes`]) {
      const terminal = at.open(line, 'emma')
      expect(await terminal.end()).toBe(0)
      expect(terminal.raw()).not.toContain('\x1b[31m')
    }
  })

  it.each([
    ['what was saved', 'printf "kept: saved" > "$1"'],
    ['what nano puts beside it', 'printf "kept: saved" > "$1.save"'],
  ])('an editor whose terminal goes away: %s', async (_, script) => {
    const terminal = at.open('ticket comment 1', 'emma', {
      settings: true,
      env: editor(`${script}; echo open; read go`),
    })
    await terminal.waitFor('open')
    process.kill(-terminal.child(), 'SIGHUP') // as a terminal does: the editor, too
    expect(await terminal.end()).toBe(130)
    const [draft] = await listed('emma')
    expect([draft?.kind, draft?.ticket, draft?.text]).toEqual(['comment', 1, 'kept: saved'])
    expect(readdirSync(at.stateOf('emma')).filter((name) => name.startsWith('editing-'))).toEqual([])
    expect(await at.open(`drafts delete ${draft?.id} --yes`, 'emma').end()).toBe(0)
  })

  it('a program that is killed while the editor is open leaves its text, which is listed', async () => {
    const env = editor('printf "kept: killed" > "$1"; echo open; read go')
    const terminal = at.open('ticket comment 1', 'emma', { settings: true, env })
    await terminal.waitFor('open')
    process.kill(terminal.child(), 'SIGKILL')
    terminal.type('\r')
    await terminal.end()
    const [draft] = await listed('emma')
    expect([draft?.kind, draft?.text]).toEqual(['text', 'kept: killed'])
    expect(statSync(draft?.path ?? '').mode & 0o777).toBe(0o600)
    expect(readFileSync(draft?.path ?? '', 'utf8')).toBe('kept: killed')
    expect(await at.open(`drafts delete ${draft?.id} --yes`, 'emma').end()).toBe(0)
    expect(existsSync(draft?.path ?? '')).toBe(false)
  })

  it('a description that could not be stored goes on with ticket edit', async () => {
    const env = editor('printf "kept: new text" > "$1"; echo open; read go')
    const terminal = at.open('ticket edit 2', 'emma', { columns: 400, env })
    await terminal.waitFor('What shall be changed?')
    await terminal.calm()
    terminal.type('Descr')
    await terminal.waitFor(/❯ Description/)
    terminal.type('\r')
    await terminal.waitFor('open')
    await world.json('ticket delete 2 --yes', { as: 'ada' })
    terminal.type('\r')
    await terminal.answer('What shall be changed?', '')
    expect(await terminal.end()).toBe(3)
    expect(terminal.screen()).toMatch(/To go on: .* ticket edit 2 --description-file '/)
    expect((await listed('emma')).map((d) => [d.kind, d.ticket, d.text])).toContainEqual([
      'description',
      2,
      'kept: new text',
    ])
  })
})
