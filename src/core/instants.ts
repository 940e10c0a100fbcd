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
export const wallClockFromEpoch = (seconds: number): string =>
  new Date(seconds * 1000).toISOString().slice(0, 19).replace('T', ' ')

/** Seconds since the Unix epoch as ISO 8601. */
export const isoFromEpoch = (seconds: number): Instant => new Date(seconds * 1000).toISOString().replace('.000Z', 'Z')

/**
 * For a sort: the earlier first, and before all what has no time. Instants are texts of one form; to compare them as
 * words of a language takes 12 ms the first time.
 */
export function earlierFirst(a: Instant | null, b: Instant | null): number {
  const [first, second] = [a ?? '', b ?? '']
  if (first === second) return 0
  return first < second ? -1 : 1
}
