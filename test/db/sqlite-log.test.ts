import { type SpawnSyncReturns, spawnSync } from 'node:child_process'
import { chmodSync, copyFileSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from '@photostructure/sqlite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { PROGRAM } from '../helpers/program.js'

const folder = mkdtempSync(join(tmpdir(), 'helpdesk-log-'))
const path = join(folder, '.local/share/helpdesk/demo.db')
const log = `${path}-wal`
const run = (...argv: string[]): SpawnSyncReturns<string> =>
  spawnSync(process.execPath, [PROGRAM, ...argv], {
    encoding: 'utf8',
    env: { PATH: process.env.PATH, HOME: folder, LANG: 'C.UTF-8' },
  })

beforeAll(() => expect(run('init', '--demo', '--yes')).toMatchObject({ status: 0 }))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const sizeOf = (file: string): number => statSync(file, { throwIfNoEntry: false })?.size ?? 0

/** What the file itself holds, without its log. */
function commentsInFile(): string[] {
  const copy = join(folder, 'copy.db')
  copyFileSync(path, copy)
  const database = new DatabaseSync(copy)
  const rows = database.prepare('select content from comment').all() as { content: string }[]
  database.close()
  for (const end of ['', '-wal', '-shm']) rmSync(copy + end, { force: true })
  return rows.map(({ content }) => content)
}

describe('the log of an SQLite file', () => {
  it('is empty once a command has written: the file alone has it all', () => {
    expect(sizeOf(log)).toBe(0)
    expect(run('ticket', 'comment', '4', '-m', 'Alone.')).toMatchObject({ status: 0 })
    expect(sizeOf(log)).toBe(0)
    expect(commentsInFile()).toContain('Alone.')
  })

  it('stays where another program reads, which nobody waits for, and is emptied after it', () => {
    const other = new DatabaseSync(path)
    other.exec('begin; select count(*) from ticket')
    const began = performance.now()
    const first = run('ticket', 'comment', '4', '-m', 'Beside.')
    const [beside, alone] = [performance.now() - began, timed(() => run('ticket', 'list'))]
    expect(first).toMatchObject({ status: 0, stderr: '' })
    expect(beside).toBeLessThan(4 * alone)
    expect(sizeOf(log)).toBeGreaterThan(0)
    expect(run('ticket', 'show', '4', '--json').stdout).toContain('Beside.')
    other.exec('rollback')
    other.close()
    expect(run('ticket', 'comment', '4', '-m', 'After.')).toMatchObject({ status: 0 })
    expect(sizeOf(log)).toBe(0)
    expect(commentsInFile()).toEqual(expect.arrayContaining(['Alone.', 'Beside.', 'After.']))
  })

  it.runIf(process.getuid?.() === 0)('may lie empty beside a file in a folder where nothing can be made', () => {
    const token = run('session', 'create', '--name', 'reader', '--expires', '1d').stdout.trim().split('\t').at(-1) ?? ''
    const handed = mkdtempSync(join(tmpdir(), 'helpdesk-handed-'))
    copyFileSync(path, join(handed, 'demo.db'))
    chmodSync(join(handed, 'demo.db'), 0o644)
    writeFileSync(join(handed, 'demo.db-wal'), '', { mode: 0o644 })
    chmodSync(handed, 0o555)
    const env = { PATH: process.env.PATH, HOME: handed, LANG: 'C.UTF-8', HELPDESK_TOKEN: token }
    const at = ['--database', `sqlite:${join(handed, 'demo.db')}`]
    const read = spawnSync(process.execPath, [PROGRAM, ...at, 'ticket', 'list'], { encoding: 'utf8', env, uid: 65534 })
    rmSync(handed, { recursive: true, force: true })
    expect(read).toMatchObject({ status: 0, stderr: '', stdout: run('ticket', 'list').stdout })
  })
})

function timed(act: () => unknown): number {
  const began = performance.now()
  act()
  return performance.now() - began
}
