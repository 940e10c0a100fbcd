import { hrtime } from 'node:process'

/**
 * Milliseconds since some moment, whatever the clock on the wall is set to. It is `performance.now()` from another
 * beginning: that loads ten modules of Node's, 1 ms of each command that writes.
 */
export const elapsedMs = (): number => Number(hrtime.bigint()) / 1e6
