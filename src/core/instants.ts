/**
 * ISO 8601, UTC.
 * @pattern ^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$
 */
export type Instant = string

/** `2026-01-31 10:00:00`, a UTC wall clock, as ISO 8601; null for NULL and for MySQL's zero date. */
export function isoFromWallClock(text: string | null): Instant | null {
  const [, day, time] = /^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d:\d\d)/.exec(text ?? '') ?? []
  return day && time && !day.startsWith('0000') ? `${day}T${time}Z` : null
}

/** ISO 8601 as `isoFromWallClock` writes it, as a UTC wall clock. */
export const wallClockFromIso = (iso: string): string => iso.replace('T', ' ').replace('Z', '')

/** Seconds since the Unix epoch as a UTC wall clock. */
export const wallClockFromEpoch = (seconds: number): string => isoFromEpoch(seconds).slice(0, 19).replace('T', ' ')

/** Seconds since the Unix epoch as ISO 8601. */
export function isoFromEpoch(seconds: number): Instant {
  const at = new Date(seconds * 1000)
  const year = at.getUTCFullYear()
  if (!Number.isInteger(seconds) || !(year >= 1000 && year <= 9999)) return at.toISOString().replace('.000Z', 'Z')
  // V8's own looks up the machine's time zone first, half a millisecond of a start.
  const day = `${year}-${twoDigits(at.getUTCMonth() + 1)}-${twoDigits(at.getUTCDate())}`
  return `${day}T${twoDigits(at.getUTCHours())}:${twoDigits(at.getUTCMinutes())}:${twoDigits(at.getUTCSeconds())}Z`
}

const twoDigits = (number: number) => (number < 10 ? `0${number}` : number)

/**
 * For a sort: the earlier first, and before all what has no time. Instants are texts of one form; to compare them as
 * words of a language takes 12 ms the first time.
 */
export function earlierFirst(a: Instant | null, b: Instant | null): number {
  const [first, second] = [a ?? '', b ?? '']
  if (first === second) return 0
  return first < second ? -1 : 1
}
