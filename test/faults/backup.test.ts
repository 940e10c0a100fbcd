import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parseLocation } from '../../src/db/location.js'
import { openDatabase } from '../../src/db/open.js'
import { engines } from '../helpers/engines.js'
import { processesOf } from '../helpers/processes.js'
import { createWorld, newDatabase, type World } from '../helpers/world.js'

const COPIES = 10

describe.each(engines)('a copy of a database that is in use (%s)', (engine) => {
  let world: World
  beforeAll(async () => {
    world = await createWorld(engine)
    for (let i = 0; i < 300; i++) await world.addTicket()
  })
  afterAll(() => world.destroy())

  it(`is as it was at one moment, ${COPIES} times, and comes back on each engine`, { timeout: 900_000 }, async () => {
    const helpdesk = processesOf(world)
    const told: string[] = []
    let isOver = false
    const write = async (n: number) => {
      for (let i = 0; !isOver; i++) {
        const text = `${n}.${i}`
        const { code } = await helpdesk('ada', ['ticket', 'comment', `${n + 1}`, '-m', text])
        if (code === 0) told.push(text)
        await helpdesk('tom', ['inbox', '--read', `${n + 1}`])
      }
    }
    const writers = [0, 1, 2, 3].map(write)
    const copies: string[] = []
    for (let n = 0; n < COPIES; n++) {
      await setTimeout(300)
      const before = [...told]
      const copy = `sqlite:${join(world.folder, `copy${n}.db`)}`
      const ran = await helpdesk('ada', ['db', 'copy', '--from', world.url, '--to', copy, '--yes'])
      expect([n, ran.code, ran.err]).toEqual([n, 0, expect.anything()])
      const db = await openDatabase(parseLocation(copy, '/'))
      const comments = (await db.selectFrom('comment').select('content').execute()).map((c) => c.content)
      const events = await db.selectFrom('helpdesk_event').select('new_value').where('field', '=', 'comment').execute()
      await db.destroy()
      // Of each writer all that it was told before, and nothing behind a gap.
      expect([n, before.filter((text) => !comments.includes(text))]).toEqual([n, []])
      for (const writer of [0, 1, 2, 3]) {
        const own = comments.filter((text) => text.startsWith(`${writer}.`))
        expect([n, own]).toEqual([n, own.map((_, i) => `${writer}.${i}`)])
      }
      expect([n, events.length]).toEqual([n, comments.length])
      copies.push(copy)
    }
    isOver = true
    await Promise.all(writers)
    for (const [n, copy] of copies.entries()) {
      const back = await newDatabase(engines[n % engines.length] ?? 'sqlite', world.folder)
      const logged = { ...world, url: copy }
      const db = await openDatabase(parseLocation(copy, '/'))
      await db
        .insertInto('helpdesk_session')
        .values((await world.db.selectFrom('helpdesk_session').selectAll().execute()) as never)
        .execute()
      await db.destroy()
      const onCopy = processesOf(logged)
      const restored = await onCopy('ada', ['db', 'copy', '--from', copy, '--to', back.url, '--yes'])
      expect([n, restored.code, restored.err]).toEqual([n, 0, expect.anything()])
      const verified = await onCopy('ada', ['db', 'verify', '--against', back.url, '--json'])
      expect([n, verified.code, JSON.parse(verified.out).equal]).toEqual([n, 0, true])
      const checked = await processesOf({ ...world, url: back.url })('ada', ['db', 'check', '--json'])
      expect([n, JSON.parse(checked.out).filter((f: { severity: string }) => f.severity === 'error')]).toEqual([n, []])
      await back.drop()
    }
  })
})
