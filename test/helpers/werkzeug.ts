import { execFile, execFileSync } from 'node:child_process'
import { promisify } from 'node:util'
import { installDebian } from './debian.js'

/** A Python that has the library with which the web application hashes passwords. */
function findPython(): string | undefined {
  return ['/usr/bin/python3', 'python3'].find((python) => {
    try {
      execFileSync(python, ['-c', 'from werkzeug.security import generate_password_hash'], { stdio: 'ignore' })
      return true
    } catch {
      return false
    }
  })
}

export interface Werkzeug {
  version: string
  /** A hash of each password. `method` is werkzeug's own notation; without it, its default. */
  hash(passwords: readonly string[], method?: string): Promise<string[]>
  /** Whether each password fits its hash. */
  check(pairs: readonly { password: string; hash: string }[]): Promise<boolean[]>
}

/** The real werkzeug, installing Debian's where that can be done; undefined where it cannot. */
export async function findWerkzeug(): Promise<Werkzeug | undefined> {
  const python = findPython() ?? (installDebian('python3-werkzeug') ? findPython() : undefined)
  if (!python) return undefined
  const run = async <T>(expression: string, given: unknown): Promise<T> => {
    const program = `import json, sys
from importlib.metadata import version
from multiprocessing import Pool
from werkzeug.security import check_password_hash, generate_password_hash
def hashed(given): return generate_password_hash(given[0], **({"method": given[1]} if given[1] else {}))
def checked(given): return check_password_hash(given["hash"], given["password"])
if __name__ == "__main__":
    given = json.load(sys.stdin)
    with Pool(2) as pool: json.dump(${expression}, sys.stdout)`
    const running = promisify(execFile)(python, ['-c', program], { maxBuffer: 1 << 26 })
    running.child.stdin?.end(JSON.stringify(given))
    return JSON.parse((await running).stdout) as T
  }
  return {
    version: await run<string>('version("werkzeug")', null),
    hash: (passwords, method) =>
      run(
        'pool.map(hashed, given)',
        passwords.map((p) => [p, method ?? null]),
      ),
    check: (pairs) => run('pool.map(checked, given)', pairs),
  }
}
