import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { InboxEntry, InboxEvent } from '../../src/inbox/inbox.js'
import { inboxLines } from '../../src/inbox/render/lines.js'
import { createStyle } from '../../src/terminal/style.js'
import { widthOf } from '../../src/terminal/width.js'
import { createWorld, type World } from '../helpers/world.js'

const NOW = Date.parse('2026-11-27T12:00:00Z')
const event = (kind: InboxEvent['kind'], text: string | null = null): InboxEvent => ({
  id: 1,
  kind,
  by: { id: 2, username: 'marc', fullName: 'Marc' },
  at: '2026-11-27T12:00:00Z',
  text,
})
const entry = (
  id: number,
  title: string,
  events: InboxEvent[],
  state: 'pending' | 'resolved' = 'pending',
): InboxEntry => ({
  ticket: {
    id,
    title,
    status: { id: 3, name: state === 'resolved' ? 'Résolue' : 'En attente', color: 'success', state },
    priority: { id: 1, name: 'Moyenne', level: 2 },
  },
  at: '2026-11-27T12:00:00Z',
  events,
})
const lines = (entries: InboxEntry[], width: number, lang: 'en' | 'fr' = 'en', unread?: Set<number>) =>
  inboxLines(entries, createStyle({ lang, width, now: NOW, color: 0 }), unread)

describe('lines of an inbox', () => {
  it('stand below one another, whatever the titles', () => {
    const entries = [
      entry(4, 'Écran', [event('answer', 'Voilà')]),
      entry(127, 'Une imprimante dont le titre ne finit jamais, ou presque', [event('given')]),
      entry(9, '画面が暗い', [event('reopened')]),
    ]
    for (const width of [60, 80, 120]) {
      const at = lines(entries, width).map((line) => widthOf(line.slice(0, line.indexOf('marc'))))
      expect([width, new Set(at).size]).toEqual([width, 1])
      for (const line of lines(entries, width)) expect(widthOf(line)).toBeLessThanOrEqual(width)
    }
  })

  it('begin with what became of a ticket, where it was answered and resolved', () => {
    const [status, answer] = [event('status', 'Résolue'), event('answer', 'Carte\nchangée.')]
    for (const events of [
      [status, answer],
      [answer, status],
    ]) {
      const resolved = entry(12, 'Écran', events, 'resolved')
      expect(lines([resolved], 80)[0]).toBe('12  Écran  marc, now: now Résolue: Carte changée.')
      expect(lines([resolved], 80, 'fr')[0]).toContain('maintenant Résolue\u00a0: Carte changée.')
    }
    const open = entry(12, 'Écran', [event('status', 'En attente'), answer])
    expect(lines([open], 80)[0]).toBe('12  Écran  marc, now: Carte changée. (and 1 more)')
    const before = entry(12, 'Écran', [event('given'), status, answer], 'resolved')
    expect(lines([before], 80)[0]).toBe('12  Écran  marc, now: now Résolue: Carte changée. (and 1 more)')
  })

  it('leave an answer its room on a narrow terminal', () => {
    const two = entry(12, 'Écran', [event('given'), event('answer', 'Je passe demain matin avec une carte.')])
    const [, told] = lines([two], 40, 'fr')[0]?.split('\n') ?? []
    expect(told).toMatch(/^ {4}marc\u00a0: Je passe demain matin a.*… \+1$/)
    const short = entry(12, 'Écran', [event('given'), event('answer', 'Oui.')])
    expect(lines([short], 40)[0]?.split('\n')[1]).toMatch(/^ {4}marc.*: Oui\. .*1/)
  })

  it('of all of them tell which are unread', () => {
    const entries = [entry(4, 'Read', [event('given')]), entry(12, 'New', [event('given')])]
    expect(lines(entries, 80, 'en', new Set([12])).map((line) => line.slice(0, 8))).toEqual(['   4  Re', '● 12  Ne'])
  })
})

describe('on a terminal', () => {
  let world: World
  beforeAll(async () => {
    world = await createWorld('sqlite')
  })
  afterAll(() => world.destroy())

  it('inbox --all marks what is still unread, and history and plans show where a line ended', async () => {
    const [first, second] = [await world.addTicket({ title: 'First' }), await world.addTicket({ title: 'Second' })]
    for (const id of [first, second]) await world.helpdesk(['comment', String(id), '-m', 'a\nb'], { as: 'ada' })
    await world.helpdesk(`inbox --read ${first}`, { as: 'emma' })
    const { out } = await world.helpdesk('inbox --all', { as: 'emma', columns: 80 })
    expect(out).toMatch(new RegExp(`● ${second}  Second`))
    expect(out).toMatch(new RegExp(`^ {2}${first}  First`, 'm'))
    const { out: history } = await world.helpdesk(`history ${first}`, { as: 'ada', columns: 80 })
    expect(history).toContain('a ↵ b')
    expect(history).not.toContain('^J')
    const plan = await world.helpdesk('undo --dry-run', { as: 'ada', columns: 80 })
    expect(plan.out + plan.err).not.toContain('^J')
    const edit = ['edit', String(first), '--description', 'x\r\ny', '--dry-run']
    expect((await world.helpdesk(edit, { as: 'ada', columns: 80 })).out).toContain('→ x ↵ y')
  })

  it('help tells of the time zone', async () =>
    expect((await world.helpdesk('help environment')).out).toMatch(/^ *TZ +the time zone/m))
})
