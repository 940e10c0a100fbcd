import { commands } from '../../src/app/catalogue.js'
import { run } from '../../src/app/cli.js'
import { shortCommands } from '../../src/app/short-ways.js'
import type { Tree } from '../../src/command/command.js'
import { LANGS } from '../../src/core/language.js'
import { host } from '../../src/main.js'
import { keyOf } from '../ready-pages.js'

/** Help of every command and group, and the version, in every language, as who reads no terminal gets them. */
export async function pages(): Promise<string> {
  const all = [[], ...pathsIn({ ...shortCommands, ...commands })]
  let text = ''
  for (const lang of LANGS) {
    const say = async (page: readonly string[], argv: readonly string[]) => {
      text += `${keyOf(lang, page)}${await said(argv, lang)}`
    }
    await say(['--version'], ['--version'])
    for (const path of all) await say(path, [...path, '--help'])
  }
  return `${text}\0`
}

const pathsIn = (tree: Tree): string[][] =>
  Object.entries(tree).flatMap(([name, entry]) => [
    [name],
    ...('commands' in entry ? pathsIn(entry.commands).map((path) => [name, ...path]) : []),
  ])

async function said(argv: readonly string[], lang: string): Promise<string> {
  let text = ''
  const out = {
    ...host.out,
    isTerminal: false,
    columns: undefined,
    rows: undefined,
    write(more: string) {
      text += more
    },
  }
  const code = await run(argv, {
    ...host,
    env: { LANG: lang },
    out,
    folders: async () => ({ config: '', data: '', state: '' }),
    stdinIsTerminal: false,
  })
  if (code !== 0) throw new Error(`${argv.join(' ')} ended with ${code}`)
  return text
}
