import { execFileSync } from 'node:child_process'
import { relative } from 'node:path'
import type { TestProject } from 'vitest/node'
import { needsOf } from './needs.js'
import { programsOf, TOOLS, type Tool } from './programs.js'
import { ROOT } from './root.js'

/** Set for the projects that come later in the same run: one of them says it for all. */
const SAID = 'HELPDESK_TEST_TOOLS_SAID'

/**
 * Installs what the test files of this run need and this machine has not, where that can be done, and says so first.
 * What stays missing is left out loudly, at the beginning and at the end; that is a failure unless
 * `HELPDESK_TEST_INSTALL=no` asked for it, and in CI in any case.
 */
export default async function setup({ vitest }: TestProject) {
  if (process.env[SAID]) return
  process.env[SAID] = 'yes'
  // Vitest tells nobody else which files it was asked for; where it no longer does, all are looked at.
  const patterns = (vitest as { filenamePattern?: string[] }).filenamePattern ?? []
  const found = await Promise.all(vitest.projects.map((project) => project.globTestFiles(patterns)))
  const needs = new Set(
    found.flatMap(({ testFiles }) => testFiles.flatMap((file) => [...needsOf(relative(ROOT, file))])),
  )
  const missing = () => TOOLS.filter((tool) => needs.has(tool.need) && !tool.isHere())

  const wanted = missing()
  if (wanted.length === 0) return
  if (process.env.HELPDESK_TEST_INSTALL !== 'no' && mayInstall()) install(wanted)
  const left = missing()
  if (left.length === 0) return
  const said = leftOut(left)
  if (process.env.CI === 'true') throw new Error(said)
  console.error(`\n${said}\n`)
  return () => {
    console.error(`\n${said}\n`)
    if (process.env.HELPDESK_TEST_INSTALL !== 'no') process.exitCode = 1
  }
}

const mayInstall = () => process.getuid?.() === 0 && programsOf('apt-get').length > 0
const argumentsFor = (tools: readonly Tool[]) => [
  'install',
  '-y',
  '--no-install-recommends',
  ...tools.map(({ name }) => name),
]

function install(tools: readonly Tool[]): void {
  const [apt = ''] = programsOf('apt-get')
  console.error(
    `\nThese tests take Debian packages that are not here. They are installed now: apt-get ${argumentsFor(tools).join(' ')}\n` +
      'To leave them out, and what they test: HELPDESK_TEST_INSTALL=no\n',
  )
  try {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' } // a server that is installed is not started
    execFileSync(apt, ['update', '-qq'], { env, stdio: ['ignore', 'ignore', 'inherit'] })
    execFileSync(apt, ['-qq', ...argumentsFor(tools)], { env, stdio: ['ignore', 'ignore', 'inherit'] })
  } catch {} // what is still missing is told
}

const leftOut = (tools: readonly Tool[]): string =>
  [
    '!!! NOT ALL IS TESTED. Left out, for want of a program:',
    ...tools.map(({ name, untested }) => `!!!   ${untested} (${name})`),
    `!!! On Debian, as root: apt-get update && apt-get ${argumentsFor(tools).join(' ')}`,
    process.env.HELPDESK_TEST_INSTALL === 'no'
      ? '!!! It was asked for, by HELPDESK_TEST_INSTALL=no.'
      : '!!! This run fails for that, whatever the other tests show; HELPDESK_TEST_INSTALL=no says that it may be so.',
  ].join('\n')
