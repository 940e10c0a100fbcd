import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { engines } from '../helpers/engines.js'
import { createWorld, type World } from '../helpers/world.js'

const PASSWORD = 'a long, rare one'

describe.each(engines)('a report ends with how to undo it, where it can be (%s)', (engine) => {
  let world: World
  beforeAll(async () => {
    world = await createWorld(engine)
  })
  afterAll(() => world.destroy())
  const ada = (line: string) =>
    world.helpdesk([...line.split(' '), '-o', 'table'], { as: 'ada', columns: 80, stdin: PASSWORD })

  it.each([
    'ticket create --title T --description D --category 1 --priority 1',
    'ticket comment % -m x',
    'ticket comment % --edit-last -m y',
    'ticket edit % --title New',
    'ticket take %',
    'ticket unassign %',
    'ticket assign % --to tom',
    'ticket start %',
    'ticket resolve % -m done',
    'ticket reopen % -m why',
    'ticket priority % --to high',
    'ticket category % --to 2',
    'ticket next --take',
    'ticket delete % --yes',
    'user create --username kim --email kim@example.org --name Kim --password-stdin',
    'user edit eric --name Erik',
    'user edit eric --name Erich --password-stdin',
    'user role eric --to TECHNICIAN',
    'user delete eric --yes',
    'category create C',
    'category edit 3 --name D',
    'category delete 4 --yes',
    'priority create P --level 9',
    'priority edit 1 --level 4',
    'status create S --color info',
    'status edit 2 --name Going',
    'db policy --passwords bcrypt',
    'db policy --passwords pbkdf2',
  ])('%s', async (line) => {
    const id = await world.addTicket()
    if (line.includes('unassign')) await world.helpdesk(`ticket take ${id}`, { as: 'ada' })
    if (line.includes('reopen')) await world.helpdesk(`ticket resolve ${id}`, { as: 'ada' })
    if (line.includes('edit-last')) await world.helpdesk(`ticket comment ${id} -m x`, { as: 'ada' })
    if (line === 'category delete 4 --yes')
      await world.db.insertInto('category').values({ id: 4, name: 'Gone', description: null }).execute()
    const { code, out, err } = await ada(line.replace('%', String(id)))
    expect([line, code, err.replace(/^warning.*\n/, '')]).toEqual([line, 0, expect.any(String)])
    if (line.startsWith('db policy') && !out.includes('undo:')) return // so already, on one of the engines
    expect(out).toMatch(/\nundo: helpdesk undo\n$/)
    expect(await world.helpdesk('undo --yes', { as: 'ada' })).toMatchObject({ code: 0 })
  })

  it('but promises nothing of passwords, and passes over none: it says what takes each back, and what was before', async () => {
    const id = await world.addTicket()
    const { changeId } = await world.json<{ changeId: string }>(`ticket start ${id}`, { as: 'ada' })
    for (const [line, back] of [
      ['user edit emma --password-stdin', 'user reset-password emma'],
      ['user reset-password emma --password-stdin', 'user reset-password emma'],
      ['user disable emma', 'user enable emma'],
      ['user enable emma --password-stdin', 'user disable emma'],
    ] as const) {
      expect([line, await ada(line)]).toEqual([
        line,
        { code: 0, err: '', out: expect.not.stringContaining('helpdesk undo') },
      ])
      for (const way of ['--yes', '--dry-run']) {
        const { code, err } = await world.helpdesk(`undo ${way}`, { as: 'ada' })
        expect([line, code, err.split('\n')[0]]).toEqual([line, 2, expect.stringContaining('account emma (')])
        expect(err).toContain(
          `hint: What does: helpdesk ${back}; to undo the change before it: helpdesk undo ${changeId.slice(0, 8)}\n`,
        )
      }
    }
    const { items } = await world.json<{ items: object[] }>(`undo ${changeId.slice(0, 8)} --yes`, { as: 'ada' })
    expect(items).toMatchObject([{ entity: 'ticket', id, field: 'status' }])
  })

  it('who changed his own password is told so, whatever his role', async () => {
    await world.helpdesk('password --password-stdin', { as: 'tom', stdin: 'secret\nanother, as long\n' })
    await world.helpdesk('login tom --password-stdin', { as: 'tom', stdin: 'another, as long' })
    const { code, err } = await world.helpdesk('undo --dry-run', { as: 'tom' })
    expect([code, err]).toEqual([2, expect.stringContaining('account tom (password)')])
    expect(err).toMatch(/hint: What does: helpdesk password\n$/)
  })
})
