import { spawn } from 'node:child_process'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { allCommands, type Documented } from '../scripts/reference.js'
import { nameOf } from '../src/command/flags.js'
import type { Param } from '../src/command/params/kinds.js'
import { PROGRAM } from './helpers/program.js'
import { createWorld, type World } from './helpers/world.js'

const commands = await allCommands()
const LIMIT_MS = 5_000

/** Every command with a standard input that is open and says nothing, and no terminal anywhere. */
describe('without a terminal', () => {
  let world: World
  beforeAll(async () => {
    world = await createWorld('sqlite')
  })
  afterAll(() => world.destroy())
  beforeEach(async () => void (await world.logIn('ada'))) // one of the commands is logout

  /** Killed after the limit: then the code is null. */
  function run(argv: string[], env: Record<string, string> = {}) {
    const child = spawn(process.execPath, [PROGRAM, ...argv], {
      env: {
        PATH: process.env.PATH,
        HOME: world.folder,
        HELPDESK_DATABASE: world.url,
        HELPDESK_TOKEN: world.tokens.ada,
        ...env,
      },
      stdio: ['pipe', 'pipe', 'pipe'],
      timeout: LIMIT_MS,
      killSignal: 'SIGKILL',
    })
    let err = ''
    child.stderr.on('data', (data) => {
      err += data
    })
    child.stdout.resume()
    return new Promise<{ code: number | null; err: string }>((resolve) =>
      child.on('close', (code) => resolve({ code, err })),
    )
  }
  const missingOf = ({ spec }: Documented) => Object.values<Param>(spec.params).filter((p) => p.required)

  it.each(commands.map((c) => [c.name, c] as const))(
    '%s ends by itself, and names what is missing',
    async (name, command) => {
      const missing = missingOf(command)
      const { code, err } = await run(name.split(' '))
      expect(code, err).not.toBeNull()
      if (missing.length === 0) return
      expect(code).toBe(2)
      for (const param of missing) expect(err).toContain(nameOf(param.flags))
    },
  )

  it.each([
    'init',
    'register',
    'login',
    'password',
    'user create',
    'user enable tom',
    'user reset-password tom',
    'ticket delete 1',
    'audit undo 00000000-0000-4000-8000-000000000000',
    'user delete tom',
  ])('%s asks nobody for a password or a yes', async (line) => {
    const { code, err } = await run(
      line.split(' '),
      line === 'init' ? { HELPDESK_DATABASE: `sqlite:${world.folder}/new.db` } : {},
    )
    expect([code, err]).toEqual([2, expect.stringMatching(/--(password-stdin|yes)|\[username\]/)])
  })
})
