import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, renameSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import '../helpers/program.js' // it has to be built
import { ROOT } from '../helpers/root.js'

const folder = mkdtempSync(join(tmpdir(), 'helpdesk-broken-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
for (const part of ['bin', 'dist', 'sql']) cpSync(ROOT + part, join(folder, part), { recursive: true })
symlinkSync(`${ROOT}node_modules`, join(folder, 'node_modules'))

describe('an installation of which files are gone', () => {
  /** One line, while what begins so is not in `dist`. */
  function without(begins: string, argv: readonly string[], LANG = 'C.UTF-8') {
    const gone = readdirSync(join(folder, 'dist')).filter((name) => name.startsWith(begins))
    const move = (from: string, to: string) => {
      for (const name of gone) renameSync(join(folder, from, name), join(folder, to, name))
    }
    move('dist', '')
    const { status, stdout, stderr } = spawnSync(process.execPath, [join(folder, 'bin/helpdesk.js'), ...argv], {
      encoding: 'utf8',
      env: { PATH: process.env.PATH, HOME: folder, LANG },
    })
    move('', 'dist')
    expect(gone.length).toBeGreaterThan(0)
    return { status, stdout, lines: stderr.trimEnd().split('\n') }
  }

  it.each(['loader.cjs', 'core-'])('says so in a sentence, and what to do (%s)', (begins) => {
    expect(without(begins, ['whoami'])).toEqual({
      status: 1,
      stdout: '',
      lines: [
        expect.stringMatching(/^error: helpdesk cannot be loaded: \w.+$/),
        expect.stringMatching(/^hint: run it again .*\(in a checkout: npm ci\)$/),
      ],
    })
    expect(without(begins, ['whoami'], 'fr_FR.UTF-8').lines).toEqual([
      expect.stringMatching(/^error: helpdesk ne peut pas être chargé : \w.+$/),
      expect.stringMatching(/^hint: relancez la commande .*npm ci\)$/),
    ])
    const [json, ...more] = without(begins, ['whoami', '--json']).lines
    expect(JSON.parse(json ?? '')).toEqual({
      error: { code: 'INTERNAL', message: expect.stringContaining('cannot be loaded'), hint: expect.any(String) },
    })
    expect(more).toEqual([])
  })

  it.each([
    ['hot-', ['ticket', 'list']],
    ['cold-', ['user', 'list']],
    ['told-', ['whoami']],
  ])('says what may have become of them, where it had begun (%s)', (begins, argv) => {
    const { lines, ...ran } = without(begins, argv)
    expect(ran).toEqual({ status: 1, stdout: '' })
    expect(lines.join(' ')).toMatch(/^error: (helpdesk cannot be loaded|Files of helpdesk are gone): .*replaced/)
    const json = JSON.parse(without(begins, [...argv, '--json']).lines.join('\n'))
    expect(json).toEqual({ error: expect.objectContaining({ code: 'INTERNAL' }) })
    expect(JSON.stringify(json)).toMatch(/replaced/)
  })
})
