import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { PROGRAM } from '../helpers/program.js'
import { openPty } from '../helpers/pty.js'
import { terminalsOf } from '../helpers/terminal.js'
import { createWorld, type World } from '../helpers/world.js'

let world: World
beforeAll(async () => {
  world = await createWorld('sqlite')
  await world.addTicket({ title: 'Printer' })
})
afterAll(() => world.destroy())

/** What of Node a list loads that is typed at a terminal, with what a shell does to its streams. */
async function loadedBy(redirected: string): Promise<{ loaded: string[]; answer: string }> {
  const at = terminalsOf(world)
  await at.open('whoami', 'tom').end() // lends him the session of the world
  const [hook, log, answer] = ['hook.cjs', 'loaded', 'answer'].map((name) => join(world.folder, name))
  writeFileSync(
    hook ?? '',
    `process.on('exit', () => require('node:fs').writeFileSync('${log}', process.moduleLoadList.join('\\n')))`,
  )
  const list = `'${process.execPath}' -r '${hook}' '${PROGRAM}' ticket list ${redirected.replace('ANSWER', `'${answer}'`)}`
  const code = await openPty(['/bin/sh', '-c', list], { env: at.environment('tom'), cwd: world.folder }).end()
  expect(code).toBe(0)
  const loaded = readFileSync(log ?? '', 'utf8').split('\n')
  return { loaded, answer: redirected.includes('ANSWER') ? readFileSync(answer ?? '', 'utf8') : '' }
}

it.each(['> ANSWER', '| cat > ANSWER', '2>&1 | cat > ANSWER', '</dev/null 2>/dev/null > ANSWER'])(
  'what goes elsewhere loads no terminal, typed at one: %s',
  async (redirected) => {
    const { loaded, answer } = await loadedBy(redirected)
    expect(answer).toContain('Printer')
    expect(loaded).toContain('NativeModule fs')
    expect(loaded.filter((module) => / (tty|net|stream)$/.test(module))).toEqual([])
  },
)

it('what is read at a terminal does', async () => {
  expect((await loadedBy('')).loaded).toContain('NativeModule tty')
})
