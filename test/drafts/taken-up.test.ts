import { rmSync } from 'node:fs'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { PROGRAM } from '../helpers/program.js'
import { openPty } from '../helpers/pty.js'
import { ROOT } from '../helpers/root.js'
import { flat, KEYS, terminalsOf } from '../helpers/terminal.js'
import { createWorld, type World } from '../helpers/world.js'

const WAYS = [80, 40].flatMap((columns) => (['en', 'fr'] as const).map((lang) => ({ columns, lang })))

interface Draft {
  id: string
  kind: string
  ticket: number | null
  text: string
}

describe('what was begun is gone on with', () => {
  let world: World
  let at: ReturnType<typeof terminalsOf>
  beforeAll(async () => {
    world = await createWorld('sqlite')
    at = terminalsOf(world)
  })
  afterAll(() => world.destroy())
  afterEach(() => {
    for (const name of ['emma', 'tom']) rmSync(at.stateOf(name), { recursive: true, force: true })
  })
  const listed = async (name: string): Promise<Draft[]> => {
    const terminal = at.open('drafts list --json', name, { columns: 1000 })
    expect(await terminal.end()).toBe(0)
    return JSON.parse(terminal.screen())
  }
  /** Begins to answer a question, and is interrupted. */
  async function begin(line: string, question: string | RegExp, text: string, name = 'emma') {
    const terminal = at.open(line, name, { columns: 200 })
    await terminal.waitFor(question)
    await terminal.calm()
    terminal.type(text)
    await terminal.calm()
    terminal.type(KEYS.ctrlC)
    expect(await terminal.end()).toBe(130)
    return flat(terminal.screen())
  }
  /** Runs the line that was told, as a shell reads it. */
  const run = (line: string, name: string) =>
    openPty(['/bin/sh', '-c', `${process.execPath} ${PROGRAM} ${line}`], {
      cwd: ROOT,
      columns: 200,
      env: at.environment(name),
    })

  it('each ticket keeps its id, and the line that was told reaches it', async () => {
    const first = await begin('ticket create', 'Title', 'The first')
    const [{ id = '' } = {}] = await listed('emma')
    expect(first).toContain(`ticket create --draft ${id}`)
    const second = at.open('ticket create', 'emma', { columns: 200 })
    await second.answer("'The first'. Go on with it?", 'n')
    await second.waitFor('Title')
    await second.calm()
    second.type('The second')
    await second.calm()
    second.type(KEYS.ctrlC)
    expect(await second.end()).toBe(130)
    const all = await listed('emma')
    expect(all.map((d) => d.text)).toEqual(['The second', 'The first'])
    expect(all[1]?.id).toBe(id)
    const old = run(`ticket create --draft ${id} --category 1 --priority 1 --description D --yes`, 'emma')
    expect(await old.end()).toBe(0)
    expect(old.screen()).toContain('The first')
    expect((await listed('emma')).map((d) => d.text)).toEqual(['The second'])
    const gone = at.open(`ticket create --draft ${id}`, 'emma')
    expect(await gone.end()).toBe(3)
    expect(gone.screen()).toContain('hint: ')
  })

  it.each(WAYS)('of several tickets one is chosen: $columns columns, $lang', async ({ columns, lang }) => {
    await begin('ticket create --description a', 'Title', 'Older')
    const again = at.open('ticket create', 'emma')
    await again.answer('Go on with it?', 'n')
    await again.waitFor('Title')
    await again.calm()
    again.type('Newer')
    await again.calm()
    again.type(KEYS.ctrlC)
    await again.end()
    const none = at.open(`ticket create --lang ${lang}`, 'emma', { columns })
    await none.waitFor(lang === 'en' ? /Go\s+on\s+with\s+which\?/ : /Lequel\s+reprendre\s\?/)
    await none.calm()
    for (const line of await none.lines()) expect(line.length).toBeLessThanOrEqual(columns)
    none.type(`${KEYS.down}${KEYS.down}\r`)
    await none.waitFor(lang === 'en' ? 'Title' : 'Titre')
    none.type(KEYS.ctrlC)
    expect(await none.end()).toBe(130)
    expect(await listed('emma')).toHaveLength(2)
    const older = at.open(`ticket create --lang ${lang} --category 1 --priority 1`, 'emma', { columns })
    await older.waitFor(lang === 'en' ? 'which?' : /Lequel/)
    await older.calm()
    older.type(`${KEYS.down}\r`)
    await older.waitFor(lang === 'en' ? /Create this ticket\?/ : /Créer ce ticket/)
    older.type('\r')
    expect(await older.end()).toBe(0)
    expect(older.screen()).toContain('Older')
    expect((await listed('emma')).map((d) => d.text)).toEqual(['Newer'])
  })

  it.each(WAYS)(
    'a comment is offered at its ticket, and no other: $columns columns, $lang',
    async ({ columns, lang }) => {
      const [id, other] = [await world.addTicket({ requester: 'emma' }), await world.addTicket({ requester: 'emma' })]
      await begin(`comment ${id}`, 'Comment', 'Half of it')
      const elsewhere = await begin(`comment ${other}`, 'Comment', '')
      expect(elsewhere).not.toContain('Go on with it?')
      const [{ id: draft = '' } = {}] = await listed('emma')
      const question = lang === 'en' ? /Go\s+on\s+with\s+it\?/ : /Continuer\s\?/
      const no = at.open(`comment ${id} --lang ${lang}`, 'emma', { columns })
      await no.answer(question, 'n')
      await no.waitFor(lang === 'en' ? 'Comment' : 'Commentaire')
      no.type(KEYS.ctrlC)
      expect(await no.end()).toBe(130)
      const yes = at.open(`comment ${id} --lang ${lang}`, 'emma', { columns })
      await yes.answer(question, lang === 'en' ? 'y' : 'o')
      await yes.waitFor('Half of it')
      await yes.calm()
      yes.type(' and more')
      await yes.calm()
      yes.type(KEYS.ctrlC)
      expect(await yes.end()).toBe(130)
      expect(await listed('emma')).toMatchObject([{ id: draft, ticket: id, text: 'Half of it and more' }])
      const done = at.open(`comment ${id} --lang ${lang}`, 'emma', { columns })
      await done.answer(question, '')
      await done.waitFor('and more')
      await done.calm()
      done.type('\r')
      await done.calm()
      done.type('\r')
      expect(await done.end()).toBe(0)
      expect(await listed('emma')).toEqual([])
    },
  )

  it('a report that is interrupted is kept, told, and goes on for the same tickets', async () => {
    const ids = [await world.addTicket({ assignee: 'tom' }), await world.addTicket({ assignee: 'tom' })]
    const told = await begin(`resolve ${ids.join(',')}`, 'Report', 'It’s the cable', 'tom')
    expect(told).toContain(`What you wrote is kept on this machine, and not sent. To go on: `)
    expect(told).toContain(
      `ticket resolve ${ids.join(',')} -m 'It’s the cable' error: Interrupted; nothing was changed.`,
    )
    expect(await listed('tom')).toMatchObject([{ kind: 'resolve', ticket: ids[0], text: 'It’s the cable' }])
    const list = at.open('drafts list', 'tom', { columns: 300 })
    expect(await list.end()).toBe(0)
    const [, line = ''] = /: .*?(ticket resolve .+)$/m.exec(list.screen()) ?? []
    const goOn = run(line, 'tom')
    expect(await goOn.end()).toBe(0)
    expect(await listed('tom')).toEqual([])
    expect(await world.json(`ticket show ${ids[1]}`, { as: 'ada' })).toMatchObject({
      status: { state: 'resolved' },
      comments: [{ content: 'It’s the cable' }],
    })
  })

  it('a report that is kept is offered at the same question', async () => {
    const id = await world.addTicket({ assignee: 'tom' })
    await begin(`resolve ${id}`, 'Report', 'The fuse', 'tom')
    const terminal = at.open(`resolve ${id}`, 'tom')
    await terminal.answer('Go on with it?', '')
    await terminal.waitFor(/Report.*The fuse/)
    await terminal.calm()
    terminal.type('\r')
    expect(await terminal.end()).toBe(0)
    expect(await listed('tom')).toEqual([])
    expect(await world.json(`ticket show ${id}`, { as: 'ada' })).toMatchObject({ comments: [{ content: 'The fuse' }] })
  })

  it('a title that is typed at edit’s question goes on as its option, and Esc takes it back', async () => {
    const id = await world.addTicket({ requester: 'emma', title: 'Old' })
    const terminal = at.open(`edit ${id}`, 'emma', { columns: 200 })
    await terminal.answer('What shall be changed?', '')
    await terminal.waitFor(/Title.*Old/)
    await terminal.calm()
    terminal.type('er')
    await terminal.calm()
    terminal.type('\x1b')
    await terminal.waitFor('What shall be changed?')
    await terminal.calm()
    terminal.type('\r')
    await terminal.waitFor(/Title.*Old/)
    await terminal.calm()
    terminal.type('est')
    await terminal.calm()
    terminal.type(KEYS.ctrlC)
    expect(await terminal.end()).toBe(130)
    expect(flat(terminal.screen())).toContain(`ticket edit ${id} --title 'Oldest'`)
  })

  it('a refused change of a comment that stands on the line keeps nothing; one that was typed goes on', async () => {
    const id = await world.addTicket({ requester: 'emma' })
    await world.json(`comment ${id} -m first`, { as: 'emma' })
    await world.json(`comment ${id} -m answer`, { as: 'ada' })
    const refused = at.open(`comment ${id} --edit-last -m second`, 'emma')
    expect(await refused.end()).toBe(6)
    expect(refused.screen()).not.toContain('is kept')
    expect(await listed('emma')).toEqual([])
    const mine = await world.addTicket({ requester: 'emma' })
    await world.json(`comment ${mine} -m first`, { as: 'emma' })
    const told = await begin(`comment ${mine} --edit-last`, 'first', ', and more')
    const [, line = ''] = /To go on: .*?(ticket .+?) error:/.exec(told) ?? []
    expect(line).toMatch(/ --edit-last$/)
    const list = at.open('drafts list', 'emma', { columns: 300 })
    await list.end()
    expect(list.screen()).toContain(line)
    expect(await run(line, 'emma').end()).toBe(0)
    expect(await world.json(`ticket show ${mine}`, { as: 'ada' })).toMatchObject({
      comments: [{ content: 'first, and more' }],
    })
    expect(await listed('emma')).toEqual([])
  })

  it.each(WAYS)('the list tells how to go on: $columns columns, $lang', async ({ columns, lang }) => {
    const id = await world.addTicket({ requester: 'emma' })
    await begin(`comment ${id}`, 'Comment', 'Half')
    await begin('ticket create', 'Title', 'Printer')
    const list = at.open(`drafts list --lang ${lang}`, 'emma', { columns })
    expect(await list.end()).toBe(0)
    const [ticket] = await listed('emma')
    expect(list.screen()).toMatch(
      lang === 'en'
        ? new RegExp(`To go on with ${ticket?.id}: .*ticket create --draft ${ticket?.id}`)
        : new RegExp(`Pour continuer ${ticket?.id}\u00a0: .*ticket create --draft ${ticket?.id}`),
    )
    expect(list.screen()).toMatch(new RegExp(`ticket comment ${id} --file '.*'`))
    for (const { id: draft } of await listed('emma')) at.open(`drafts delete ${draft} --yes`, 'emma').end()
    await world.addTicket()
  })

  it('where nothing is kept it does not say what became of anything', async () => {
    const list = at.open('drafts list', 'emma')
    expect(await list.end()).toBe(0)
    expect(list.screen()).toBe('Nothing is kept.\n')
  })
})
