import { freemem } from 'node:os'
import type { TestProject } from 'vitest/node'
import { provideServer } from '../helpers/start-server.js'

/** What a million tickets take with their indexes: a server that has so many keeps them in memory. */
const MOST_MB = 3072

/** A server as whoever has many tickets sets it up, instead of one with the 128 MB that it comes with. */
export default (project: TestProject) => {
  const megabytes = Math.max(128, Math.min(MOST_MB, Math.floor(freemem() / 4 / 2 ** 20)))
  return provideServer(project, [`--innodb-buffer-pool-size=${megabytes}M`])
}
