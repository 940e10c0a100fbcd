import { describe, expect, it } from 'vitest'
import { createDates } from '../../src/command/dates/dates.js'
import { dateFormat } from '../../src/command/dates/format.js'
import { timeZone } from '../../src/command/dates/zone.js'
import { days, since } from '../../src/command/times.js'

const read = (text: string, zone = 'Europe/Paris', format?: string) => {
  const dates = createDates({ zone: timeZone(zone), format: format === undefined ? undefined : dateFormat(format) })
  const { epoch, wallClock } = dates.read(text)
  expect(wallClock).toBe(new Date(epoch * 1000).toISOString().slice(0, 19).replace('T', ' '))
  return wallClock
}
const REFUSED = expect.objectContaining({ code: 'INVALID' })

describe('a date', () => {
  it.each([
    ['2026-01-31T10:00:00Z', '2026-01-31 10:00:00'],
    ['2026-01-31t10:00:00z', '2026-01-31 10:00:00'],
    ['2026-01-31 10:00Z', '2026-01-31 10:00:00'],
    ['2026-01-31 10:00:00 UTC', '2026-01-31 10:00:00'],
    ['2026-01-31T10:00:00.999999Z', '2026-01-31 10:00:00'],
    ['2026-01-31T10:00:00,5+02:00', '2026-01-31 08:00:00'],
    ['2026-01-31T10:00:00.000+0200', '2026-01-31 08:00:00'],
    ['2026-01-31T10:00+02', '2026-01-31 08:00:00'],
    ['2026-01-31 10:00:00 -05:30', '2026-01-31 15:30:00'],
    ['20260131T100000Z', '2026-01-31 10:00:00'],
    ['20260131', '2026-01-30 23:00:00'],
    ['2026-01-31', '2026-01-30 23:00:00'],
    ['2026-1-5 9:05', '2026-01-05 08:05:00'],
    ['2026/01/31 10:00', '2026-01-31 09:00:00'],
    ['2026-07-31 10:00', '2026-07-31 08:00:00'],
    ['31/01/2026 14:05', '2026-01-31 13:05:00'],
    ['31/01/2026\u00a014:05:59', '2026-01-31 13:05:59'],
    [' 31-01-2026 ', '2026-01-30 23:00:00'],
    ['31.01.2026, 14:05', '2026-01-31 13:05:00'],
    ['1/2/26', '2026-01-31 23:00:00'],
    ['31/Jan/26 2:05 PM', '2026-01-31 13:05:00'],
    ['31/Jan/26 12:05 am', '2026-01-30 23:05:00'],
    ['01/févr./26 12:00 PM', '2026-02-01 11:00:00'],
    ['31 janvier 2026 à 14h05', '2026-01-31 13:05:00'],
    ['1er août 2026', '2026-07-31 22:00:00'],
    ['Sat, 31 Jan 2026 14:05:00 +0100', '2026-01-31 13:05:00'],
    ['mardi 31 mars 2026 14:05', '2026-03-31 12:05:00'],
    ['Mar 31, 2026 2:05 p.m.', '2026-03-31 12:05:00'],
    ['January 5th, 2026', '2026-01-04 23:00:00'],
    ['29/02/2024', '2024-02-28 23:00:00'],
    // The hour that is skipped, and the one that comes twice.
    ['2026-03-29 02:30', '2026-03-29 01:30:00'],
    ['2026-10-25 02:30', '2026-10-25 00:30:00'],
  ])('%s is %s', (text, expected) => expect(read(text)).toBe(expected))

  it.each([
    ['yesterday'],
    [''],
    ['1'],
    ['46053.58'],
    ['1769868300'],
    ['30/02/2026'],
    ['2026-02-30'],
    ['29/02/2026'],
    ['31/04/2026'],
    ['31/Foo/26'],
    ['2026-01-31T24:00:00Z'],
    ['2026-01-31 10:60'],
    ['2026-01-31 13:00 PM'],
    ['2026-01-31 10:00 Paris'],
    ['2026-01-31x'],
    ['2026-13-01'],
    ['26-01-31'],
    ['0026-01-31'],
    ['1969-12-31'],
    ['2038-01-19'],
  ])('%j is none', (text) => expect(() => read(text)).toThrow(REFUSED))

  it.each([
    ['01/31/2026', "--date-format 'MM/DD/YYYY'"],
    ['1-31-2026 2:05 PM', "--date-format 'MM-DD-YYYY'"],
    ['01/31/26', "--date-format 'MM/DD/YY'"],
  ])('%s has its month first', (text, say) => {
    expect(() => read(text)).toThrow(expect.objectContaining({ code: 'INVALID', hint: { say } }))
    expect(read(text, 'UTC', /'(.*)'/.exec(say)?.[1])).toMatch(/^2026-01-31/)
  })
})

