import { spawn } from 'node:child_process'
import { createWriteStream, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { PROGRAM } from './program.js'
import type { World } from './world.js'

/** Starts the real program, or another of it, and tells its highest memory in MB when it ends. */
export function start(
  world: World,
  argv: string[],
  {
    env: more = {},
    program = PROGRAM,
    stdin = '',
  }: { env?: Record<string, string>; program?: string; stdin?: string } = {},
) {
  const env = {
    PATH: process.env.PATH,
    HOME: world.folder,
    HELPDESK_DATABASE: world.url,
    HELPDESK_TOKEN: world.tokens.ada,
    ...more,
  }
  const child = spawn(process.execPath, [program, ...argv], { env, stdio: 'pipe' })
  child.stdin.on('error', () => undefined) // it may end before it has read all
  child.stdin.end(stdin)
  let [out, err, peak] = ['', '', 0]
  child.stdout.on('data', (data) => {
    out += data
  })
  child.stderr.on('data', (data) => {
    err += data
  })
  const watch = setInterval(() => {
    try {
      peak = Math.max(
        peak,
        Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1] ?? 0) / 1024,
      )
    } catch {}
  }, 20)
  const ended = new Promise<{ code: number | null; out: string; err: string; peak: number }>((resolve) =>
    child.on('close', (code) => {
      clearInterval(watch)
      resolve({ code, out, err, peak })
    }),
  )
  return { child, ended }
}

/** A file of so many tickets, all different. */
export async function manyRows(world: World, rows: number): Promise<string> {
  mkdirSync(world.folder, { recursive: true })
  const path = join(world.folder, `many-${rows}.csv`)
  const out = createWriteStream(path)
  out.write('title,description,category,priority,status,requester,assignee,createdAt\n')
  for (let i = 0; i < rows; i++) {
    const row = `Printer ${i} on fire,"It burns since this morning, please help us: room ${i % 90}",${(i % 3) + 1},${(i % 3) + 1},${(i % 3) + 1},${i % 2 ? 'emma' : 'eric'},${i % 3 ? 'tom' : ''},2026-01-31T10:00:00Z\n`
    if (!out.write(row)) await new Promise((resolve) => out.once('drain', () => resolve(undefined)))
  }
  await new Promise((resolve) => out.end(() => resolve(undefined)))
  return path
}
