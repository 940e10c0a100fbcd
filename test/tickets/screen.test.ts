import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { terminalsOf } from '../helpers/terminal.js'
import { createWorld, type World } from '../helpers/world.js'

/** What somebody sees of a list in a real terminal. */
describe('a list on a terminal', () => {
  let world: World
  beforeAll(async () => {
    world = await createWorld('sqlite')
    await world.addTicket({ title: 'Screen is black', assignee: 'tom', status: 2, requester: 'eric', priority: 3 })
    for (let i = 0; i < 31; i++) await world.addTicket({ title: `A mouse that clicks twice, number ${i}`, priority: 1 })
    const age = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 19).replace('T', ' ')
    await sql`update ticket set created_at = ${age(1.5)}, updated_at = ${age(1.2)}`.execute(world.db)
    await sql`update ticket set created_at = ${age(320)} where id = 1`.execute(world.db)
    await sql`update ticket set updated_at = ${age(1.3)}`.execute(world.db)
  })
  afterAll(() => world.destroy())

  async function seen(line: string, columns: number, env: Record<string, string> = {}): Promise<string[]> {
    const at = terminalsOf(world)
    const terminal = at.open(line, 'tom', { columns, rows: 40, env: { ...at.environment('tom'), ...env } })
    expect(await terminal.end()).toBe(0)
    const lines = await terminal.lines()
    for (const text of lines) expect([text, text.length <= columns]).toEqual([text, true])
    return lines
  }

  it('at 80 columns, without the one column that tells nothing', async () => {
    const lines = await seen('list', 80)
    expect(lines.slice(0, 4)).toEqual([
      'ID  STATUS        P  TITLE                           REQUESTER  ASSIGNEE  AGE',
      '─'.repeat(80),
      expect.stringMatching(/^ 1 {2}◐ En cours {4}▲ {2}Screen is black +eric +tom +10 mo\.$/),
      expect.stringMatching(/^ 2 {2}○ En attente {2}▽ {2}A mouse that clicks twice, .*… +emma +1 day$/),
    ])
    expect(lines.at(-1)).toBe('30 of 32 open · oldest 10 months · more: --limit 32')
  })

  it('at 40 columns, in French', async () => {
    const lines = await seen('list --lang fr', 40)
    expect(lines.slice(0, 4)).toEqual([
      'Nº  STATUT        P  TITRE',
      '─'.repeat(40),
      ' 1  ◐ En cours    ▲  Screen is black',
      ' 2  ○ En attente  ▽  A mouse that click…',
    ])
    expect(lines.slice(-3)).toEqual(['30 ouverts sur 32', 'le plus ancien\u00a0: 10 mois', 'tous\u00a0: --limit 32'])
  })

  it('asks for one priority, and does not repeat it', async () =>
    expect((await seen('list -p low', 80))[0]).toMatch(/^ID {2}TITLE/))

  it('keeps the columns that were asked for', async () =>
    expect((await seen('list -p low --fields id,priority,status', 80))[0]).toMatch(/^ID {2}P {2}STATUS/))

  it('is ASCII but for its data where the locale is', async () => {
    const lines = await seen('list', 80, { LANG: 'C', LC_ALL: 'C' })
    expect(lines[2]).toMatch(/^ 1 {2}> En cours {4}\^ {2}Screen/)
    expect(lines[3]).toMatch(/^ 2 {2}o En attente {2}v {2}A mouse/)
    expect(lines.at(-1)).toBe('30 of 32 open | oldest 10 months | more: --limit 32')
  })

  it('says by words what signs say, where that is set, at 80 and at 40 columns', async () => {
    await seen('config set signs words', 80)
    const wide = await seen('list', 80)
    expect(wide[0]).toMatch(/^ID {2}STATUS {6}PRIORITY {2}TITLE/)
    expect(wide[2]).toMatch(/^ 1 {2}En cours {4}Élevée {4}Screen/)
    expect((await seen('list', 40))[2]).toMatch(/^ 1 {2}En cours {4}Screen is black$/)
    for (const line of [...wide, ...(await seen('list', 40))]) expect(line).not.toMatch(/[●○◐✓▲▽]/)
    await seen('config set signs signs', 80)
    expect((await seen('list', 40))[2]).toContain('◐')
  })

  it('says nothing by colour alone, and paints high priorities and errors bold', async () => {
    const at = terminalsOf(world)
    const raw = async (line: string, env = {}) => {
      const terminal = at.open(line, 'tom', { env: { ...at.environment('tom'), ...env } })
      await terminal.end()
      return terminal.raw()
    }
    const painted = await raw('list', { COLORTERM: 'truecolor' })
    expect(painted).toContain('\x1b[1m\x1b[38;2;220;53;69m▲')
    expect(await raw('list --no-color')).not.toContain('\x1b[38')
    expect(await raw('list is:nothing', { COLORTERM: 'truecolor' })).toContain('\x1b[1m\x1b[38;2;220;53;69merror:')
    for (const line of ['list is:nothing --no-color', 'list is:nothing'])
      expect(await raw(line, { NO_COLOR: '1' })).toContain("error: 'nothing'")
  })
})
