import { mkdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { PROGRAM } from '../helpers/program.js'
import { openPty } from '../helpers/pty.js'
import { terminalsOf } from '../helpers/terminal.js'
import { createWorld, type World } from '../helpers/world.js'

let world: World
beforeAll(async () => {
  world = await createWorld('sqlite')
  for (let i = 0; i < 15; i++) await world.addTicket({ title: `Ticket number ${i + 1}` })
  mkdirSync(join(world.folder, 'bin'))
  symlinkSync(PROGRAM, join(world.folder, 'bin', 'helpdesk'))
})
afterAll(() => world.destroy())

/** What is typed at a shell's prompt, key by key; after each wait the next of it. The text of a comment is not counted. */
it.each([
  ['my work', 9, ['helpdesk\r'], [], /Unassigned \(15\)/],
  ['read one', 12, ['helpdesk 12\r'], [], /#12 {2}Ticket number 12/],
  ['take and start', 25, ['helpdesk take 12 --start\r'], [], /now yours, and in progress/],
  ['comment', 27, ["helpdesk comment 12 -m ''\r"], ['Seen.'], /Commented on ticket #12/],
  ['resolve', 21, ['helpdesk resolve 12\r', '\r'], [], /Ticket #12: Résolue/],
] as const)('%s takes at most %i keys', async (_, most, [line, ...answers], [text = ''], expected) => {
  expect([line, ...answers].join('').length).toBeLessThanOrEqual(most)
  const at = terminalsOf(world)
  at.open('whoami', 'tom').kill() // who is logged in there from now on
  const shell = openPty(['/bin/bash', '--norc', '--noprofile', '-i'], {
    cwd: world.folder,
    env: { ...at.environment('tom'), PS1: 'ready> ', PATH: `${join(world.folder, 'bin')}:${process.env.PATH}` },
  })
  try {
    await shell.waitFor('ready> ')
    shell.type(line.replace("''", `'${text}'`))
    for (const answer of answers) {
      await shell.waitFor(/\?/)
      await shell.calm()
      shell.type(answer)
    }
    await shell.waitFor(expected)
  } finally {
    shell.kill()
  }
})

it('and what they say is done', async () => {
  const ticket = await world.json<{ status: { state: string }; assignee: { username: string }; comments: unknown[] }>(
    'ticket show 12',
    { as: 'tom' },
  )
  expect(ticket).toMatchObject({ status: { state: 'resolved' }, assignee: { username: 'tom' } })
  expect(ticket.comments).toHaveLength(1)
})
