import { execFileSync } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { PROGRAM } from '../helpers/program.js'
import { KEYS, terminalsOf } from '../helpers/terminal.js'
import { createWorld, type World } from '../helpers/world.js'

const { ctrlC, enter } = KEYS
type Opened = ReturnType<ReturnType<typeof terminalsOf>['open']>
const paste = (text: string) => `\x1b[200~${text}\x1b[201~`

describe('what is typed', () => {
  let world: World
  let at: ReturnType<typeof terminalsOf>
  beforeAll(async () => {
    world = await createWorld('sqlite')
    at = terminalsOf(world)
    await world.addTicket()
  })
  afterAll(() => world.destroy())
  // What was kept would be offered to the next.
  const forgetKept = () => rmSync(at.stateOf('emma'), { recursive: true, force: true })
  beforeEach(forgetKept)

  const comments = async () =>
    (await world.db.selectFrom('comment').select('content').orderBy('id').execute()).map((c) => c.content)
  const comment = (env: Record<string, string> = {}) => at.open('ticket comment 1', 'emma', { env })

  it.each([
    ['at once', (text: string) => [text]],
    ['in pieces of three bytes', (text: string) => text.match(/[\s\S]{1,3}/g) ?? []],
  ])('a paste stays whole, empty lines and all: %s', async (_, pieces) => {
    const terminal = comment()
    await terminal.waitFor('Comment')
    await terminal.calm()
    for (const piece of pieces(paste('Bonjour,\r\n\r\nl’écran clignote.\r\tMerci'))) {
      terminal.type(piece)
      await terminal.calm()
    }
    terminal.type(enter)
    await terminal.calm()
    terminal.type(enter)
    await terminal.waitFor('Post this?')
    expect((await terminal.lines()).slice(0, 4)).toEqual([
      '✔ Comment',
      'Bonjour,',
      '',
      expect.stringContaining('l’écran clignote.'),
    ])
    terminal.type(enter)
    expect(await terminal.end()).toBe(0)
    expect((await comments()).at(-1)).toBe('Bonjour,\n\nl’écran clignote.\n\tMerci')
  })

  it('a text of one line is posted without more ado', async () => {
    const terminal = comment()
    await terminal.write('Comment', 'Fait.')
    expect(await terminal.end()).toBe(0)
    expect((await comments()).at(-1)).toBe('Fait.')
  })

  it('e edits what has several lines, n posts nothing', async () => {
    const terminal = comment()
    await terminal.write('Comment', 'un\ndeux')
    await terminal.answer('Post this?', 'maybe')
    await terminal.waitFor('Enter posts it')
    terminal.type('\x7f'.repeat(5))
    terminal.type(`e${enter}`)
    await terminal.waitFor('deux')
    await terminal.calm()
    terminal.type(`!${enter}${enter}`)
    await terminal.waitFor('Post this?')
    terminal.type(enter)
    expect(await terminal.end()).toBe(0)
    expect((await comments()).at(-1)).toBe('un\ndeux!')
    const not = comment()
    await not.write('Comment', 'un\ndeux')
    await not.answer('Post this?', 'n')
    expect(await not.end()).toBe(130)
    expect(not.screen()).toContain('What you wrote is kept')
  })

  it.each([
    ['Ctrl-C', (terminal: Opened) => terminal.type(ctrlC)],
    ['Ctrl-D', (terminal: Opened) => terminal.type('\x04\x04')], // the first ends what stands in a line
    ['SIGTERM', (terminal: Opened) => process.kill(terminal.child(), 'SIGTERM')],
    ['a hang-up', (terminal: Opened) => process.kill(terminal.child(), 'SIGHUP')],
  ])('what was written by then is kept at %s, and the line to go on posts it', async (_, end) => {
    for (const TERM of ['xterm', 'dumb']) {
      const terminal = at.open('ticket comment 1', 'emma', { settings: true, env: { TERM } })
      await terminal.waitFor('An empty line ends the text.')
      await terminal.calm()
      terminal.type('Un\rDeux\rTro')
      await new Promise((resolve) => setTimeout(resolve, 150))
      end(terminal)
      expect(await terminal.end()).toBe(130)
      const path = /ticket comment 1 --file '([^']+)'/.exec(terminal.screen().replace(/\n/g, ''))?.[1] ?? ''
      // Where the terminal itself edits the line, what has not been entered is known to it alone.
      expect(readFileSync(path, 'utf8')).toBe(TERM === 'dumb' ? 'Un\nDeux' : 'Un\nDeux\nTro')
      forgetKept()
    }
  })

  it('so is what an editor wrote that fails', async () => {
    const terminal = comment({ EDITOR: `sh -c 'printf Brouillon > "$1"; exit 1' sh` })
    expect(await terminal.end()).toBe(130)
    const path = /ticket comment 1 --file '([^']+)'/.exec(terminal.screen().replace(/\n/g, ''))?.[1] ?? ''
    expect(readFileSync(path, 'utf8')).toBe('Brouillon')
  })

  it('an editor that is none falls back to typing', async () => {
    const terminal = comment({ EDITOR: '/nowhere/ed' })
    await terminal.write(/The editor '\/nowhere\/ed' cannot be started[\s\S]*Comment/, 'Sans éditeur.')
    expect(await terminal.end()).toBe(0)
    expect((await comments()).at(-1)).toBe('Sans éditeur.')
    const blank = comment({ EDITOR: '  ' })
    await blank.write('Comment', 'Blanc.')
    expect(await blank.end()).toBe(0)
  })

  it('several lines that are pasted into one become one', async () => {
    const terminal = at.open('ticket create --category 1 --priority 1 --description x --yes', 'emma')
    await terminal.waitFor('Title')
    await terminal.calm()
    terminal.type(paste('Écran\r\nnoir\r\n'))
    await terminal.calm()
    terminal.type(enter)
    expect(await terminal.end()).toBe(0)
    expect(terminal.screen()).toMatch(/Created ticket #\d+: Écran noir/)
  })

  it('a paste at plain questions stays whole, too', async () => {
    const terminal = comment({ TERM: 'dumb' })
    await terminal.waitFor('An empty line ends the text.')
    await terminal.calm()
    terminal.type('Un\n\nDeux\n')
    await new Promise((resolve) => setTimeout(resolve, 150))
    terminal.type('\n')
    await terminal.answer('Post this?', '')
    expect(await terminal.end()).toBe(0)
    expect((await comments()).at(-1)).toBe('Un\n\nDeux')
  })

  it.each([['rich'], ['plain']])('text that is not UTF-8 is refused at %s questions', async (how) => {
    const before = await comments()
    const terminal = comment(how === 'plain' ? { TERM: 'dumb' } : {})
    await terminal.waitFor('Comment')
    await terminal.calm()
    terminal.bytes(Buffer.from('caf\xe9 \xff\n', 'latin1'))
    expect(await terminal.end()).toBe(2)
    expect(terminal.screen()).toContain('error: What was typed is not UTF-8 text.')
    expect(await comments()).toEqual(before)
  })

  it('so is a password', async () => {
    const terminal = at.open('login emma', 'new')
    await terminal.waitFor('Password')
    await terminal.calm()
    terminal.bytes(Buffer.from('s\xe9cret\r', 'latin1'))
    expect(await terminal.end()).toBe(2)
  })

  it('so is an argument, and a character of its own is none', () => {
    const said = (script: string) => {
      try {
        execFileSync('bash', ['-c', script], { encoding: 'utf8', stdio: 'pipe' })
        return { status: 0, stderr: '' }
      } catch (error) {
        return error as { status: number; stderr: string }
      }
    }
    const program = `HELPDESK_DATABASE=${world.url} '${process.execPath}' '${PROGRAM}'`
    expect(said(`${program} ticket comment 1 -m $'caf\\xe9'`)).toMatchObject({
      status: 2,
      stderr: 'error: The command line is not UTF-8 text.\n',
    })
    expect(said(`${program} ticket comment 1 -m '\ufffd'`)).toMatchObject({ status: 4 })
  })

  it('Esc goes back to the question before, and what was answered stands there', async () => {
    const terminal = at.open('ticket create', 'emma')
    await terminal.answer('Title', 'Écran')
    await terminal.waitFor('Category')
    await terminal.calm()
    terminal.type('\x1b')
    await terminal.waitFor('Title Écran')
    await terminal.calm()
    terminal.type(` noir${enter}`)
    await terminal.answer('Category', '')
    await terminal.answer('Priority', '')
    await terminal.waitFor('Description')
    await terminal.calm()
    terminal.type('Depuis ce matin')
    await terminal.calm()
    terminal.type('\x1b')
    await terminal.answer('Priority', '')
    await terminal.waitFor('Depuis ce matin')
    await terminal.calm()
    terminal.type(`.${enter}`)
    await terminal.calm()
    terminal.type(enter)
    await terminal.waitFor('Create this ticket?')
    await terminal.calm()
    terminal.type(`${KEYS.down}${enter}`)
    await terminal.waitFor('Title Écran noir')
    await terminal.calm()
    terminal.type('\x1b')
    await terminal.waitFor('Create this ticket?')
    await terminal.calm()
    terminal.type(enter)
    expect(await terminal.end()).toBe(0)
    const newest = world.db.selectFrom('ticket').select(['title', 'description']).orderBy('id', 'desc').limit(1)
    expect(await newest.executeTakeFirst()).toEqual({ title: 'Écran noir', description: 'Depuis ce matin.' })
  })

  it('Esc at a text keeps it where there is no question before', async () => {
    const terminal = comment()
    await terminal.waitFor('Comment')
    await terminal.calm()
    terminal.type('Presque')
    await terminal.calm()
    terminal.type('\x1b')
    expect(await terminal.end()).toBe(130)
    expect(terminal.screen()).toContain('What you wrote is kept')
  })

  it('Esc at a question is no answer', async () => {
    const terminal = at.open('ticket show', 'emma')
    await terminal.waitFor('Which ticket?')
    await terminal.calm()
    terminal.type('\x1b')
    expect(await terminal.end()).toBe(130)
    const other = at.open('ticket show', 'emma')
    await other.waitFor('Which ticket?')
    await other.calm()
    other.type(`\x1b[A${ctrlC}`)
    expect(await other.end()).toBe(130)
  })
})

describe('a password with accents', () => {
  let world: World
  beforeAll(async () => {
    world = await createWorld('sqlite')
  })
  afterAll(() => world.destroy())

  it('is one, however its letters are composed', async () => {
    const login = async (password: string) =>
      (await world.helpdesk('login zoe --password-stdin', { stdin: password })).code
    for (const stored of ['clé-décalé'.normalize('NFC'), 'clé-décalé'.normalize('NFD')]) {
      await world.helpdesk(
        'user create --username zoe --email z@example.org --name Zoé --role EMPLOYEE --password-stdin',
        {
          as: 'ada',
          stdin: stored,
        },
      )
      expect(await login('clé-décalé'.normalize('NFC'))).toBe(0)
      expect(await login('clé-décalé'.normalize('NFD'))).toBe(0)
      expect(await login('cle-decale')).toBe(4)
      await world.helpdesk('user delete zoe --yes', { as: 'ada' })
    }
  })
})
