import { findPython, WERKZEUG } from './programs.js'
import { runPython } from './python.js'

export interface Werkzeug {
  version: string
  /** A hash of each password. `method` is werkzeug's own notation; without it, its default. */
  hash(passwords: readonly string[], method?: string): Promise<string[]>
  /** Whether each password fits its hash. */
  check(pairs: readonly { password: string; hash: string }[]): Promise<boolean[]>
}

/** The real werkzeug; undefined where it is not here. */
export async function findWerkzeug(): Promise<Werkzeug | undefined> {
  const python = findPython(WERKZEUG)
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
    return JSON.parse(await runPython(python, program, JSON.stringify(given))) as T
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
