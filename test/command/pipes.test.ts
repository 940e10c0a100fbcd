import { execFile } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { PROGRAM } from '../helpers/program.js'
import { createWorld, type World } from '../helpers/world.js'

describe('files that are none', () => {
  let world: World
  beforeAll(async () => {
    world = await createWorld('sqlite')
    writeFileSync(
      join(world.folder, 'tickets.csv'),
      `title,description,category,priority,requester\n${'T,D,1,1,emma\n'.repeat(300)}`,
    )
    writeFileSync(join(world.folder, 'people.csv'), 'username,email,fullName\nzoe,zoe@x,Zoe\n')
    writeFileSync(join(world.folder, 'roles.csv'), 'username,role\nemma,agent\n')
  })
  afterAll(() => world.destroy())
  const bash = async (line: string) => {
    const env = {
      PATH: process.env.PATH,
      HOME: world.folder,
      HELPDESK_DATABASE: world.url,
      HELPDESK_TOKEN: world.tokens.ada,
    }
    const helpdesk = `'${process.execPath}' '${PROGRAM}'`
    const ran = promisify(execFile)('bash', ['-c', line.replace('helpdesk', helpdesk)], { env, cwd: world.folder })
    return ran.then(
      ({ stdout }) => JSON.parse(stdout),
      ({ code, stderr }) => [code, stderr],
    )
  }

  it.each([
    ['cat tickets.csv | helpdesk ticket import - --dry-run --json', { created: 300 }],
    ['helpdesk ticket import - --dry-run --json < tickets.csv', { created: 300 }],
    ['cat tickets.csv | helpdesk ticket import /dev/stdin --dry-run --json', { created: 300 }],
    ['helpdesk ticket import /dev/stdin --dry-run --json < tickets.csv', { created: 300 }],
    ['helpdesk ticket import <(cat tickets.csv) --dry-run --json', { created: 300 }],
    ['mkfifo a-pipe; (cat tickets.csv > a-pipe &) ; helpdesk ticket import a-pipe --dry-run --json', { created: 300 }],
    ['{ printf t; sleep 0.1; tail -c +2 tickets.csv; } | helpdesk ticket import - --json', { created: 300 }],
    ['helpdesk user import <(cat people.csv) --json', { changed: 1 }],
    ['helpdesk user role --file <(cat roles.csv) --dry-run --json', { changed: 1 }],
    ['gzip -c tickets.csv | helpdesk ticket import -', [2, expect.stringContaining('packed (gzip)')]],
    ['helpdesk ticket import .', [2, expect.stringContaining("The file '.' cannot be read.")]],
    ['helpdesk ticket import nosuch.csv', [2, expect.stringContaining("The file 'nosuch.csv' cannot be read.")]],
  ])('%s', async (line, expected) => {
    const found = await bash(line)
    if (Array.isArray(expected)) expect(found).toEqual(expected)
    else expect(found).toMatchObject(expected)
  })

  it('more than is kept in memory goes through a file without a name', async () => {
    const line = `'{"title":"T","description":"'"$(printf %4000s | tr ' ' x)"'","category":1,"priority":1,"requester":"emma"}'`
    const found = await bash(`yes ${line} | head -n 3000 | helpdesk ticket import - --dry-run --json`)
    expect(found).toMatchObject({ rows: 3_000, created: 3_000 })
  })
})
