import { afterEach, describe, expect, it } from 'vitest'
import type { Lang } from '../../src/core/language.js'
import { createStyle } from '../../src/terminal/style.js'
import { ago, date, dateTime } from '../../src/terminal/time.js'

const NOW = Date.parse('2026-03-10T12:00:00Z')
const style = (lang: Lang) => createStyle({ lang, width: 80, now: NOW, color: 0 })
const [SECOND, MINUTE, HOUR, DAY] = [1_000, 60_000, 3_600_000, 86_400_000]
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ')

it.each([
  [0, 'now', 'maintenant'],
  [SECOND, 'now', 'maintenant'],
  [59 * SECOND, 'now', 'maintenant'],
  [MINUTE, '1 min. ago', 'il y a 1 min'],
  [119 * SECOND, '1 min. ago', 'il y a 1 min'],
  [2 * MINUTE, '2 min. ago', 'il y a 2 min'],
  [59 * MINUTE + 59 * SECOND, '59 min. ago', 'il y a 59 min'],
  [HOUR, '1 hr. ago', 'il y a 1 h'],
  [3 * HOUR + 59 * MINUTE, '3 hr. ago', 'il y a 3 h'],
  [23 * HOUR + 59 * MINUTE, '23 hr. ago', 'il y a 23 h'],
  [DAY, '1 day ago', 'il y a 1 j'],
  [2 * DAY, '2 days ago', 'il y a 2 j'],
  [3 * DAY, '3 days ago', 'il y a 3 j'],
  [30 * DAY, '30 days ago', 'il y a 30 j'],
  [31 * DAY, '1 mo. ago', 'il y a 1 mois'],
  [70 * DAY, '2 mo. ago', 'il y a 2 mois'],
  [365 * DAY, '11 mo. ago', 'il y a 11 mois'],
  [366 * DAY, '1 yr. ago', 'il y a 1 an'],
  [3 * 366 * DAY, '3 yr. ago', 'il y a 3 ans'],
  [-30 * SECOND, 'now', 'maintenant'],
  [-5 * MINUTE, 'in 5 min.', 'dans 5 min'],
  [-2 * HOUR, 'in 2 hr.', 'dans 2 h'],
  [-DAY, 'in 1 day', 'dans 1 j'],
])('%i ms ago is %s, %s', (age, en, fr) => {
  const iso = new Date(NOW - age).toISOString()
  expect([ago(iso, style('en')), ago(iso, style('fr'))].map(plain)).toEqual([en, fr])
})

it('no instant is nothing', () => {
  for (const lang of ['en', 'fr'] as const)
    expect([ago(null, style(lang)), dateTime(null, style(lang))]).toEqual(['', ''])
})

describe('a date and time is in the zone of the reader', () => {
  const before = process.env.TZ
  afterEach(() => {
    if (before === undefined) delete process.env.TZ
    else process.env.TZ = before
  })
  it.each([
    ['UTC', '2026-11-23T17:55:00Z', '23 Nov 2026, 17:55', '23 nov. 2026, 17:55'],
    ['Europe/Paris', '2026-11-23T17:55:00Z', '23 Nov 2026, 18:55', '23 nov. 2026, 18:55'],
    ['Europe/Paris', '2026-07-01T22:30:59Z', '2 Jul 2026, 00:30', '2 juil. 2026, 00:30'],
    ['America/New_York', '2026-01-01T00:00:00Z', '31 Dec 2025, 19:00', '31 déc. 2025, 19:00'],
  ])('%s: %s', (zone, iso, en, fr) => {
    process.env.TZ = zone
    expect([dateTime(iso, style('en')), dateTime(iso, style('fr'))].map(plain)).toEqual([en, fr])
  })
})

describe('a date is what Intl writes', () => {
  const before = process.env.TZ
  afterEach(() => {
    if (before === undefined) delete process.env.TZ
    else process.env.TZ = before
  })
  const every = (from: number, to: number, step: number) =>
    Array.from({ length: Math.floor((to - from) / step) }, (_, i) => from + i * step)
  const instants = [
    ...every(Date.parse('1969-01-01'), Date.parse('2040-01-01'), 307 * HOUR + 7 * MINUTE), // every day, hour and minute
    ...every(Date.parse('-000300-01-01'), Date.parse('9999-12-31'), 7000 * DAY + HOUR), // eras and local mean time
    ...every(Date.parse('2026-03-29T00:00:00Z'), Date.parse('2026-03-29T04:00:00Z'), 5 * MINUTE), // summer time begins
    ...every(Date.parse('2026-10-25T00:00:00Z'), Date.parse('2026-10-25T04:00:00Z'), 5 * MINUTE),
    ...[-8.64e15, -1, 0, 8.64e15],
  ].map((ms) => new Date(ms))

  it.each(['UTC', 'Europe/Paris', 'America/St_Johns', 'Pacific/Apia', 'Asia/Kathmandu'])('%s', (zone) => {
    process.env.TZ = zone
    for (const [lang, locale] of [
      ['en', 'en-GB'],
      ['fr', 'fr'],
    ] as const) {
      const day = new Intl.DateTimeFormat(locale, { dateStyle: 'medium' })
      const time = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' })
      const all = instants.map((at) => [date(at.toISOString(), { lang }), dateTime(at.toISOString(), { lang })])
      expect(all).toEqual(instants.map((at) => [day.format(at), time.format(at)]))
    }
  })
})
