import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { settingsFile } from '../../src/machine/config.js'
import { openDrafts } from '../../src/machine/drafts/ticket.js'
import { openSessionStore } from '../../src/machine/session-store.js'
import { runWith } from '../helpers/run.js'

const root = mkdtempSync(join(tmpdir(), 'helpdesk-misshapen-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))
const fresh = () => mkdtempSync(join(root, 'home-'))

/** What is no JSON object, or an object with something else in it than this program writes. */
const BAD = ['', '[]', '5', '"x"', 'null', '{', '{"database": 5}', '{"database": null}', '{"lang": ["fr"]}']

it.each(BAD)('a configuration of %j is one line with the file and a way out', async (text) => {
  const folder = fresh()
  writeFileSync(join(folder, 'config.json'), text)
  const { code, out, err } = await runWith(['ticket', 'list'], { folders: { config: folder, data: folder }, env: {} })
  expect([code, out]).toEqual([2, ''])
  expect(err.split('\n')).toEqual([
    expect.stringMatching(/^error: The file '.*config\.json' (is not valid JSON|holds something else)/),
    'hint: Mend it, or delete it to start afresh.',
    '',
  ])
})

it('a byte order mark is none of its faults', async () => {
  const folder = fresh()
  writeFileSync(join(folder, 'config.json'), '\ufeff{"lang": "fr"}')
  const { err } = await runWith(['whoami', 'x'], { folders: { config: folder, data: folder }, env: {} })
  expect(err).toMatch(/^error: Il y a trop/)
})

it('every private file is looked at in the same way', () => {
  const session = (text: string) => {
    const store = openSessionStore(fresh(), 'here')
    mkdirSync(join(store.path, '..'), { recursive: true })
    writeFileSync(store.path, text)
    return store
  }
  for (const text of ['{"token": 5}', '{"account": {"id": "7"}}', '[]']) {
    expect(() => session(text).load(), text).toThrow(expect.objectContaining({ code: 'INVALID' }))
  }
  expect(session('{"token": "t", "account": {"id": 7, "createdAt": null}}').account()).toEqual({
    id: 7,
    createdAt: null,
  })
})

it.each(['{"draft": 5}', '{"draft": {"at": 5, "answers": {}}}', '{"draft": {"at": "x", "answers": {"title": 5}}}'])(
  'a draft of %s is told',
  async (text) => {
    const folder = fresh()
    const account = { id: 7, createdAt: null }
    const drafts = openDrafts(folder, 'here', { account, token: undefined })
    await drafts.save({ at: '2026-01-01T00:00:00Z', answers: { title: 'T' } })
    for (const file of readdirSync(folder)) writeFileSync(join(folder, file), text)
    expect(() => drafts.own()).toThrow(expect.objectContaining({ code: 'INVALID' }))
  },
)

it('what this program wrote is in shape', async () => {
  const file = settingsFile(fresh())
  await file.write({ database: 'sqlite:x.db', lang: 'fr', prompts: 'plain' })
  expect(file.read()).toEqual({ database: 'sqlite:x.db', lang: 'fr', prompts: 'plain' })
})
