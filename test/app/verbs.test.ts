import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { engines } from '../helpers/engines.js'
import { createWorld, type World } from '../helpers/world.js'

describe.each(engines)('every verb (%s)', (engine) => {
  let world: World
  beforeAll(async () => {
    world = await createWorld(engine)
  })
  afterAll(() => world.destroy())

  it('an empty --database is a mistake, not the configured one', async () => {
    expect((await world.helpdesk(['--database', '', 'ticket', 'list'], { as: 'ada' })).code).toBe(2)
  })

  it('hints can be typed as they are', async () => {
    expect(
      (await world.helpdesk(['whoami', '--database', world.url], { as: 'nobody', env: { HELPDESK_DATABASE: '' } })).err,
    ).toBe(`error: You are not logged in.\nhint: helpdesk login --database '${world.url}'\n`)
    expect((await world.helpdesk('ticket lst --help', { as: 'ada' })).code).toBe(2)
    expect((await world.helpdesk('ticket lst', { as: 'ada' })).err).toBe(
      "error: There is no command 'lst'.\nhint: helpdesk ticket list\n",
    )
  })

  it('hints can be typed as they are where a path has an apostrophe', async () => {
    const path = join(world.folder, "o'hara.csv")
    const quoted = path.replace("'", "'\\''")
    expect((await world.helpdesk(['whoami', '--database', `sqlite:${path}`], { as: 'ada' })).err).toBe(
      `error: There is no database at '${path}'.\nhint: helpdesk init --database 'sqlite:${quoted}'\n`,
    )
    writeFileSync(path, Buffer.from('username,role\ndédé,ADMIN\n', 'latin1'))
    expect((await world.helpdesk(['user', 'role', '--file', path], { as: 'ada' })).err).toContain(
      `hint: Save it as «CSV UTF-8», or: iconv -f WINDOWS-1252 -t UTF-8 '${quoted}' > utf8.csv\n`,
    )
  })
})
