import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { engines } from '../helpers/engines.js'
import { createWorld, type World } from '../helpers/world.js'

const PASSWORD = 'a long, rare one'

describe.each(engines)('what an undo says (%s)', (engine) => {
  let world: World
  beforeAll(async () => {
    world = await createWorld(engine)
  })
  afterAll(() => world.destroy())

  const run = (line: string, as = 'ada') => world.helpdesk(line, { as, stdin: PASSWORD })
  const shown = async (line: string, as = 'ada', columns = 80) =>
    (await world.helpdesk(`${line} -o table`, { as, columns })).out
  const idOf = async (back = 0) =>
    (await world.json<{ changeId: string }[]>(`audit list --limit ${back + 1}`, { as: 'ada' }))[back]?.changeId ?? ''

  it('a dry run ends as the undo would, also where only the writing would refuse it', async () => {
    await world.addUser('zed', 'EMPLOYEE')
    await run('user delete zed --yes')
    const deleted = await idOf()
    await run('user create --username zed --email other@example.org --name Z --role EMPLOYEE --password-stdin')
    for (const format of ['--json', '-o tsv', '-o table']) {
      const plan = await run(`undo ${deleted} --dry-run ${format}`)
      const done = await run(`undo ${deleted} --yes ${format}`)
      expect([format, plan.code, plan.err]).toEqual([format, done.code, done.err])
      expect(plan.code).toBe(6)
      expect(plan.out).toContain(format === '-o table' ? 'Nothing would be undone.' : 'not-undone')
      expect(plan.out).not.toMatch(/[^-]undone"|\tundone|enable/)
    }
    await run('user delete zed --yes')
  })

  it('an account that comes back cannot log in: its plan and its report say what to do', async () => {
    await world.addUser('liz', 'EMPLOYEE')
    await run('user delete liz --yes')
    for (const line of ['undo --dry-run', 'undo --yes --json'])
      expect(await run(line)).toMatchObject({
        code: 0,
        err: 'liz comes back without a password, and cannot log in until it gets one: helpdesk user enable liz\n',
      })
    expect((await run('user enable liz --password-stdin')).code).toBe(0)
    await run('user create --username kim --email kim@example.org --name Kim --role EMPLOYEE --password-stdin')
    expect((await run('undo --yes')).err).toBe('')
    expect((await run(`undo ${await idOf()} --yes --lang fr`)).err).toMatch(
      /kim revient sans mot de passe.*user enable kim/,
    )
  })

  it('names what is gone: accounts, comments by their tickets, tickets by their titles', async () => {
    await run('user create --username una --email una@example.org --name U --role EMPLOYEE --password-stdin')
    await run('undo --yes')
    const list = await shown('audit list --limit 2')
    expect(list.match(/account una: (deleted|created)/g)).toEqual(['account una: deleted', 'account una: created'])
    expect(await shown(`audit show ${await idOf()}`)).toMatch(/account una {2}deleted\n$/)
    const id = await world.addTicket({ title: 'Modem' })
    await run(`ticket comment ${id} -m hello`, 'emma')
    await run('undo --yes', 'emma')
    expect(await shown('audit list --limit 1')).toContain(`: #${id} 'Modem': comment taken back`)
    expect(await shown(`audit show ${await idOf()}`)).toMatch(
      new RegExp(`#${id} 'Modem' {2}comment taken back hello\n$`),
    )
    await run(`undo ${await idOf()} --yes`, 'emma')
    expect(await shown('audit list --limit 1')).toContain(`: #${id} 'Modem': comment restored`)
    await run(`ticket delete ${id} --yes`)
    expect(await shown('audit list --limit 4')).toMatch(new RegExp(`(.*\n.*#${id} 'Modem': .*\n){4}`))
    expect(await run(`audit show ${await idOf()}`)).toMatchObject({ out: expect.not.stringContaining('{"id"') })
  })

  it('a comment that was taken back, and one that came back, stand in the history of the ticket', async () => {
    const id = await world.addTicket()
    await run(`ticket comment ${id} -m hello`, 'emma')
    await run('undo --yes', 'emma')
    await run(`undo ${await idOf()} --yes`, 'emma')
    const history = await world.json<{ field: string; from: string | null; to: string | null }[]>(
      `ticket history ${id}`,
      { as: 'emma' },
    )
    expect(history.slice(1).map((h) => [h.field, h.from, h.to])).toEqual([
      ['comment', null, 'hello'],
      ['comment', 'hello', null],
      ['comment', null, 'hello'],
    ])
    expect(await shown(`ticket history ${id}`, 'emma')).toContain('comment taken back: hello')
  })

  it('counts and groups by ticket, a comment once, and shows the change at any width', async () => {
    const ids = await Promise.all(
      Array.from({ length: 5 }, () => world.addTicket({ title: 'The printer on the second floor burns again' })),
    )
    await run(`ticket resolve ${ids.join(' ')} -m done`, 'tom')
    const wide = await shown('undo --dry-run', 'tom')
    expect(wide.match(/#\d+ 'The .*…' {2}status Résolue → En attente, comment taken back done/g)).toHaveLength(5)
    expect(wide).toContain('Would be undone: 5 tickets (status, comment taken back).')
    const change = await idOf()
    for (const columns of [40, 80]) {
      const page = await shown(`audit show ${change}`, 'ada', columns)
      expect(page.match(/En attente → Résolue/g)).toHaveLength(5)
      for (const line of page.split('\n')) expect(line.length).toBeLessThanOrEqual(columns)
    }
    expect(await shown('undo --yes', 'tom')).toContain('Undone: 5 tickets (status, comment taken back).')
    expect(await run('undo -o ids --yes', 'tom')).toMatchObject({ code: 2, err: expect.stringContaining('no ids') })
  })

  it('a refusal says what came since, and a line that the role may run', async () => {
    const id = await world.addTicket({ requester: 'emma' })
    await run(`ticket priority ${id} --to high`, 'tom')
    await run(`ticket priority ${id} --to low`)
    expect((await run('undo --yes', 'tom')).err).toMatch(
      new RegExp(`ticket #${id} \\(priority\\); nothing was undone.\nhint: helpdesk ticket history ${id}`),
    )
    const { id: made } = await world.json<{ id: number }>(
      'ticket create --title T --description D --category 1 --priority 1',
      { as: 'emma' },
    )
    await run(`ticket start ${made}`)
    expect((await run('undo --yes', 'emma')).err).toContain(`ticket #${made} (status)`)
  })

  it('a last change on a ticket that is no longer seen is no dead end', async () => {
    const [first, last] = [await world.addTicket(), await world.addTicket()]
    await run(`ticket start ${first}`, 'tess')
    const before = await idOf()
    await run(`ticket start ${last}`, 'tess')
    await run(`ticket assign ${last} --to tom`)
    for (const way of ['--yes', '--dry-run'])
      expect(await run(`undo ${way}`, 'tess')).toEqual({
        code: 3,
        out: '',
        err: [
          `error: Your last change cannot be undone. There is no ticket #${last} that you can see.`,
          `hint: to undo the change before it: helpdesk undo ${before.slice(0, 8)}\n`,
        ].join('\n'),
      })
    expect((await run(`undo ${before.slice(0, 8)} --yes`, 'tess')).code).toBe(0)
  })

  it('what is no change id is told with what helps the one who typed it', async () => {
    const own = 'hint: Your last change: helpdesk undo --dry-run\n'
    expect((await run('undo zzz', 'tom')).err).toBe(`error: 'zzz' is not a change id.\n${own}`)
    expect((await run('undo b8f', 'tom')).err).toMatch(new RegExp(`at least seven characters.\n${own}$`))
    expect((await run('undo fffffff --yes', 'tom')).err).toMatch(new RegExp(`no change fffffff.\n${own}$`))
    expect((await run('audit show b8f')).err).toMatch(/at least seven characters.\nhint: helpdesk audit list\n$/)
  })

  it('lists what was done by and to who is gone, by name and by number, and says where it knows none', async () => {
    const id = await world.addUser('olga', 'TECHNICIAN')
    const ticket = await world.addTicket()
    await run(`ticket priority ${ticket} --to high`, 'olga')
    const done = await idOf()
    await run('user delete olga --yes')
    for (const word of ['olga', 'OLGA', `id:${id}`]) {
      expect([word, await world.lines(`audit list --actor ${word} -o ids`, { as: 'ada' })]).toEqual([word, [done]])
      expect(await world.lines(`audit list --user ${word} -o ids`, { as: 'ada' })).toEqual([await idOf()])
    }
    for (const word of ['nobody-ever', 'id:999999']) await world.fails(`audit list --user ${word}`, 'ada', 3)
  })

  it('says on a terminal that there is more than it lists, and nothing where that is all', async () => {
    const { id } = await world.json<{ id: number }>(
      ['ticket', 'create', '--title', 'Much', '--description', 'x', '--category', '1', '--priority', '1'],
      { as: 'ada' },
    )
    for (let i = 0; i < 31; i++) await run(`ticket comment ${id} -m ${i}`)
    const few = await world.helpdesk('audit list', { as: 'ada', columns: 80 })
    expect(few.out.trimEnd().split('\n')).toHaveLength(60) // two lines each
    expect(few.err).toBe('the last 30 changes; more with --limit\n')
    expect((await world.helpdesk('audit list -L 30', { as: 'ada', columns: 80 })).err).toBe('')
  })

  it('lists all of it in a pipe, and takes -L', async () => {
    const id = await world.addTicket()
    for (let i = 0; i < 32; i++) await run(`ticket priority ${id} --to ${i % 2 ? 'low' : 'high'}`)
    const all = await world.lines('audit list -o ids', { as: 'ada' })
    expect(all.length).toBeGreaterThan(30)
    expect(new Set(all).size).toBe(all.length)
    expect(await world.json<object[]>('audit list', { as: 'ada' })).toHaveLength(all.length)
    expect(await world.lines('audit list -L 3 -o ids', { as: 'ada' })).toEqual(all.slice(0, 3))
    const [change] = await world.json<object[]>('audit list -L 1', { as: 'ada' })
    const keys = Object.keys(change ?? {})
    const fields = await run(`audit list -L 1 --fields ${keys.join(',')} --json`)
    expect(JSON.parse(fields.out)).toEqual([change])
    expect((await run(`audit list -L 1 --fields ${keys.join(',')} -o tsv`)).code).toBe(0)
  })
})
