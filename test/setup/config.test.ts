import { readFileSync, statSync } from 'node:fs'
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

  it('config keeps the database, and shows no password', async () => {
    const env = { HELPDESK_DATABASE: '' }
    const config = (line: string) => world.helpdesk(`config ${line}`, { as: 'conf', env })
    expect((await config('get database')).out).toMatch(/^sqlite:.*helpdesk\.db\n$/)
    const warning =
      'warning: others can read a password in config set database in the list of processes; use HELPDESK_DATABASE_PASSWORD.\n'
    expect(await config('set database mysql://bob:p%40ss@db.example:3307/maintenance_db')).toMatchObject({
      code: 0,
      err: warning,
    })
    expect((await config('set database mysql://bob@db.example:3307/maintenance_db')).err).toBe('')
    await config('set database mysql://bob:p%40ss@db.example:3307/maintenance_db')
    expect((await config('get database')).out).toBe('mysql://bob@db.example:3307/maintenance_db\n')
    expect((await config('list')).out).toBe(
      'database\tmysql://bob@db.example:3307/maintenance_db\tconfig\nlang\ten\tdefault\nprompts\trich\tdefault\nsigns\tsigns\tdefault\n',
    )
    const path = (await config('path')).out.trim()
    expect(path).toBe(join(world.configOf('conf'), 'config.json'))
    expect(statSync(path).mode & 0o777).toBe(0o600)
    expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual({
      database: 'mysql://bob:p%40ss@db.example:3307/maintenance_db',
    })
    expect((await config('unset database')).code).toBe(0)
    expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual({})
    expect((await config('get colour')).code).toBe(3)

    expect(await config('set signs words')).toEqual({ code: 0, out: 'signs\twords\tconfig\n', err: '' })
    expect((await config('get signs')).out).toBe('words\n')
    expect(await config('set signs pictures')).toMatchObject({ code: 2, err: expect.stringContaining('signs, words') })
    expect((await config('unset signs')).code).toBe(0)
    expect((await config('get signs --fields value,source')).out).toBe('signs\tdefault\n')
  })
})
