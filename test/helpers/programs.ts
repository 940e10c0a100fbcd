import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import type { Need } from './needs.js'

/** Where a server's programs are, and Homebrew's, which are on few people's PATH. */
const ELSEWHERE = ['/usr/sbin', '/usr/bin', '/usr/local/sbin', '/usr/local/bin', '/opt/homebrew/bin']

/** The paths of programs of that name; `HELPDESK_TEST_PATH` names the only folders to look in. */
export function programsOf(name: string): string[] {
  const folders = process.env.HELPDESK_TEST_PATH?.split(delimiter) ?? [
    ...(process.env.PATH ?? '').split(delimiter),
    ...ELSEWHERE,
  ]
  return folders.map((folder) => join(folder, name)).filter((path) => existsSync(path))
}

/** A Python 3 in which `statement` runs; undefined where there is none. */
export const findPython = (statement: string): string | undefined =>
  programsOf('python3').find((python) => {
    try {
      execFileSync(python, ['-c', statement], { stdio: 'ignore' })
      return true
    } catch {
      return false
    }
  })

export const WERKZEUG = 'from werkzeug.security import generate_password_hash'

/** A Debian package that tests need, and what is not tested without it. */
export interface Tool {
  name: string
  need: Need
  isHere: () => boolean
  untested: string
}

const shell = (name: string): Tool => ({
  name,
  need: 'shells',
  isHere: () => programsOf(name).length > 0,
  untested: `completion in ${name}`,
})
/** What a cluster is made of, and a file of each. */
const GALERA: [name: string, file: string][] = [
  ['mariadb-server', '/usr/bin/wsrep_sst_rsync'],
  ['galera-4', '/usr/lib/galera/libgalera_smm.so'],
  ['rsync', '/usr/bin/rsync'],
  ['lsof', '/usr/bin/lsof'],
]
const galera = ([name, file]: [string, string]): Tool => ({
  name,
  need: 'galera',
  isHere: () => existsSync(file),
  untested: 'a Galera cluster',
})
export const TOOLS: Tool[] = [
  {
    name: 'mariadb-server-core', // the server's programs, no service
    need: 'server',
    isHere: () => Boolean(process.env.HELPDESK_TEST_DATABASE) || programsOf('mariadbd').length > 0,
    untested: 'MySQL/MariaDB, half of all tests',
  },
  {
    name: 'python3',
    need: 'python',
    isHere: () => findPython('import csv') !== undefined,
    untested: 'CSV that another program reads',
  },
  {
    name: 'python3-werkzeug',
    need: 'werkzeug',
    isHere: () => findPython(WERKZEUG) !== undefined,
    untested: 'passwords with werkzeug',
  },
  ...['bash', 'zsh', 'fish'].map(shell),
  ...GALERA.map(galera),
]
