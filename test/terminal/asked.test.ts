import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { KEYS, terminalsOf } from '../helpers/terminal.js'
import { createWorld, type World } from '../helpers/world.js'

const { ctrlC } = KEYS
const PAGED = 'this went through a pager'

describe('what is asked', () => {
  let world: World
  let at: ReturnType<typeof terminalsOf>
  const ids: number[] = []
  beforeAll(async () => {
    world = await createWorld('sqlite')
    at = terminalsOf(world)
    for (const [i, title] of ['Écran', 'Clavier', 'Souris'].entries()) {
      // Higher numbers come first in the list of open tickets.
      ids.push(await world.addTicket({ title: `${title} ${'qui ne marche plus '.repeat(4)}`, priority: i + 1 }))
    }
    for (const text of ['one', 'two'])
      await world.json(['ticket', 'comment', String(ids[0]), '-m', text], { as: 'ada' })
    await world.json(['ticket', 'comment', String(ids[1]), '-m', 'three'], { as: 'ada' })
  })
  afterAll(() => world.destroy())

  it.each([
    [
      [0],
      /Delete ticket #1 'Écran .*' with its 2 comments\?/,
      /Supprimer le ticket #1 «\u00a0Écran .*» et ses 2 commentaires\u202f\?/,
    ],
    [[1], /Delete ticket #2 'Clavier .*' with its comment\?/, /Supprimer le ticket #2 .* et son commentaire\u202f\?/],
    [[2], /Delete ticket #3 'Souris .*plus '\?/, /Supprimer le ticket #3 «\u00a0Souris .*»\u202f\?/],
    [
      [0, 1, 2],
      /Delete 3 tickets \(#1, #2, #3\) with 3 comments\?/,
      /Supprimer 3 tickets \(#1, #2, #3\) et 3 commentaires\u202f\?/,
    ],
  ])('a deletion says what goes: %j', async (which, en, fr) => {
    for (const [lang, question] of [
      ['en', en],
      ['fr', fr],
    ] as const) {
      const terminal = at.open(`ticket delete ${which.map((i) => ids[i]).join(' ')} --lang ${lang}`, 'ada', {
        columns: 160,
      })
      await terminal.waitFor(question)
      await terminal.calm()
      terminal.type(ctrlC)
      expect(await terminal.end()).toBe(130)
    }
  })

  it('what is not there is said before anything is asked', async () => {
    const terminal = at.open('ticket delete 1 99', 'ada')
    expect(await terminal.end()).toBe(3)
    expect(terminal.screen()).toBe('error: There is no ticket #99 that you can see.\n')
  })

  it.each(['3', '#3', '03'])('a ticket is chosen by its own number at plain questions: %s', async (typed) => {
    const terminal = at.open('ticket show', 'ada', { env: { TERM: 'dumb' }, columns: 160 })
    await terminal.waitFor(/Which ticket\?\s+#3 {2}Souris/)
    terminal.type(`${typed}\r`)
    expect(await terminal.end()).toBe(0)
    expect(terminal.screen()).toContain('#3  Souris')
  })

  it('rows of a picker do not break at 40 columns', async () => {
    const terminal = at.open('ticket show', 'ada', { columns: 40 })
    await terminal.waitFor('Which ticket?')
    await terminal.calm()
    expect((await terminal.lines()).slice(1, 4)).toEqual([
      expect.stringMatching(/^❯ #3 {2}Souris .*…$/),
      expect.stringMatching(/^ {2}#2 {2}Clavier .*…$/),
      expect.stringMatching(/^ {2}#1 {2}Écran .*…$/),
    ])
    terminal.type(ctrlC)
    expect(await terminal.end()).toBe(130)
  })

  it('help that is longer than the screen goes through a pager; what init shows stays on it', async () => {
    const env = { PAGER: `sh -c 'echo ${PAGED}; cat'` }
    const help = at.open('ticket create --help', 'ada', { rows: 12, env })
    expect(await help.end()).toBe(0)
    expect(help.screen()).toContain(`${PAGED}\nUsage: helpdesk ticket create`)
    const tall = at.open('ticket create --help', 'ada', { rows: 60, env })
    expect(await tall.end()).toBe(0)
    expect(tall.screen()).not.toContain(PAGED)
    const init = at.open('init --demo', 'fresh', { rows: 8, env: { ...env, HELPDESK_DATABASE: '' } })
    expect(await init.end()).toBe(0)
    expect(init.screen()).not.toContain(PAGED)
    expect(init.screen()).toMatch(/camille +ADMIN/)
  })
})
