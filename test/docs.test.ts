import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { Option } from 'commander'
import { afterAll, expect, it } from 'vitest'
import { allCommands, commandReference, queryReference } from '../scripts/reference.js'
import { questionOf } from '../src/app/input/ask-for.js'
import type { Example } from '../src/command/command.js'
import type { Param } from '../src/command/params/kinds.js'
import { common } from '../src/core/words.js'
import { runWith } from './helpers/run.js'

const folder = mkdtempSync(join(tmpdir(), 'helpdesk-docs-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const documented = await allCommands()

it('docs/commands.md is what the program says', async () => {
  expect(readFileSync('docs/commands.md', 'utf8'), 'run: npm run docs').toBe(await commandReference())
})

it('docs/queries.md is what helpdesk help query says', () => {
  expect(readFileSync('docs/queries.md', 'utf8'), 'run: npm run docs').toBe(queryReference())
})

it.each(documented)('helpdesk $name is described', ({ name, leaf, spec }) => {
  expect(leaf.summary.en).toMatch(/^[A-Z].*[^.]$/)
  expect(leaf.summary.fr).toMatch(/^[A-ZÀ-Ý].*[^.]$/)
  expect(leaf.summary.fr).not.toBe(leaf.summary.en)
  expect(spec.examples.length).toBeGreaterThan(0)
  for (const example of inLanguages(spec.examples)) expect(example).toContain(`helpdesk ${name}`)
  for (const [key, param] of Object.entries<Param>(spec.params)) {
    expect(param.summary.fr, key).not.toBe('')
    if (param.required && !('ask' in param && param.ask))
      expect(questionOf(param as never), `${key} is asked for`).not.toBe(param.summary)
    const [, value] = /[<[]([a-z][^<>]*?)(?:,?\.\.\.)?[>\]]$/.exec(param.flags.written) ?? []
    if (value !== undefined && !/^[a-z],|\|/.test(value)) expect(Object.keys(common.placeholders)).toContain(value)
    if (param.flags.long) expect(new Option(param.flags.written).attributeName(), 'the key names the option').toBe(key)
  }
})

/** The words of a shell line: quotes group, what is redirected is not the program's. */
function words(line: string): string[] {
  const found = [...line.matchAll(/'([^']*)'|"([^"]*)"|([^\s'"]+)/g)].map((m) => m[1] ?? m[2] ?? m[3] ?? '')
  const redirected = found.findIndex((w) => /^(<|>>?)$/.test(w))
  return redirected === -1 ? found : found.slice(0, redirected)
}

/** They need no database, and there are none yet. */
const OF_THIS_MACHINE = new Set<string | undefined>(['drafts', 'alias'])

const inLanguages = (all: readonly Example[]) => all.flatMap((e) => (typeof e === 'string' ? [e] : [e.en, e.fr]))
const examples = documented.flatMap(({ spec }) => inLanguages(spec.examples)).flatMap((line) => line.split(' | '))
it.each(examples)('parses: %s', async (line) => {
  const [program, ...argv] = words(line)
  expect(program).toBe('helpdesk')
  const home = mkdtempSync(join(folder, 'home-'))
  const { code, err } = await runWith(argv, {
    folders: { config: join(home, 'config'), data: join(home, 'data') },
    cwd: home,
    stdin: argv.includes('-') ? '1 2' : 'old\nnew',
    env: argv.includes('--demo') ? {} : { HELPDESK_DATABASE: `sqlite:${home}/none.db` },
  })
  if (code === 2)
    expect(err).toMatch(/^error: Missing: /) // an example for a terminal
  else expect([0, 4, 7, ...(OF_THIS_MACHINE.has(argv[0]) ? [3] : [])]).toContain(code)
})

/** What people and programmers read. */
const READ = [
  'README.md',
  'README.fr.md',
  'CHANGELOG.md',
  ...readdirSync('docs')
    .filter((f) => f.endsWith('.md'))
    .map((f) => `docs/${f}`),
]

it.each(READ)('%s points only at what is there', (file) => {
  const text = readFileSync(file, 'utf8')
  const links = [...text.matchAll(/\]\(([^)#\s]+)/g)].map((m) => m[1] ?? '').filter((link) => !/^https?:/.test(link))
  expect(links.filter((link) => !existsSync(join(dirname(file), link)))).toEqual([])
  const named = [...text.matchAll(/`((?:src|test|sql|scripts|docs|bin)\/[\w./-]*\w)`/g)].map((m) => m[1] ?? '')
  // What a guide tells somebody to make is not there yet.
  expect(named.filter((path) => !existsSync(path) && !path.includes('snooze'))).toEqual([])
})

it('comments name only files that are there', () => {
  const named = readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((f) => f.endsWith('.ts'))
    .flatMap((f) =>
      [...readFileSync(`src/${f}`, 'utf8').matchAll(/\b(?:docs|sql|test|scripts)\/[\w/-]+\.(?:md|sql|ts|js)\b/g)].map(
        (m) => m[0],
      ),
    )
  expect(named.filter((path) => !existsSync(path))).toEqual([])
})

it.each(['README.md', 'README.fr.md'])('%s is read in one sitting', (file) => {
  expect(readFileSync(file, 'utf8').split('\n').length).toBeLessThanOrEqual(201)
})
