import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { listKept } from '../../src/machine/drafts/kept.js'
import { openKeptTexts } from '../../src/machine/drafts/texts.js'
import { openDrafts, type TicketDraft } from '../../src/machine/drafts/ticket.js'
import { ownersOf, type Writer } from '../../src/machine/drafts/writer.js'
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

const titles = (drafts: TicketDraft[]) => drafts.map((d) => d.answers.title)

it('a draft is its account’s alone, also where a number was given out anew, and another does not overwrite it', async () => {
  await of(alice, 'A').save(draft('of alice'))
  for (const other of [of(bob, 'B'), of(alicesNumber, 'C'), of(undefined, 'D'), of(undefined)]) {
    expect(other.all()).toEqual([])
    await other.save(draft('another'))
  }
  expect(titles(of(alice, 'after another login').own())).toEqual(['of alice'])
  of(bob, 'B').own()[0]?.remove()
  expect(titles(of(alice).own())).toEqual(['of alice'])
})

it('what was written while the database could not tell who it was is his whose session it was', async () => {
  await of(alice).save(draft('older'))
  await of(undefined, 'A').save(draft('offline', 1))
  expect(titles(of(alice, 'A').own())).toEqual(['offline', 'older'])
  expect(titles(of(bob, 'B').all())).toEqual([])
})

it('what was written by somebody who was not logged in is offered to nobody, and found by whoever asks for it', async () => {
  await of(undefined).save(draft('nobody’s', 5))
  expect([titles(of(bob, 'B').own()), titles(of(bob, 'B').all())]).toEqual([[], ['nobody’s']])
  await of(alice).save(draft('of alice'))
  expect(titles(of(alice).all())).toEqual(['of alice', 'nobody’s'])
})

it('a draft keeps its id, whoever goes on with it and whatever is begun beside it', async () => {
  const first = await of(undefined).save(draft('first'))
  const second = await of(alice).save(draft('second', 1))
  expect(second.id).not.toBe(first.id)
  const taken = await of(alice).save(draft('first, gone on with', 2), first)
  expect(taken.id).toBe(first.id)
  expect(
    of(alice)
      .own()
      .map((d) => [d.id, d.answers.title]),
  ).toEqual([
    [first.id, 'first, gone on with'],
    [second.id, 'second'],
  ])
  expect(of(undefined).own()).toEqual([])
})

it('a draft of an earlier version, and those that were set aside, are found', async () => {
  const { own, first } = ownersOf({ account: alice, token: undefined }, KEY)
  expect(own).toEqual([first])
  for (const [name, title] of [
    [`ticket-draft-${first}`, 'latest'],
    [`ticket-draft-${first}-0123456789ab`, 'aside'],
  ])
    writeFileSync(join(folder, `${name}.json`), JSON.stringify({ draft: draft(title ?? '') }))
  expect(titles(of(alice).own()).sort()).toEqual(['aside', 'latest'])
})

it('a text keeps its file and so its id where it is gone on with, and is forgotten by what it says', () => {
  const texts = openKeptTexts(
    folder,
    KEY,
    { account: alice, token: undefined },
    { kind: 'resolve', ticket: '12,14-16' },
  )
  const path = texts.save('Half')
  expect(texts.save('Half')).toBe(path)
  expect(texts.save('Half and more', path)).toBe(path)
  const [kept] = listKept(folder, KEY, { account: alice, token: undefined })
  expect(kept).toMatchObject({ kind: 'resolve', ticket: '12,14-16', text: 'Half and more', isOwn: true })
  texts.clear('Half')
  expect(readdirSync(folder)).toHaveLength(1)
  texts.clear('Half and more\n')
  expect(readdirSync(folder)).toEqual([])
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
