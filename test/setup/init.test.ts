import { join } from 'node:path'
import { expect, it } from 'vitest'
import { openTerminal } from '../helpers/terminal.js'
import { createWorld } from '../helpers/world.js'

it('init leads through the first minute: a file of one`s own, an administrator, logged in', async () => {
  const world = await createWorld('sqlite')
  const env = { HOME: world.folder, XDG_CONFIG_HOME: join(world.folder, 'c'), XDG_DATA_HOME: join(world.folder, 'd') }
  const terminal = openTerminal(['init'], { env })
  await terminal.answer('Where shall the data be?', '')
  await terminal.answer('Username', 'ada')
  await terminal.answer('E-mail address', 'ada@example.org')
  await terminal.answer('Full name', 'Ada')
  await terminal.answer('Password', 'a long, rare one')
  await terminal.answer('The same password again', 'a long, rare one')
  expect(await terminal.end()).toBe(0)
  expect(terminal.screen()).toContain('✓ You are logged in as ada (ADMIN).')
  const after = openTerminal(['whoami'], { env })
  expect(await after.end()).toBe(0)
  expect(after.screen()).toContain(`sqlite:${join(world.folder, 'd', 'helpdesk', 'helpdesk.db')}`)
  await world.destroy()
})
