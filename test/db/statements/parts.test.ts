import fc from 'fast-check'
import { sql } from 'kysely'
import { escape as escaped, format } from 'mysql2'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { partsOf } from '../../../src/db/statements/parts.js'
import { bytesOf } from '../../../src/db/statements/size.js'
import { engines } from '../../helpers/engines.js'
import { createWorld, type World } from '../../helpers/world.js'

/** What mysql2 escapes stands in most of these. */
const text = fc.string({
  unit: fc.constantFrom('a', 'é', '漢', '😀', '"', "'", '\\', '\n', '\r', '\t', '\0', '\b', '\x1a', '%', '?'),
})

it('a value is as long as mysql2 writes it', () => {
  fc.assert(
    fc.property(fc.oneof(text, fc.integer(), fc.bigInt(), fc.constant(null)), (value) => {
      expect(bytesOf(value)).toBe(Buffer.byteLength(escaped(value)))
    }),
  )
})

describe.each(engines)('statements about many rows (%s)', (engine) => {
  let world: World
  let most: number
  beforeAll(async () => {
    world = await createWorld(engine)
    const asked =
      engine === 'mysql' ? await sql<{ n: number }>`select @@max_allowed_packet as n`.execute(world.db) : undefined
    most = Math.min(Number(asked?.rows[0]?.n ?? Number.POSITIVE_INFINITY), 2 ** 20)
  })
  afterAll(() => world.destroy())

  const row = fc.record({
    change_id: fc.constant('c'.repeat(36)),
    field: text,
    old_value: text,
    times: fc.integer({ min: 1, max: 30_000 }),
  })
  it('carry all rows, in their order, each no longer than the server takes and with no more values than SQLite does', async () => {
    const property = fc.asyncProperty(fc.array(row, { maxLength: 40 }), async (drawn) => {
      const rows = drawn.map(({ times, old_value, ...r }, i) => ({
        ...r,
        old_value: old_value.repeat(times).slice(0, 65_000),
        at: i,
        source: 'cli',
        entity: 'ticket',
        entity_id: i,
      }))
      const parts = await partsOf(world.db, rows)
      expect(parts.flat()).toEqual(rows)
      for (const part of parts) {
        const { sql: statement, parameters } = world.db.insertInto('helpdesk_event').values(part).compile()
        expect(Buffer.byteLength(format(statement, [...parameters] as string[]))).toBeLessThan(most)
        expect(parameters.length).toBeLessThanOrEqual(32_766)
      }
      // As few as that allows, nearly.
      const bytes = rows.reduce((sum, r) => sum + bytesOf(r) + 256, 0)
      expect(parts.length).toBeLessThanOrEqual(1 + (2 * bytes) / (most - 200_000))
    })
    await fc.assert(property, { numRuns: 25 })
  })

  it('list fewer than 1,000 numbers, and as many rows as fit', async () => {
    const numbers = Array.from({ length: 200_000 }, (_, i) => i)
    const parts = await partsOf(world.db, numbers)
    expect(parts.flat()).toEqual(numbers)
    expect(Math.max(...parts.map((part) => part.length))).toBe(999)
    const rows = await partsOf(
      world.db,
      numbers.map((id) => ({ id, a: 1, b: 2 })),
    )
    expect(Math.max(...rows.map((part) => 3 * part.length))).toBeLessThanOrEqual(30_000)
    expect(rows.length).toBeLessThan(70)
    expect(await partsOf(world.db, [])).toEqual([])
  })

  it('leave room for what stands beside the rows', async () => {
    const beside = '"'.repeat(250_000) // half a megabyte, as it is sent
    const parts = await partsOf(
      world.db,
      Array.from({ length: 100 }, () => 'x'.repeat(20_000)),
      { beside },
    )
    for (const part of parts) expect(bytesOf(part) + bytesOf(beside)).toBeLessThan(most)
    expect(parts.length).toBeLessThan(8)
  })
})
