import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { SHELLS } from '../../../src/app/completion/scripts.js'
import { haveShell, openShell } from '../../helpers/shells.js'
import { createWorld, type World } from '../../helpers/world.js'

const NAME = "Salle d'eau 2"

describe.each(SHELLS)('Tab in %s', (shell) => {
  const here = haveShell(shell)
  let world: World
  let ticket: number
  beforeAll(async () => {
    world = await createWorld('sqlite')
    ticket = await world.addTicket({ title: 'Evil \x1b[31mred\x07 title' })
    for (let i = 0; i < 2; i++) await world.addTicket()
    await world.db.insertInto('category').values({ name: NAME }).execute()
    await world.db.insertInto('category').values({ name: 'A "b" $HOME `c` \\ d' }).execute()
  })
  afterAll(() => {
    typing?.end()
    return world.destroy()
  })
  const open = (env: Record<string, string> = {}) =>
    openShell(shell, world.folder, { HELPDESK_DATABASE: world.url, HELPDESK_TOKEN: world.tokens.ada ?? '', ...env })

  /** One for all lines, but after one that went wrong. */
  let typing: Awaited<ReturnType<typeof open>> | undefined
  let failed = false

  it.runIf(here).each<[string, string[]]>([
    ['tick\tassi\t', ['ticket', 'assign']],
    ['ticket list --ass\t@m\t', ['ticket', 'list', '--assignee', '@me']],
    ['ticket list --lang=f\t', ['ticket', 'list', '--lang=fr']],
    ['ticket list --output j\tl\t', ['ticket', 'list', '--output', 'jsonl']],
    ['ticket assign 1 --to tes\t', ['ticket', 'assign', '1', '--to', 'tess']],
    ['ticket category 1 --to Sal\t', ['ticket', 'category', '1', '--to', NAME]],
    ['ticket category 1 --to Salle\\ d\t', ['ticket', 'category', '1', '--to', NAME]],
    ['ticket category 1 --to A\t', ['ticket', 'category', '1', '--to', 'A "b" $HOME `c` \\ d']],
    ['ticket list --category=Sal\t', ['ticket', 'list', `--category=${NAME}`]],
    ['user role emm\t--to TECH\t', ['user', 'role', 'emma', '--to', 'TECHNICIAN']],
    ['config get d\t', ['config', 'get', 'database']],
    ['ticket comment 1 --file script.\t', ['ticket', 'comment', '1', '--file', `script.${shell}`]],
    ['ticket assign 1 --to "te\t', ['ticket', 'assign', '1', '--to', 'tess']],
    ["ticket category 1 --to 'Sal\t", ['ticket', 'category', '1', '--to', NAME]],
    ['ticket category 1 --to "Sal\t', ['ticket', 'category', '1', '--to', NAME]],
    ['ticket list prio\tme\t', ['ticket', 'list', 'priority:medium']],
    ['ticket list is:in\tassig\t@\t', ['ticket', 'list', 'is:in-progress', 'assignee:@me']],
    ["ticket list 'vpn status:en-c\t", ['ticket', 'list', 'vpn status:en-cours']],
    ['ticket category 1 --to "A \t', ['ticket', 'category', '1', '--to', 'A "b" $HOME `c` \\ d']],
  ])('%j gives %j', async (typed, words) => {
    if (failed) {
      typing?.end()
      typing = undefined
    }
    typing ??= await open()
    failed = true
    expect(await typing.given(`helpdesk ${typed}`)).toEqual(words)
    failed = false
  })

  it.runIf(here)('shows numbers and titles of tickets, inert', async () => {
    const terminal = await open()
    try {
      const raw = await terminal.shows('helpdesk ticket show \t\t', '^[[31mred^G title')
      expect(raw).toContain(String(ticket))
      expect(raw).toContain('Printer on fire')
      expect(raw).not.toContain('\x1b[31mred')
    } finally {
      terminal.end()
    }
  })

  it.runIf(here)('says nothing of what fails, and completes what it can', async () => {
    const terminal = await open({ HELPDESK_DATABASE: 'mysql://root@127.0.0.1:1/none' })
    try {
      expect(await terminal.given('helpdesk ticket status 1\t --to res\t')).toEqual([
        'ticket',
        'status',
        '1',
        '--to',
        'resolved',
      ])
      expect(await terminal.shows('', 'END')).not.toMatch(/error/i)
    } finally {
      terminal.end()
    }
  })
})