describe('--date-format', () => {
  it.each([
    ['MM/DD/YYYY', '02/01/2026', '2026-02-01 00:00:00'],
    ['MM/DD/YYYY', '2/1/2026 2:05 PM', '2026-02-01 14:05:00'],
    ['MM/DD/YYYY', '2026-02-01T14:05:00Z', '2026-02-01 14:05:00'],
    ['MM/DD/YYYY hh:mm A', '02/01/2026 02:05 pm', '2026-02-01 14:05:00'],
    ['mm/dd/yyyy hh:mm', '02/01/2026 14:05', '2026-02-01 14:05:00'],
    ['DD/MM/YYYY HH:MM', '01/02/2026 14:05', '2026-02-01 14:05:00'],
    ['m/d/yy h:mm AM/PM', '2/1/26 2:05 PM', '2026-02-01 14:05:00'],
    ['dd.MM.yyyy HH:mm:ss', '01.02.2026 14:05:06', '2026-02-01 14:05:06'],
    ['MMM D, YYYY', 'Feb 1, 2026', '2026-02-01 00:00:00'],
    ['%m/%d/%y %H:%M:%S', '02/01/26 14:05:06', '2026-02-01 14:05:06'],
    ['%Y-%d-%m', '2026-01-02', '2026-02-01 00:00:00'],
    ["YYYY.MM.DD 'at' HH:mm Z", '2026.02.01 at 14:05 +02:00', '2026-02-01 12:05:00'],
    ['YYYYMMDD HHmmss', '20260201 140506', '2026-02-01 14:05:06'],
  ])('%s reads %s', (format, text, expected) => expect(read(text, 'UTC', format)).toBe(expected))
  it.each([
    ['YYYY-DD-MM', '2026-31-13'],
    ['MM/DD/YYYY', '31/01/2026'],
    ['MM/DD/YYYY', '02/30/2026'],
    ['MM/DD/YYYY HH:mm', '02/01/2026'],
  ])('%s does not read %s', (format, text) => expect(() => read(text, 'UTC', format)).toThrow(REFUSED))
  it.each(['', 'whenever', 'YYYY-MM', 'DD/DD/YYYY', 'HH:mm'])('%j is none', (format) =>
    expect(() => dateFormat(format)).toThrow(expect.objectContaining({ code: 'USAGE' })),
  )
})

it.each([
  ['utc', 'UTC'],
  ['europe/paris', 'Europe/Paris'],
  ['+2', '+02:00'],
  ['-0330', '-03:30'],
])('--time-zone %s is %s', (text, name) => expect(timeZone(text).name).toBe(name))
it.each(['', 'Paris', '+99', '2026'])('--time-zone %j is none', (text) =>
  expect(() => timeZone(text)).toThrow(expect.objectContaining({ code: 'USAGE' })),
)

it('--since reads what imports read, and no day that is none', () => {
  for (const text of [
    '2026-01-31',
    '31/01/2026',
    '31-01-2026 14:05',
    '31/Jan/26 2:05 PM',
    '2026-01-31T10:00:00.123+0200',
    '2026-01-31T10:00',
  ])
    expect(since(text), text).toBe(createDates({}).read(text).epoch)
  for (const text of ['30/02/2026', '2026-02-30', '2026-02-30T10:00', '01/31/2026', 'soon'])
    expect(() => since(text), text).toThrow(REFUSED)
  expect(since('2d')).toBeCloseTo(Date.now() / 1000 - 172_800, -1)
  const today = new Date()
  expect(since('today')).toBe(new Date(today.getFullYear(), today.getMonth(), today.getDate()).getTime() / 1000)
  expect(days('90d')).toBe(7_776_000)
})
