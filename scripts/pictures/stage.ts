import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Lang } from '../../src/core/language.js'
import { openPty } from '../../test/helpers/pty.js'

interface Account {
  username: string
  password: string
}

export interface Stage {
  /** The program as somebody runs it in a terminal. */
  open(argv: string[], as: string, columns: number, rows: number, lang: Lang): ReturnType<typeof openPty>
  /** The program's answer where no terminal is. */
  run(argv: string[], as: string): string
  destroy(): void
}

/** The sample database that `init --demo` makes, in a house of its own, with these people logged in. */
export function openStage(root: string, people: readonly string[]): Stage {
  const house = mkdtempSync(join(tmpdir(), 'helpdesk-pictures-'))
  const program = join(house, 'helpdesk') // by this name it tells people what to type
  symlinkSync(join(root, 'bin', 'helpdesk.js'), program)
  const database = { HELPDESK_DATABASE: `sqlite:${join(house, 'camille', 'data', 'helpdesk', 'demo.db')}` }
  const environment = (name: string) => ({
    PATH: process.env.PATH ?? '',
    HOME: join(house, name),
    XDG_CONFIG_HOME: join(house, name, 'config'),
    XDG_DATA_HOME: join(house, name, 'data'),
    XDG_STATE_HOME: join(house, name, 'state'),
    LANG: 'C.UTF-8',
    TZ: 'UTC',
    COLORTERM: 'truecolor',
  })
  const run = (argv: string[], env: Record<string, string>, input = '') =>
    execFileSync(program, argv, { env, input, encoding: 'utf8' })
  const destroy = () => rmSync(house, { recursive: true, force: true })
  try {
    const { accounts } = JSON.parse(run(['init', '--demo', '--json'], environment('camille'))) as {
      accounts: Account[]
    }
    for (const { username, password } of accounts.filter((a) => people.includes(a.username))) {
      mkdirSync(join(house, username), { recursive: true })
      run(['login', username, '--password-stdin'], { ...environment(username), ...database }, password)
    }
  } catch (error) {
    destroy()
    throw error
  }
  return {
    open: (argv, as, columns, rows, lang) =>
      openPty([program, ...argv], {
        env: { ...environment(as), ...database, LC_MESSAGES: `${lang}.UTF-8` },
        cwd: join(house, as),
        columns,
        rows,
      }),
    run: (argv, as) => run(argv, { ...environment(as), ...database }),
    destroy,
  }
}
