import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { KEYS, terminalsOf } from '../helpers/terminal.js'
import { createWorld, type World } from '../helpers/world.js'

const ESC = '\x1b'

describe('nothing that is typed is thrown away', () => {
  let world: World
  let open: ReturnType<typeof terminalsOf>['open']
  beforeAll(async () => {
    world = await createWorld('sqlite')
    open = terminalsOf(world).open
    await world.addTicket({ title: 'Écran noir' })
    await world.addTicket({ title: 'Souris', assignee: 'tess' })
  })
  afterAll(() => world.destroy())

  const drafts = async (name: string): Promise<{ kind: string; text: string }[]> => {
    const terminal = open('drafts list --json', name, { columns: 1000 })
    expect(await terminal.end()).toBe(0)
    return JSON.parse(terminal.screen())
  }
  const forget = async (name: string) => {
    const ids = (await drafts(name)) as unknown as { id: string }[]
    if (ids.length > 0) await open(['drafts', 'delete', ...ids.map((d) => d.id), '--yes'], name).end()
  }
  const comments = async () =>
    (await world.db.selectFrom('comment').select('content').orderBy('id').execute()).map((c) => c.content)

  it('a paste with a blank line stays whole at plain questions', async () => {
    const terminal = open('ticket comment 1', 'emma', { env: { TERM: 'dumb' } })
    await terminal.waitFor('empty line ends')
    await terminal.calm()
    terminal.type('eins\rzwei\r\rvier')
    await terminal.calm()
    terminal.type('\r')
    await terminal.calm()
    terminal.type('\r')
    await terminal.answer('Post this?', '')
    expect(await terminal.end()).toBe(0)
    expect((await comments()).at(-1)).toBe('eins\nzwei\n\nvier')
  })

  it.each([
    ['Ctrl-C', KEYS.ctrlC],
    ['Esc', ESC],
  ])('%s at the choice of ticket edit', async (_, key) => {
    const terminal = open('ticket edit 1', 'emma', { columns: 400 })
    await terminal.answer(/❯ Title/, '')
    await terminal.answer('Title', ' encore')
    await terminal.waitFor(/❯ Nothing else/)
    await terminal.calm()
    terminal.type('desc')
    await terminal.waitFor(/❯ Description/)
    terminal.type(KEYS.enter)
    await terminal.write('An empty line ends', ' and more')
    await terminal.waitFor(/❯ Nothing else/)
    await terminal.calm()
    terminal.type(key)
    expect(await terminal.end()).toBe(130)
    expect(terminal.screen()).toMatch(/To go on: .* ticket edit 1 --description-file '.*' --title 'Écran noir encore'/)
    expect((await drafts('emma')).map((d) => d.text)).toEqual(['It burns. and more'])
    await forget('emma')
  })

  it('a ticket that is not gone on with is set aside', async () => {
    for (const title of ['First', 'Second']) {
      const terminal = open('ticket create', 'eric')
      if (title === 'Second') await terminal.answer('Go on with it?', 'n')
      await terminal.answer('Title', title)
      await terminal.waitFor('Category')
      terminal.type(KEYS.ctrlC)
      expect(await terminal.end()).toBe(130)
    }
    expect((await drafts('eric')).map((d) => d.text)).toEqual(['Second', 'First'])
  })

  const editor = (script: string) => {
    const path = join(world.folder, `editor-${Math.random()}`)
    writeFileSync(path, `#!/bin/sh\n${script}\n`, { mode: 0o700 })
    return { EDITOR: path }
  }

  it('what was written at the end of an editor’s file is offered again, above the line', async () => {
    const terminal = open('ticket comment 1', 'emma', { env: editor('echo "Go text" >> "$1"') })
    await terminal.answer('stands below the line that ends the text. Edit it again?', 'n')
    expect(await terminal.end()).toBe(130)
    expect((await drafts('emma')).map((d) => d.text)).toEqual(['Go text'])
    await forget('emma')
  })

  it('an editor that ends with an error and nothing written gives way to typing', async () => {
    const terminal = open('ticket comment 1', 'emma', { env: { EDITOR: 'false' } })
    await terminal.write(/The editor 'false' cannot be started, or ended with an error[\s\S]*An empty line/, 'typed')
    expect(await terminal.end()).toBe(0)
    expect((await comments()).at(-1)).toBe('typed')
  })

  it('a byte that is no text takes nothing else with it', async () => {
    const terminal = open('ticket comment 1', 'emma')
    await terminal.waitFor('An empty line')
    await terminal.calm()
    terminal.type('A long story\r')
    await terminal.calm()
    terminal.bytes(Buffer.from([0x63, 0xe9, 0x20]))
    expect(await terminal.end()).toBe(2)
    expect(terminal.screen()).toContain('What you wrote is kept')
    expect((await drafts('emma')).map((d) => d.text)).toEqual(['A long story'])
    await forget('emma')
  })

  it('Esc goes back to the question before', async () => {
    const terminal = open('ticket assign', 'ada')
    await terminal.waitFor(/❯ #1/)
    await terminal.calm()
    terminal.type(KEYS.enter)
    await terminal.waitFor('Which technician?')
    await terminal.calm()
    terminal.type(ESC)
    await terminal.waitFor('Which ticket?')
    await terminal.calm()
    terminal.type(KEYS.down + KEYS.enter)
    await terminal.waitFor(/❯ tess/) // who has #2
    await terminal.calm()
    terminal.type(KEYS.enter)
    expect(await terminal.end()).toBe(0)
    expect(terminal.screen()).toContain('#2')
  })

  it('a wrong password is asked again, three times in all', async () => {
    const terminal = open('login emma', 'new')
    await terminal.answer('Password', 'wrong')
    await terminal.answer(/Wrong username or password[\s\S]*Password/, 'secret')
    expect(await terminal.end()).toBe(0)
    const wrong = open('login emma', 'other')
    await wrong.answer('Password', 'wrong')
    for (let i = 0; i < 2; i++) await wrong.answer(/Wrong username or password[\s\S]*Password/, 'wrong')
    expect(await wrong.end()).toBe(4)
  })

  it('who takes over is asked, and what is to be changed of an account or a status', async () => {
    const heir = open('user delete tess', 'ada', { columns: 200 })
    await heir.waitFor('Who takes over')
    await heir.calm()
    heir.type('tom')
    await heir.waitFor(/❯ tom/)
    heir.type(KEYS.enter)
    await heir.answer('Delete the account tess, and give 1 ticket to tom?', 'n')
    expect(await heir.end()).toBe(130)

    const account = open('user edit tess', 'ada')
    await account.waitFor(/❯ Username +tess[\s\S]*Full name +Tess Test[\s\S]*Role +TECHNICIAN/)
    await account.calm()
    account.type('full')
    await account.waitFor(/❯ Full name/)
    account.type(KEYS.enter)
    await account.answer('Full name', ' the Second')
    await account.answer(/❯ Nothing else/, '')
    expect(await account.end()).toBe(0)
    expect(await world.json('user show tess', { as: 'ada' })).toMatchObject({ fullName: 'Tess Test the Second' })

    const status = open('status edit 2', 'ada')
    await status.answer(/❯ Name +En cours/, '')
    await status.answer('Name', ' encore')
    await status.answer(/❯ Nothing else/, '')
    expect(await status.end()).toBe(0)
    expect(await world.json('status list', { as: 'ada' })).toContainEqual(
      expect.objectContaining({ id: 2, name: 'En cours encore' }),
    )
  })

  it('config says that something else goes before only where it does', async () => {
    for (const line of ['config set lang en', 'config set prompts plain', 'config unset prompts']) {
      const terminal = open(line, 'ada', { env: { LANG: 'fr_FR.UTF-8', HELPDESK_DATABASE: '' } })
      expect(await terminal.end()).toBe(0)
      expect(terminal.screen()).not.toContain('note')
    }
  })
})
