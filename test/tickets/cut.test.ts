import { describe, expect, it } from 'vitest'
import type { Lang } from '../../src/core/language.js'
import { levelsOf, rankAmong, rankOf } from '../../src/lookups/rank.js'
import { createStyle, type Signs } from '../../src/terminal/style.js'
import { table, tellingColumns } from '../../src/terminal/table/table.js'
import { age, fullAge } from '../../src/terminal/time.js'
import { cutLines } from '../../src/tickets/render/cut.js'

const NOW = Date.parse('2026-03-10T12:00:00Z')
const lines = (columns: number, lang: Lang = 'en', over = {}, signs: Signs = 'drawn') =>
  cutLines(
    { shown: 30, total: 1167, oldest: '2025-05-01T00:00:00Z', which: 'open', ...over },
    { now: NOW, lang, signs, columns },
  ).map((text) => text[lang])

describe('the last line of a list that is cut', () => {
  it('says how many, the oldest, and what shows them all', () => {
    expect(lines(80)).toEqual(['30 of 1,167 open · oldest 10 months · more: --limit 1167'])
    expect(lines(80, 'fr')).toEqual([
      '30 ouverts sur 1\u202f167 · le plus ancien\u00a0: 10 mois · tous\u00a0: --limit 1167',
    ])
    expect(lines(80, 'en', { which: 'asked for', oldest: null })).toEqual(['30 of 1,167 · more: --limit 1167'])
    expect(lines(80, 'en', {}, 'ascii')).toEqual(['30 of 1,167 open | oldest 10 months | more: --limit 1167'])
  })
  it('breaks between what it says on a narrow terminal', () => {
    expect(lines(40)).toEqual(['30 of 1,167 open · oldest 10 months', 'more: --limit 1167'])
    expect(lines(40, 'fr')).toEqual([
      '30 ouverts sur 1\u202f167',
      'le plus ancien\u00a0: 10 mois',
      'tous\u00a0: --limit 1167',
    ])
  })
})

it.each([
  ['2026-03-10T11:59:30Z', '<1 min.', '1 minute', '1 minute'],
  ['2026-03-10T12:05:00Z', 'in 5 min.', '1 minute', '1 minute'],
  ['2026-03-10T10:00:00Z', '2 hr.', '2 hours', '2 heures'],
  ['2026-03-09T10:00:00Z', '1 day', '1 day', '1 jour'],
  ['2024-03-01T10:00:00Z', '2 yr.', '2 years', '2 ans'],
])('%s was %s before, in full %s, %s', (iso, short, english, french) => {
  expect(age(iso, { lang: 'en', now: NOW })).toBe(short)
  expect(fullAge(iso, NOW)).toEqual({ en: english, fr: french })
})

describe('columns that tell nothing', () => {
  interface Row {
    id: number
    a: string | null
    b: string
  }
  const name = (text: string) => ({ en: text, fr: text })
  const fields = [
    { name: 'id', title: name('id'), plain: (r: Row) => r.id },
    { name: 'a', title: name('a'), plain: (r: Row) => r.a, goes: 'where all are alike' as const },
    { name: 'b', title: name('b'), plain: (r: Row) => r.b },
  ]
  const kept = (...rows: Row[]) => {
    const columns = tellingColumns(fields)
    for (const row of rows) columns.see(fields.map(({ plain }) => String(plain(row) ?? '')))
    return fields.filter((_, i) => columns.isTold(i)).map((f) => f.name)
  }
  it('go where one value stands in all rows, also none', () => {
    expect(kept({ id: 1, a: 'x', b: 'x' }, { id: 2, a: 'x', b: 'x' })).toEqual(['id', 'b'])
    expect(kept({ id: 1, a: null, b: 'x' }, { id: 2, a: null, b: 'x' })).toEqual(['id', 'b'])
    expect(kept({ id: 1, a: 'x', b: 'x' }, { id: 2, a: 'x', b: 'x' }, { id: 3, a: null, b: 'x' })).toContain('a')
  })
  it('stay where there is one row, or none', () => {
    expect(kept({ id: 1, a: 'x', b: 'x' })).toEqual(['id', 'a', 'b'])
    expect(kept()).toEqual(['id', 'a', 'b'])
  })
  it('are not left out where they are as narrow as a sign: that makes no room', () => {
    const style = createStyle({ lang: 'en', width: 20, now: NOW, color: 0 })
    const narrow = [
      { name: 'a', title: name('a'), plain: () => '▲', leaveOut: 2 },
      { name: 'b', title: name('wide'), plain: () => 'word', leaveOut: 1 },
      { name: 'c', title: name('c'), plain: () => 'x'.repeat(40) },
    ]
    expect(table([{}], narrow, style, true).split('\n')[0]).toBe('A  C')
  })
})

it('a priority is high, low or medium among all that there are; of more than these, none', () => {
  const named = (...levels: (number | null)[]) => levels.map((level, id) => ({ id, name: 'p', level }))
  const ranks = (...levels: (number | null)[]) => {
    const all = named(...levels)
    all.forEach(rankAmong(all))
    return all.map(rankOf)
  }
  expect(ranks(1, 2, 3)).toEqual(['low', 'medium', 'high'])
  expect(ranks(5, 1, 3, 2, null)).toEqual(['high', 'low', undefined, 'medium', undefined])
  expect(ranks(4, 9)).toEqual(['low', 'high'])
  expect(ranks(4, 4)).toEqual(['medium', 'medium'])
  expect(levelsOf(named(3, null, 1, 2, 4))).toEqual({ low: 1, medium: 2, high: 4 })
  expect(rankOf({ id: 1, name: 'p', level: 1 })).toBeUndefined()
})
