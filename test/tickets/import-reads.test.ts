import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { engines } from '../helpers/engines.js'
import { createWorld, type World } from '../helpers/world.js'

describe.each(engines)('an import (%s)', (engine) => {
  let world: World
  beforeAll(async () => {
    world = await createWorld(engine)
  })
  afterAll(() => world.destroy())

  it('indexes what it wrote without reading it back, and the index says what is written', async () => {
    const texts = ['Straße gesperrt', "L'écran \\ «noir»", 'line\nline', 'emoji 🔥', 'ŒUVRE', ' blanks  within ']
    const cell = (text: string) => `"${text.replaceAll('"', '""')}"`
    const rows = Array.from({ length: 600 }, (_, i) => {
      const text = texts[i % texts.length] ?? ''
      return `Ticket ${i},${cell(text)},1,1,emma`
    })
    const path = join(world.folder, 'texts.csv')
    writeFileSync(path, ['title,description,category,priority,requester', ...rows].join('\n'))
    const { code, err } = await world.helpdesk(['ticket', 'import', path, '--debug'], { as: 'ada' })
    expect(code).toBe(0)
    expect(err).toMatch(/insert into .helpdesk_search/)
    expect(err.split('\n').filter((line) => /^sql: select .*description.* from .ticket/.test(line))).toEqual([])
    expect(await world.helpdesk('db check', { as: 'ada' })).toMatchObject({ code: 0 })
    expect(await world.json('ticket list strasse --all --limit 200', { as: 'ada' })).toHaveLength(100)
  })
})
