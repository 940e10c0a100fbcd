import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { engines } from '../helpers/engines.js'
import { KEYS, terminalsOf } from '../helpers/terminal.js'
import { createWorld, type World } from '../helpers/world.js'

describe.each(engines)('register asks whether to log in now (%s)', (engine) => {
  let world: World
  let at: ReturnType<typeof terminalsOf>
  beforeAll(async () => {
    world = await createWorld(engine)
    at = terminalsOf(world)
  })
  afterAll(() => world.destroy())
  let count = 0
  const begin = async (as: string, options: { columns?: number; lang?: string; more?: string; env?: object } = {}) => {
    const name = `new${count++}`
    const terminal = at.open(
      `register --username ${name} --email ${name}@example.org --name New --lang ${options.lang ?? 'en'} ${options.more ?? ''}`,
      as,
      { columns: options.columns ?? 80, env: { ...options.env } },
    )
    const fr = options.lang === 'fr'
    await terminal.answer(fr ? 'Mot de passe' : 'Password', 'a long secret')
    await terminal.answer(fr ? /même\s+mot/ : /same\s+password/, 'a long secret')
    return { terminal, name }
  }
  const whoami = async (as: string) => {
    const terminal = at.open('whoami --json', as, { columns: 1000 })
    const code = await terminal.end()
    return code === 0 ? JSON.parse(terminal.screen()).username : code
  }

  it.each([80, 40].flatMap((columns) => (['en', 'fr'] as const).map((lang) => ({ columns, lang }))))(
    'Enter logs in; who is logged in by then is named: $columns columns, $lang',
    async ({ columns, lang }) => {
      const home = `home-${columns}-${lang}`
      const { terminal, name } = await begin(home, { columns, lang })
      await terminal.waitFor(lang === 'en' ? 'Log in now?' : /Vous\s+connecter\s+maintenant\s\?/)
      await terminal.calm()
      terminal.type('\r')
      expect(await terminal.end()).toBe(0)
      expect(await whoami(home)).toBe(name)
      const next = await begin(home, { columns, lang })
      await next.terminal.answer(
        lang === 'en'
          ? new RegExp(`You\\s+are\\s+logged\\s+in\\s+as\\s+${name}\\.`)
          : new RegExp(`Vous\\s+êtes\\s+connecté\\s+en\\s+tant\\s+que\\s+${name}`),
        '',
      )
      expect(await next.terminal.end()).toBe(0)
      expect(await whoami(home)).toBe(next.name)
    },
  )

  it('no, and an interruption, leave the account and log nobody in', async () => {
    const no = await begin('nobody')
    await no.terminal.answer('Log in now?', 'n')
    expect(await no.terminal.end()).toBe(0)
    expect(no.terminal.screen()).toMatch(/login\s+new/)
    expect(await whoami('nobody')).toBe(4)
    const stopped = await begin('nobody')
    await stopped.terminal.waitFor('Log in now?')
    await stopped.terminal.calm()
    stopped.terminal.type(KEYS.ctrlC)
    expect(await stopped.terminal.end()).toBe(0)
    expect(await whoami('nobody')).toBe(4)
    const yes = await begin('nobody', { more: '--yes' })
    expect(await yes.terminal.end()).toBe(0)
    expect(yes.terminal.screen()).not.toContain('Log in now?')
    expect(await whoami('nobody')).toBe(4)
  })
})
