import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { posix } from 'node:path'
import { expect, it } from 'vitest'
import { PROGRAM } from '../helpers/program.js'

/** The packages loaded before the first await: static, non-type imports reachable from `file`. */
function packages(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file)) return new Set()
  seen.add(file)
  const imports = readFileSync(`src/${file}`, 'utf8').matchAll(/^import (?!type\b)[^']*'([^']+)'/gm)
  return new Set(
    [...imports].flatMap(([, from = '']) => {
      if (!from.startsWith('.')) return from.startsWith('node:') ? [] : [from]
      if (from.endsWith('.json')) return []
      return [...packages(posix.join(posix.dirname(file), from.replace(/\.js$/, '.ts')), seen)]
    }),
  )
}

it('--help loads commander and nothing else', () => {
  expect([...packages('main.ts')]).toEqual(['commander'])
})

/** The files that a file loads before it runs anything. */
function filesOf(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file)) return seen
  seen.add(file)
  for (const [, from = ''] of readFileSync(`src/${file}`, 'utf8').matchAll(/^import (?!type\b)[^']*'(\.[^']+\.js)'/gm))
    filesOf(posix.join(posix.dirname(file), from.replace(/\.js$/, '.ts')), seen)
  return seen
}

it('a list without a query loads nothing that reads one', () => {
  const loaded = [...filesOf('tickets/commands/list.ts')]
  expect(loaded).toContain('tickets/services/list/list.ts')
  expect(loaded.filter((file) => /^search\/|\/asking\/(?!terms)|\/conditions/.test(file))).toEqual([])
})

it('the pack that every command loads is a small part of the program', () => {
  const sizes = readdirSync('dist')
    .filter((file) => file.endsWith('.js'))
    .map((file) => [file, statSync(`dist/${file}`).size] as const)
  const all = sizes.reduce((sum, [, size]) => sum + size, 0)
  const core = sizes.find(([file]) => file.startsWith('core-'))?.[1] ?? 0
  expect(core).toBeGreaterThan(0)
  expect(core / all).toBeLessThan(0.1)
})

it('no start loads cli-table3: the build has asked it how a table is drawn', () => {
  const sources = readdirSync('dist')
    .filter((file) => file.endsWith('.js.map'))
    .flatMap((file): string[] => JSON.parse(readFileSync(`dist/${file}`, 'utf8')).sources)
  expect(sources.filter((source) => /terminal\/table\/table\.ts$/.test(source))).toHaveLength(1)
  expect(sources.filter((source) => source.includes('node_modules/cli-table3'))).toEqual([])
})

it('--help works', () => {
  const help = execFileSync('node', [PROGRAM, '--help'], { encoding: 'utf8' })
  expect(help).toMatch(/^Usage: helpdesk/)
  expect(help).toContain('Work with tickets')
})
