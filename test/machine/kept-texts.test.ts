import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openKeptTexts } from '../../src/machine/drafts/texts.js'
import { openDrafts } from '../../src/machine/drafts/ticket.js'
import type { Writer } from '../../src/machine/drafts/writer.js'
import { openSessionStore } from '../../src/machine/session-store.js'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'helpdesk-test-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const KEY = 'localhost:3306/maintenance_db'
const draft = (title: string, minute = 0) => ({ at: `2026-11-26T07:${10 + minute}:00Z`, answers: { title } })
const of = (account: Writer['account'], token?: string) => openDrafts(folder, KEY, { account, token })
const [alice, bob, alicesNumber] = [
  { id: 7, createdAt: '2026-01-01T00:00:00Z' },
  { id: 8, createdAt: '2026-01-01T00:00:00Z' },
  { id: 7, createdAt: '2026-02-02T00:00:00Z' },
]

it('a draft is its account’s alone, also where a number was given out anew, and another does not overwrite it', async () => {
  await of(alice, 'A').save(draft('of alice'))
  for (const other of [of(bob, 'B'), of(alicesNumber, 'C'), of(undefined, 'D'), of(undefined)]) {
    expect([other.load(), other.find()]).toEqual([undefined, undefined])
    await other.save(draft('another'))
  }
  expect(of(alice, 'after another login').load()).toEqual(draft('of alice'))
  of(bob, 'B').clear()
  expect(of(alice).find()).toEqual(draft('of alice'))
})

it('what was written while the database could not tell who it was is his whose session it was', async () => {
  await of(alice).save(draft('older'))
  await of(undefined, 'A').save(draft('offline', 1))
  expect(of(alice, 'A').load()).toEqual(draft('offline', 1))
  expect(of(bob, 'B').find()).toBeUndefined()
  of(alice, 'A').clear()
  expect(of(alice, 'A').load()).toEqual(draft('older'))
})

it('what was written by somebody who was not logged in is offered to nobody, and found by whoever asks for it', async () => {
  await of(undefined).save(draft('nobody’s'))
  expect([of(bob, 'B').load(), of(bob, 'B').find()]).toEqual([undefined, draft('nobody’s')])
  await of(alice).save(draft('of alice'))
  expect(of(alice).find()).toEqual(draft('of alice'))
})

it('a comment that is kept is the account’s that wrote it', async () => {
  const comments = (account: Writer['account']) =>
    openKeptTexts(folder, KEY, { account, token: undefined }, { kind: 'comment', ticket: 12 })
  expect(comments(alice).save('The same words')).not.toBe(comments(bob).save('The same words'))
  comments(bob).clear('The same words')
  expect(readdirSync(folder)).toHaveLength(1)
})

it('a session file tells whose session it is, and forgets it with the session', async () => {
  const store = openSessionStore(folder, KEY)
  await store.save('token', { ...alice, username: 'alice' } as typeof alice)
  expect(store.account()).toEqual(alice)
  await store.clear()
  expect(store.account()).toBeUndefined()
  await store.save('token')
  expect(store.account()).toBeUndefined()
})
