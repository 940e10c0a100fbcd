import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { findPython } from './programs.js'

/** What a program prints that is given `input`. */
export async function runPython(
  python: string,
  program: string,
  input: string | Buffer,
  ...args: string[]
): Promise<string> {
  const running = promisify(execFile)(python, ['-c', program, ...args], { maxBuffer: 1 << 28 })
  running.child.stdin?.end(input)
  return (await running).stdout
}

const READ_CSV = `import csv, io, json, sys
csv.field_size_limit(1 << 30)
rows = csv.reader(io.TextIOWrapper(sys.stdin.buffer, encoding="utf-8-sig", newline=""), delimiter=sys.argv[1])
json.dump(list(rows), sys.stdout)`
const WRITE_CSV = `import csv, io, json, sys
out = io.TextIOWrapper(sys.stdout.buffer, encoding="utf-8", newline="")
csv.writer(out).writerows(json.load(sys.stdin))
out.flush()`

/** How another program reads and writes CSV: Python's csv. Undefined where there is no Python. */
export function foreignCsv() {
  const python = findPython('import csv')
  if (python === undefined) return undefined
  return {
    read: async (csv: string, delimiter = ','): Promise<string[][]> =>
      JSON.parse(await runPython(python, READ_CSV, csv, delimiter)),
    write: (rows: readonly (readonly string[])[]): Promise<string> =>
      runPython(python, WRITE_CSV, JSON.stringify(rows)),
  }
}

export type ForeignCsv = NonNullable<ReturnType<typeof foreignCsv>>
