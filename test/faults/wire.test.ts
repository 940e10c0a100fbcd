import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { buildSync } from 'esbuild'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import '../helpers/engines.js'
import type { NetworkError } from '../helpers/network-error.js'
import { PROGRAM } from '../helpers/program.js'
import { startProxy, type WireFault } from '../helpers/proxy.js'
import { ROOT } from '../helpers/root.js'
import { createWorld, type World } from '../helpers/world.js'

/**
 * A fault, the codes that are right where the change is not stored and where it is, and the most it may take, in
 * seconds.
 */
interface Case {
  line: string
  fault: WireFault | NetworkError
  /** Undefined: it is not to be so. */
  unstored: number | undefined
  stored?: number
  s: number
}

const SESSION = /^set session/
const RIGHTS = /in share mode/
const BEGIN = /^begin\b/im
const UPDATE = /^update `ticket/
const EVENT = /^insert into `helpdesk_event/
const COMMIT = /^commit$/i
const LIST = /order by/
const SILENT = ['unanswered', 'never seen', 'half, then silence'] as const
const CUT = ['cut before', 'cut after', 'reset before', 'reset after', 'half, then cut'] as const
const CODES = ['ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH', 'ENETDOWN', 'ECONNABORTED', 'ENOTCONN', undefined]
const TAKE = 'ticket take ID'

/** Told where a unit that is run again lasts. */
const AGAIN = /^The database is busy.*again …\n/

/** What a machine that is busy with eight of them takes longer. */
const BUSY_MS = 4_000

/** Connecting takes 5 seconds at most, a statement 10, a look at what became of a commit 10 more. */
const CASES: Case[] = [
  // Before anything is asked.
  ...(['connect', 'greeting', 'login'] as const).flatMap((at): Case[] => [
    { line: TAKE, fault: { at, what: 'never seen' }, unstored: 7, s: 5 },
    {
      line: TAKE,
      fault: { at, what: at === 'connect' ? 'reset before' : 'reset after', afterwards: 'silence' },
      unstored: 7,
      s: 5,
    },
  ]),
  { line: TAKE, fault: { at: 'greeting', what: 'nonsense' }, unstored: 7, s: 5 },
  { line: TAKE, fault: { at: 'login', what: 'late', afterMs: 4_000 }, unstored: undefined, stored: 0, s: 6 },
  ...['EHOSTUNREACH', 'ENETDOWN', undefined].map(
    (code): Case => ({ line: TAKE, fault: { at: '', code }, unstored: 7, s: 2 }),
  ),
  // The first statement, a later one, in the midst of a transaction.
  ...[SESSION, RIGHTS, BEGIN, UPDATE].flatMap((at): Case[] => [
    { line: TAKE, fault: { at, what: 'unanswered', afterwards: 'silence' }, unstored: 7, s: 15 },
    { line: TAKE, fault: { at, what: 'cut after' }, unstored: undefined, stored: 0, s: 10 },
  ]),
  ...SILENT.map((what): Case => ({ line: TAKE, fault: { at: EVENT, what }, unstored: 7, s: 10 })),
  ...CUT.map((what): Case => ({ line: TAKE, fault: { at: EVENT, what }, unstored: undefined, stored: 0, s: 10 })),
  { line: TAKE, fault: { at: EVENT, what: 'nonsense' }, unstored: 7, s: 10 },
  { line: TAKE, fault: { at: UPDATE, what: 'late', afterMs: 9_000 }, unstored: undefined, stored: 0, s: 11 },
  ...['ETIMEDOUT', 'ENETUNREACH', undefined].map(
    (code): Case => ({ line: TAKE, fault: { at: 'insert into', code }, unstored: undefined, stored: 0, s: 3 }),
  ),
  // The commit, and the connection that it is looked up on.
  ...SILENT.map((what): Case => ({ line: TAKE, fault: { at: COMMIT, what }, unstored: undefined, stored: 0, s: 20 })),
  ...CUT.map((what): Case => ({ line: TAKE, fault: { at: COMMIT, what }, unstored: undefined, stored: 0, s: 10 })),
  { line: TAKE, fault: { at: COMMIT, what: 'nonsense' }, unstored: undefined, stored: 0, s: 20 },
  { line: TAKE, fault: { at: COMMIT, what: 'late', afterMs: 8_000 }, unstored: undefined, stored: 0, s: 10 },
  { line: TAKE, fault: { at: COMMIT, what: 'cut before', afterMs: 2_000 }, unstored: undefined, stored: 0, s: 10 },
  { line: TAKE, fault: { at: COMMIT, what: 'unanswered', afterwards: 'silence' }, unstored: 8, stored: 8, s: 25 },
  { line: TAKE, fault: { at: COMMIT, what: 'never seen', afterwards: 'silence' }, unstored: 8, stored: 8, s: 25 },
  { line: TAKE, fault: { at: COMMIT, what: 'cut after', afterwards: 'refuse' }, unstored: 8, stored: 8, s: 11 },
  {
    line: TAKE,
    fault: { at: COMMIT, what: 'cut after', afterwards: { refuseForMs: 4_000 } },
    unstored: undefined,
    stored: 0,
    s: 10,
  },
  ...CODES.flatMap((code): Case[] => [
    { line: TAKE, fault: { at: '^commit$', code, seen: true }, unstored: undefined, stored: 0, s: 5 },
    { line: TAKE, fault: { at: '^commit$', code }, unstored: undefined, stored: 0, s: 5 },
  ]),
  {
    line: TAKE,
    fault: { at: '^commit$', code: 'ENETUNREACH', seen: true, stays: true },
    unstored: 8,
    stored: 8,
    s: 11,
  },
  // The end: nobody's goodbye is waited for.
  { line: TAKE, fault: { at: 'quit', what: 'never seen' }, unstored: undefined, stored: 0, s: 2 },
  // Reading.
  ...SILENT.map((what): Case => ({ line: 'ticket list -o ids', fault: { at: LIST, what }, unstored: 7, s: 8 })),
  { line: 'ticket list -o ids', fault: { at: LIST, what: 'half, then cut' }, unstored: 7, s: 2 },
  { line: 'ticket export -o csv', fault: { at: LIST, what: 'half, then silence' }, unstored: 7, s: 8 },
  { line: 'ticket show ID', fault: { at: SESSION, what: 'unanswered', afterwards: 'silence' }, unstored: 7, s: 8 },
  { line: 'db check', fault: { at: /./, nth: 6, what: 'unanswered' }, unstored: 7, s: 8 },
  ...(['connect', 'login', SESSION, LIST] as const).map(
    (at): Case => ({ line: '__complete zsh -- ticket show #', fault: { at, what: 'unanswered' }, unstored: 0, s: 2 }),
  ),
]

