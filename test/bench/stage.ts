import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { sql } from 'kysely'
import { parseLocation } from '../../src/db/location.js'
import { openDatabase } from '../../src/db/open.js'
import { bringUpToDate } from '../../src/maintenance/services/bring-up-to-date.js'
import type { EngineName } from '../helpers/engines.js'
import { PROGRAM } from '../helpers/program.js'
import { ROOT } from '../helpers/root.js'
import { newDatabase } from '../helpers/world.js'
import { fill } from './data.js'
import type { Line } from './measure.js'
import { moveInboxes } from './unread.js'

export type Stage = Awaited<ReturnType<typeof createStage>>

/** What every process is given that is measured: a variable of whoever starts the benchmark would cost in all of them. */
export const cleanEnv = (home: string): Record<string, string> => ({
  PATH: process.env.PATH ?? '',
  HOME: home,
  LANG: 'C.UTF-8',
})

/** What makes the program start as it does where it finds no code cache of its own. */
export const withoutCodeCache = (line: Line): Line => ({ ...line, env: { ...line.env, HELPDESK_CODE_CACHE: 'off' } })

/**
 * Waits for the code cache of a Node, which the program has made in the background when it first runs there; for at most
 * a minute.
 */
export async function untilCached(node: string, home: string): Promise<void> {
  const run = (argv: string[]) => execFileSync(node, argv, { env: cleanEnv(home), encoding: 'utf8' }).trim()
  const version = run(['--version'])
  run([PROGRAM, '--version'])
  const isMade = () => {
    const names = existsSync(`${ROOT}dist/cache`) ? readdirSync(`${ROOT}dist/cache`) : []
    return !names.includes('making') && names.some((name) => name.includes(version))
  }
  for (let i = 0; i < 600 && !isMade(); i++) await setTimeout(100)
}

/** Comments behind the beginning of an inbox, and changes: together as many as `moveOn` leaves there. */
const BEHIND = 500

/**
 * A helpdesk with so many tickets, all open, in a home of its own, whose administrator has set it up and is logged in: by
 * the program itself.
 */
export async function createStage(engine: EngineName, tickets: number) {
  const home = mkdtempSync(join(tmpdir(), 'helpdesk-bench-'))
  const database = await newDatabase(engine, home)
  const env = { ...cleanEnv(home), HELPDESK_DATABASE: database.url }
  const admin = ['--admin-username', 'ada', '--admin-email', 'ada@example.org', '--admin-name', 'Ada Test']
  execFileSync(process.execPath, [PROGRAM, 'init', ...admin, '--password-stdin'], {
    env,
    input: 'a long enough secret\n',
    stdio: ['pipe', 'ignore', 'inherit'],
  })
  const db = await openDatabase(parseLocation(database.url, home))
  await fill(db, { tickets, people: 200, open: 1 })
  // As that of somebody who was there before: the day would else look through ten thousand news, as it never does again.
  await moveInboxes(db, BEHIND)
  await bringUpToDate(db, ROOT)
  if (engine === 'mysql') await sql`analyze table ticket, comment, helpdesk_event, helpdesk_search`.execute(db)
  return {
    url: database.url,
    home,
    db,
    /** A command line of the program, on this version of Node or another. */
    line: (
      { argv, terminal = false }: { argv: readonly string[]; terminal?: boolean },
      node = process.execPath,
    ): Line => ({
      argv: [node, PROGRAM, ...argv],
      env,
      terminal,
    }),
    async destroy() {
      await db.destroy()
      await database.drop()
      rmSync(home, { recursive: true, force: true })
    },
  }
}
