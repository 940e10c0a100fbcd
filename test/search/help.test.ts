import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { SHELLS } from '../../src/app/completion/scripts.js'
import { LANGS } from '../../src/core/language.js'
import { readShellLine } from '../../src/machine/shell-line.js'
import { QUERY_EXAMPLES, QUERY_LINES } from '../../src/tickets/render/query-help.js'
import { fillSearchTable } from '../helpers/search-table.js'
import { haveShell } from '../helpers/shells.js'
import { createWorld, type World } from '../helpers/world.js'

const LINES = [
  ...QUERY_LINES.flatMap(([, lines]) => lines.map(([typed]) => `helpdesk ticket list ${typed}`)),
  ...QUERY_EXAMPLES.map((line) => line.replace(/ > .*/, '')),
]

describe('helpdesk help query', () => {
  let world: World
  beforeAll(async () => {
    world = await createWorld('sqlite')
    await world.addTicket({ title: 'VPN en panne' })
    await fillSearchTable(world.db)
  })
  afterAll(() => world.destroy())

  it.each(LANGS)('tells all of it in %s, no wider than the terminal', async (lang) => {
    const { code, out, err } = await world.helpdesk(`help query --lang ${lang}`, { columns: 76 })
    expect([code, err]).toEqual([0, ''])
    for (const [title, lines] of QUERY_LINES) {
      expect(out).toContain(`\n${title[lang]}\n`)
      for (const [typed, meaning] of lines) {
        expect(out).toContain(`\n  ${typed} `)
        expect(out.replace(/\s+/g, ' ')).toContain(meaning[lang].split(/\s+/).slice(0, 2).join(' '))
      }
    }
    for (const example of QUERY_EXAMPLES) expect(out).toContain(`  $ ${example}\n`)
    const [page = ''] = out.split(QUERY_EXAMPLES[0] ?? '')
    expect(page.split('\n').filter((line) => line.length > 76)).toEqual([])
  })

  it.each(LINES)('%s', async (line) => {
    const argv = readShellLine(line).words.slice(1)
    const { code, err } = await world.helpdesk(argv, { as: 'ada' })
    expect([code, err]).toEqual([0, ''])
  })

  it.each(SHELLS.filter(haveShell))('is typed in %s as it stands there', (shell) => {
    const bin = join(world.folder, `bin-${shell}`)
    mkdirSync(bin)
    writeFileSync(join(bin, 'helpdesk'), `#!/bin/sh\nprintf '<%s>' "$@"; echo\n`)
    chmodSync(join(bin, 'helpdesk'), 0o755)
    const bare = { bash: ['--norc'], zsh: ['-f'], fish: ['--no-config'] }[shell]
    const out = execFileSync(shell, [...bare, '-c', LINES.join('\n')], {
      encoding: 'utf8',
      cwd: bin,
      env: { PATH: `${bin}:${process.env.PATH}`, HOME: world.folder, LC_ALL: 'C.UTF-8' },
    })
    expect(out.trimEnd().split('\n')).toEqual(LINES.map((line) => `<${readShellLine(line).words.slice(1).join('><')}>`))
  })
})
