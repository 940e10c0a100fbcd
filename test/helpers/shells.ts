import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { spawn } from '@lydell/node-pty'
import { SCRIPTS, type Shell } from '../../src/app/completion/scripts.js'
import { PROGRAM } from './program.js'
import { programsOf } from './programs.js'

/** Whether a shell is here. */
export const haveShell = (shell: Shell): boolean => programsOf(shell).length > 0

/** How each is started without anybody's own settings. */
const ARGUMENTS: Record<Shell, string[]> = {
  bash: ['--noprofile', '--norc', '-i'],
  zsh: ['-f', '-i'],
  fish: ['--no-config', '-i'],
}
const FIRST: Record<Shell, string> = {
  bash: '',
  zsh: 'unsetopt prompt_sp\n',
  fish: 'set -g fish_autosuggestion_enabled 0\n',
}

/**
 * A real shell in a terminal, with the script read and a `helpdesk` that completes, and else says which words it was
 * given.
 */
export async function openShell(shell: Shell, folder: string, env: Record<string, string>) {
  const bin = join(folder, 'bin')
  mkdirSync(bin, { recursive: true })
  const program = join(bin, 'helpdesk')
  writeFileSync(
    program,
    `#!/bin/sh\n[ "$1" = __complete ] && exec node '${PROGRAM}' "$@"\nprintf GIVEN; printf '<%s>' "$@"; printf END\n`,
  )
  chmodSync(program, 0o755)
  const script = join(folder, `script.${shell}`)
  writeFileSync(script, `${FIRST[shell]}${SCRIPTS[shell]}\n`)
  const pty = spawn(shell, ARGUMENTS[shell], {
    cols: 160,
    rows: 60,
    cwd: folder,
    env: {
      HOME: folder,
      TERM: 'xterm',
      LANG: 'C.UTF-8',
      LC_ALL: 'C.UTF-8',
      INPUTRC: '/dev/null',
      ...env,
      PATH: `${bin}:${process.env.PATH}`,
    },
  })
  let raw = ''
  pty.onData((data) => {
    raw += data
  })
  async function wait(found: () => boolean): Promise<void> {
    for (let i = 0; !found(); i++) {
      if (i === 2_000) throw new Error(`Nothing happens in ${shell}:\n${raw}`)
      await setTimeout(10)
    }
  }
  pty.write(`. ${script}; echo rea''dy\r`)
  await wait(() => raw.includes('ready'))
  await setTimeout(300)
  raw = ''
  return {
    /** Types, presses Enter, and answers the words that the program was given. */
    async given(typed: string): Promise<string[]> {
      raw = ''
      pty.write(`${typed}`)
      await setTimeout(50)
      pty.write('\r')
      await wait(() => /GIVEN<(.*)>END/s.test(raw))
      return (/GIVEN<(.*)>END/s.exec(raw)?.[1] ?? '').split('><')
    },
    /** Types until the terminal shows `text`, and answers everything that was written to it. */
    async shows(typed: string, text: string): Promise<string> {
      pty.write(typed)
      await wait(() => raw.includes(text))
      return raw
    },
    end: () => pty.kill('SIGKILL'),
  }
}
