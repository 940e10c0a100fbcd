import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { PROGRAM } from '../helpers/program.js'
import { findPython } from '../helpers/programs.js'
import { runPython } from '../helpers/python.js'
import { terminalsOf } from '../helpers/terminal.js'
import { createWorld, type World } from '../helpers/world.js'

/**
 * Opens a terminal, writes half a comment, and closes the terminal as a lost connection does; what it prints is the
 * exit code.
 */
const SCRIPT = `
import json, os, pty, sys, time
argv, env, code = json.loads(sys.argv[1])
pid, fd = pty.fork()
if pid == 0:
    os.execvpe('sh', ['sh', '-c', 'trap "" HUP; "$@"; echo $? > ' + code, 'sh'] + argv, env)
seen = b''
while b'ends the text' not in seen:
    seen += os.read(fd, 10000)
time.sleep(0.2)
os.write(fd, b'Bonjour\\r')
time.sleep(0.2)
os.close(fd)
for _ in range(200):
    if os.path.exists(code) and open(code).read():
        break
    time.sleep(0.05)
print(open(code).read(), end='')
`

const python = findPython('import pty')

let world: World
beforeAll(async () => {
  world = await createWorld('sqlite')
  await world.addTicket()
})
afterAll(() => world.destroy())

it.runIf(python).each(['xterm', 'dumb'])(
  'a terminal that goes away ends a question with 130, and what was written is kept (%s)',
  async (TERM) => {
    const at = terminalsOf(world)
    await at.open('whoami', 'emma').end() // lends him the session of the world
    const state = join(world.folder, `state-${TERM}`)
    const env = { PATH: process.env.PATH, LANG: 'C.UTF-8', ...at.environment('emma'), XDG_STATE_HOME: state, TERM }
    const argv = [process.execPath, PROGRAM, 'ticket', 'comment', '1']
    expect(
      await runPython(python ?? '', SCRIPT, '', JSON.stringify([argv, env, join(world.folder, `code-${TERM}`)])),
    ).toBe('130\n')
    const folder = join(state, 'helpdesk')
    expect(readdirSync(folder).map((file) => readFileSync(join(folder, file), 'utf8'))).toEqual(['Bonjour'])
  },
)

it('what cannot be told on standard error changes no exit code', () => {
  const ended = (line: string) => {
    try {
      execFileSync('sh', ['-c', `'${process.execPath}' '${PROGRAM}' ${line}`], {
        env: { ...process.env, HELPDESK_DATABASE: world.url, HELPDESK_TOKEN: world.tokens.emma ?? '' },
      })
      return 0
    } catch (error) {
      return (error as { status: number }).status
    }
  }
  expect(ended('ticket show 99 2>/dev/full')).toBe(3)
  expect(ended('ticket show 1 2>/dev/full >/dev/null')).toBe(0)
  expect(ended('ticket nope 2>/dev/full')).toBe(2)
})