const named = ({ line, fault }: Case) =>
  `${line}: ${JSON.stringify(fault, (key, value) => (value instanceof RegExp || key === 'code' ? String(value) : value))}`

describe('on the wire', () => {
  let world: World
  let preload: string
  let startUpMs: number
  const ids = new Map<Case['fault'], number>()
  beforeAll(async () => {
    world = await createWorld('mysql')
    preload = join(world.folder, 'network-error.mjs')
    buildSync({
      entryPoints: [`${ROOT}test/helpers/network-error.ts`],
      outfile: preload,
      bundle: true,
      platform: 'node',
      format: 'esm',
    })
    // A ticket for each, made before: who changes one keeps others from making one, and here that may last for ten
    // seconds.
    for (const { fault } of CASES) ids.set(fault, await world.addTicket())
    await world.addTicket()
    startUpMs = (await helpdesk(TAKE.replace('ID', String(CASES.length + 1)), world.url)).ms
  })
  afterAll(() => world.destroy())

  function helpdesk(line: string, url: string, env: Record<string, string> = {}) {
    const started = performance.now()
    const child = spawn(process.execPath, [PROGRAM, ...line.split(' ')], {
      env: {
        PATH: process.env.PATH,
        HOME: world.folder,
        HELPDESK_DATABASE: url,
        HELPDESK_TOKEN: world.tokens.ada,
        ...env,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const ran = { code: -1, out: '', err: '', ms: 0 }
    child.stdout.on('data', (data) => {
      ran.out += data
    })
    child.stderr.on('data', (data) => {
      ran.err += data
    })
    return new Promise<typeof ran>((resolve) =>
      child.on('close', (code) => resolve({ ...ran, code: code ?? -1, ms: performance.now() - started })),
    )
  }

  it('has 60 cases at least', () => expect(CASES.length).toBeGreaterThanOrEqual(60))

  it('is no fault where the server is slow, and at it', async () => {
    const id = await world.addTicket()
    await sql`create trigger slow before update on ticket for each row
      set new.title = if(new.title = 'slowly', concat(new.title, substr(sleep(12), 2)), new.title)`.execute(world.db)
    const ran = await helpdesk(`ticket edit ${id} --title slowly`, world.url)
    await sql`drop trigger slow`.execute(world.db)
    expect(ran).toMatchObject({ code: 0, err: '' })
    expect(ran.ms).toBeGreaterThan(12_000)
  })

  it.concurrent.each(CASES.map((c) => [named(c), c] as const))(
    '%s',
    async (_, { line, fault, unstored, stored, s }) => {
      const id = ids.get(fault) ?? 0
      const argv = line.replace('ID', String(id))
      const proxy = await startProxy(world.url)
      const onWire = 'what' in fault
      if (onWire) proxy.next(fault)
      const ran = await helpdesk(
        argv,
        onWire ? proxy.address : world.url,
        onWire ? {} : { NETWORK_ERROR: JSON.stringify(fault), NODE_OPTIONS: `--import=${preload}` },
      )
      if (onWire) expect(proxy.struck()).toBe(true)
      await proxy.stop()

      const events = await world.db
        .selectFrom('helpdesk_event')
        .select('change_id')
        .where('entity_id', '=', id)
        .where('field', '=', 'assignee')
        .execute()
      const { assigned_to } = await world.db
        .selectFrom('ticket')
        .select('assigned_to')
        .where('id', '=', id)
        .executeTakeFirstOrThrow()
      expect(events).toHaveLength(assigned_to === null ? 0 : 1)
      expect(ran.code, ran.err).toBe(assigned_to === null ? unstored : stored)
      const err = ran.err.replace(AGAIN, '')
      if (ran.code === 0) expect(err).toBe('')
      else expect(err).toMatch(/^error: [^\n]+\n(hint: [^\n]+\n)?$/)
      if (ran.code === 8 && events[0]) expect(ran.err).toContain(`change ${events[0].change_id} may`)
      expect(ran.ms - startUpMs, `${Math.round(ran.ms)} ms`).toBeLessThan(s * 1_000 + BUSY_MS)
    },
  )
})
