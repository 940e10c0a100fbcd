import { execFileSync, spawn } from 'node:child_process'
import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { parseLocation } from '../../src/db/location.js'
import { openDatabase } from '../../src/db/open.js'
import { processesOf } from '../helpers/processes.js'
import { PROGRAM } from '../helpers/program.js'
import { createWorld, type World } from '../helpers/world.js'

const KILLS = 50
const WRITERS = 8
const EACH = 25
const isRoot = process.getuid?.() === 0

describe('an SQLite file', () => {
  let world: World
  let helpdesk: ReturnType<typeof processesOf>
  beforeAll(async () => {
    world = await createWorld('sqlite')
    helpdesk = processesOf(world)
    for (let i = 0; i < 30; i++) await world.addTicket()
  })
  afterAll(() => world.destroy())

  const path = () => world.url.replace(/^sqlite:/, '')
  const intact = async () => {
    const db = await openDatabase(parseLocation(world.url, '/'))
    try {
      const { rows } = await sql<{ integrity_check: string }>`pragma integrity_check`.execute(db)
      const broken = await sql`pragma foreign_key_check`.execute(db)
      return rows[0]?.integrity_check === 'ok' && broken.rows.length === 0
    } finally {
      await db.destroy()
    }
  }
  const stored = async () =>
    (await world.db.selectFrom('comment').select('content').execute()).map(({ content }) => content)

  it(`${KILLS} times a writer is killed at a random moment: it is intact, and what was told is there`, {
    timeout: 600_000,
  }, async () => {
    const ids = Array.from({ length: 20 }, (_, i) => i + 1)
    for (let kill = 0; kill < KILLS; kill++) {
      const to = kill % 2 === 0 ? 'high' : 'low'
      const env = {
        PATH: process.env.PATH,
        HOME: world.folder,
        HELPDESK_DATABASE: world.url,
        HELPDESK_TOKEN: world.tokens.ada,
      }
      const child = spawn(process.execPath, [PROGRAM, 'ticket', 'priority', ...ids.map(String), '--to', to, '--yes'], {
        env,
        stdio: 'ignore',
      })
      const ended = new Promise((resolve) => child.once('exit', resolve))
      const comment = helpdesk('tom', ['ticket', 'comment', '1', '-m', `told ${kill}`])
      await setTimeout(40 + Math.random() * 160)
      child.kill('SIGKILL')
      await ended
      expect([kill, (await comment).code]).toEqual([kill, 0])
      expect([kill, await intact()]).toEqual([kill, true])
      const levels = await world.db
        .selectFrom('ticket')
        .select('priority_id')
        .distinct()
        .where('id', 'in', ids)
        .execute()
      expect([kill, levels.length]).toEqual([kill, 1]) // all or none
    }
    expect(await stored()).toEqual(expect.arrayContaining(Array.from({ length: KILLS }, (_, i) => `told ${i}`)))
  })

  it(`${WRITERS} programs write at once, ${EACH} times each: all is stored once`, { timeout: 600_000 }, async () => {
    const write = async (n: number) => {
      for (let i = 0; i < EACH; i++)
        expect(await helpdesk('ada', ['ticket', 'comment', '2', '-m', `writer ${n}, ${i}`])).toMatchObject({
          code: 0,
          err: '',
        })
    }
    await Promise.all(Array.from({ length: WRITERS }, (_, n) => write(n)))
    const written = (await stored()).filter((text) => text.startsWith('writer'))
    expect([written.length, new Set(written).size]).toEqual([WRITERS * EACH, WRITERS * EACH])
    expect(await intact()).toBe(true)
  })

  it.runIf(isRoot)(
    'on a disk that is full says so, keeps what it has, and goes on when there is room',
    {
      timeout: 120_000,
    },
    async () => {
      const disk = mkdtempSync(join(tmpdir(), 'helpdesk-disk-'))
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=4m', 'tmpfs', disk])
      onTestFinished(() => {
        execFileSync('umount', ['--lazy', disk]) // SQLite lets its file go once its statements are collected
        rmSync(disk, { recursive: true })
      })
      execFileSync(
        process.execPath,
        [PROGRAM, 'db', 'copy', '--from', world.url, '--to', `sqlite:${disk}/h.db`, '--yes'],
        {
          env: { PATH: process.env.PATH, HOME: world.folder, HELPDESK_TOKEN: world.tokens.ada },
          stdio: 'ignore',
        },
      )
      const full = { ...world, url: `sqlite:${disk}/h.db` } as World
      const db = await openDatabase(parseLocation(full.url, '/'))
      const sessions = await world.db.selectFrom('helpdesk_session').selectAll().execute()
      await db
        .insertInto('helpdesk_session')
        .values(sessions as never)
        .execute()
      const count = async () =>
        Number(
          (
            await db
              .selectFrom('comment')
              .select((eb) => eb.fn.countAll().as('n'))
              .executeTakeFirst()
          )?.n,
        )
      const write = () => processesOf(full)('ada', ['ticket', 'comment', '3', '-m', '-'], 'x '.repeat(30_000))
      let told = await count()
      let ran = await write()
      for (let i = 0; ran.code === 0 && i < 200; i++) {
        told++
        ran = await write()
      }
      expect(ran.code).toBe(7)
      expect(ran.err).toMatch(/^error: .+\nhint: .+\n/)
      expect(await count()).toBe(told)
      execFileSync('mount', ['-o', 'remount,size=8m', disk])
      expect(await write()).toMatchObject({ code: 0 })
      expect(await count()).toBe(told + 1)
      await db.destroy()
    },
  )

  it.runIf(isRoot).each(['file', 'folder'])('whose %s is read-only can be read', async (what) => {
    const folder = mkdtempSync(join(tmpdir(), 'helpdesk-read-only-'))
    const home = join(folder, 'home')
    mkdirSync(home)
    mkdirSync(join(folder, 'data'))
    await sql`pragma wal_checkpoint(truncate)`.execute(world.db)
    copyFileSync(path(), join(folder, 'data', 'h.db'))
    const uid = 65_534
    execFileSync('chown', ['-R', `${uid}`, folder])
    chmodSync(join(folder, 'data', 'h.db'), 0o444)
    if (what === 'folder') chmodSync(join(folder, 'data'), 0o555)
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
    const run = (argv: string[]) =>
      new Promise<{ code: number | null; err: string; out: string }>((resolve) => {
        const env = {
          PATH: process.env.PATH,
          HOME: home,
          HELPDESK_DATABASE: `sqlite:${folder}/data/h.db`,
          HELPDESK_TOKEN: world.tokens.ada,
        }
        const child = spawn(process.execPath, [PROGRAM, ...argv], {
          env,
          uid,
          gid: uid,
          stdio: ['ignore', 'pipe', 'pipe'],
        })
        let [out, err] = ['', '']
        child.stdout.on('data', (data) => {
          out += data
        })
        child.stderr.on('data', (data) => {
          err += data
        })
        child.on('close', (code) => resolve({ code, out, err }))
      })
    const listed = await run(['ticket', 'list', '-o', 'ids'])
    expect(listed).toMatchObject({ code: 0, err: '' })
    expect(listed.out.trim().split('\n').length).toBeGreaterThan(20)
    const refused = await run(['ticket', 'take', '5'])
    expect(refused.code).toBe(7)
    expect(refused.err).toContain('can only be read')
    if (what === 'folder') expect(readdirSync(join(folder, 'data'))).toEqual(['h.db'])
  })
})
