import { expect, it } from 'vitest'
import { DoneInPart, failure } from '../../src/core/errors.js'
import { storeInParts } from '../../src/tickets/services/import/in-parts.js'

const CHANGE = '00000000-0000-4000-8000-000000000000'
const full = failure('DATABASE', { en: 'The disk is full.', fr: 'Le disque est plein.' })
const lost = failure('UNKNOWN', { en: 'The answer was lost.', fr: 'La réponse a été perdue.' })

/**
 * Stores four rows two by two; `fails` is what storing a part throws, `stopAfter` the part after which it is told to
 * stop.
 */
async function stored({ fails = {}, stopAfter }: { fails?: Record<number, Error>; stopAfter?: number }) {
  const stop = new AbortController()
  let [parts, given] = [0, 0]
  if (stopAfter === 0) stop.abort()
  const work = async (store: (rows: string[]) => Promise<void>) => {
    for (const rows of [
      ['a', 'b'],
      ['c', 'd'],
    ])
      await store(rows)
  }
  const store = async () => {
    const error = fails[++parts]
    if (error) throw error
    if (stopAfter === parts) stop.abort()
  }
  const held = { signal: stop.signal, giveBack: () => given++ }
  const error = await storeInParts({ changeId: CHANGE, total: 4, stop: held }, store, work).then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  expect(given).toBe(1)
  return { parts, error }
}

it('stores all of them', async () => expect(await stored({})).toEqual({ parts: 2, error: undefined }))

it('fails as the first part does, where nothing is stored', async () => {
  expect(await stored({ fails: { 1: full } })).toEqual({ parts: 1, error: full })
})

it.each([
  ['is', full, /^2 of 4 rows are stored/],
  ['may be', lost, /^At least 2 of 4 rows are stored/],
])('tells how many are stored where the second %s not', async (_, cause, said) => {
  const { parts, error } = await stored({ fails: { 2: cause } })
  expect(parts).toBe(2)
  expect(error).toBeInstanceOf(DoneInPart)
  expect(error).toMatchObject({ cause, left: { en: expect.stringMatching(said) } })
})

it('told to stop, it begins no other part', async () => {
  expect(await stored({ stopAfter: 0 })).toEqual({ parts: 0, error: expect.objectContaining({ code: 'INTERRUPTED' }) })
  const { parts, error } = await stored({ stopAfter: 1 })
  expect(parts).toBe(1)
  expect(error).toMatchObject({
    cause: { code: 'INTERRUPTED' },
    left: { en: expect.stringMatching(/^2 of 4 rows are stored/) },
  })
  expect(await stored({ stopAfter: 2 })).toEqual({ parts: 2, error: undefined })
})
