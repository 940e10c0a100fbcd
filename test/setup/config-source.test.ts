import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { runWith } from '../helpers/run.js'

it('a setting is what is in force, with where it comes from', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'helpdesk-config-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const run = async (line: string, env: Record<string, string> = {}) => {
    const { out, err } = await runWith(line.split(' '), { folders: { config: folder, data: folder }, env })
    return `${out}${err}`
  }
  const helpdesk = `sqlite:${join(folder, 'helpdesk.db')}`
  expect(await run('config list')).toBe(
    `database\t${helpdesk}\tdefault\nlang\ten\tdefault\nprompts\trich\tdefault\nsigns\tsigns\tdefault\n`,
  )
  expect(await run('config get database')).toBe(`${helpdesk}\n`)
  expect(await run('config get lang --json', { LANG: 'fr_FR.UTF-8' })).toMatch(
    /"value": "fr",\s+"source": "environment"/,
  )
  expect(await run('config get lang --lang fr --fields value,source')).toBe('fr\toption\n')
  expect(await run('config get prompts --fields value,source', { TERM: 'dumb' })).toBe('plain\tenvironment\n')

  await run('config set database sqlite:/x/y.db')
  await run('config set prompts plain')
  await run('config set lang fr')
  expect(await run('config list')).toBe(
    'database\tsqlite:/x/y.db\tconfig\nlang\tfr\tconfig\nprompts\tplain\tconfig\nsigns\tsigns\tdefault\n',
  )
  const env = { HELPDESK_DATABASE: 'mysql://root:secret@db/maintenance_db' }
  expect(await run('config get database --fields value,source', env)).toBe(
    'mysql://root@db:3306/maintenance_db\tenvironment\n',
  )
  expect(await run('config set database sqlite:/x/z.db --lang en', env)).toBe(
    'database\tsqlite:/x/z.db\tconfig\nnote: an environment variable goes before the configured database.\n',
  )
  expect(await run('config unset lang --lang en')).toBe(
    'lang\t\tconfig\nnote: an option of this command goes before the configured lang.\n',
  )
})
