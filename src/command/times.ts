import { invalid } from './parsers.js'

/** `2026-01-31T10:00:00Z`, as exports have it, also with a blank for the T, without seconds or zone (UTC), or a date alone. */
export function instant(text: string): { wallClock: string; epoch: number } {
  const whole = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d)(:\d\d)?(?:\.\d+)?(Z|[+-]\d\d:\d\d)?)?$/i.exec(text.trim())
  const [, day, time = '00:00', seconds = ':00', zone = 'Z'] = whole ?? []
  const at = day ? Date.parse(`${day}T${time}${seconds}${zone.toUpperCase()}`) / 1000 : Number.NaN
  // Date.parse takes 30 February for 2 March.
  const isDay = at >= FIRST_INSTANT && new Date(`${day}T00:00Z`).toISOString().startsWith(day ?? '')
  if (isDay && at <= LAST_INSTANT) {
    const wallClock = zone === 'Z' ? `${day} ${time}${seconds}` : new Date(at * 1000).toISOString().slice(0, 19).replace('T', ' ')
    return { wallClock, epoch: at }
  }
  throw invalid(`'${text}' is not a time that can be stored.`, `« ${text} » n'est pas une date enregistrable.`, {
    say: '2026-01-31T10:00:00Z',
  })
}
/** What a TIMESTAMP holds in every time zone: the second of January 1970 to 17 January 2038. */
const [FIRST_INSTANT, LAST_INSTANT] = [86_400, 2_147_385_600]

/** `2026-01-31`, `2026-01-31T10:00` (in the reader's own time zone), `7d`, `12h` or `today`, in seconds since the Unix epoch. */
export function since(text: string): number {
  const now = new Date()
  const [, number, unit] = /^(\d{1,6})([dh])$/.exec(text) ?? []
  const at = unit
    ? now.getTime() - Number(number) * (unit === 'h' ? 3_600_000 : 86_400_000)
    : text === 'today'
      ? new Date(now.getFullYear(), now.getMonth(), now.getDate()).getTime()
      : /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d)?Z?)?$/.test(text)
        ? Date.parse(text.includes('T') ? text : `${text}T00:00`)
        : Number.NaN
  if (!Number.isNaN(at)) return Math.floor(at / 1000)
  throw invalid(`'${text}' is not a date.`, `« ${text} » n'est pas une date.`, { say: '2026-01-31, 2026-01-31T10:00, 7d, 12h, today' })
}

/** `90d` or `12h`, up to ten years, in seconds. */
export function days(text: string): number {
  const [, number, unit] = /^(\d{1,6})([dh])$/.exec(text) ?? []
  const seconds = Number(number) * (unit === 'h' ? 3_600 : 86_400)
  if (seconds > 0 && seconds <= 3_653 * 86_400) return seconds
  throw invalid(`'${text}' is not a length of time.`, `« ${text} » n'est pas une durée.`, { say: '90d, 12h' })
}
