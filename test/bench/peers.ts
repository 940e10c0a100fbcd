import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { programsOf } from '../helpers/programs.js'
import type { Line } from './measure.js'
import { cleanEnv, type Stage } from './stage.js'

/** The list of 30 as somebody would write it who knows SQL. */
const LIST = `select t.id, t.title, p.name, s.name, r.username, a.username, t.created_at
  from ticket t left join priority p on p.id = t.priority_id left join status s on s.id = t.status_id
  left join user r on r.id = t.requester_id left join user a on a.id = t.assigned_to
  where t.status_id <> 3 order by p.level desc, t.created_at, t.id limit 30`

/** Other programs that do the same on the same tickets, or as little; and the names of those that are not installed. */
export async function peersOf(
  mysql: Stage | undefined,
  tickets: Stage,
): Promise<{ lines: Record<string, Line>; missing: string[] }> {
  const lines: Record<string, Line> = {}
  const missing: string[] = []
  const add = async (name: string, program: string, line: (path: string) => Promise<Line> | Line) => {
    const [path] = programsOf(program)
    if (path) lines[name] = await line(path)
    else missing.push(program)
  }
  if (mysql) await add('mariadb -e, the same list', 'mariadb', (path) => inSql(path, mysql))
  await add('taskwarrior, the same tickets', 'task', (path) => inTaskwarrior(path, tickets))
  const as = (argv: string[]) => (path: string) => ({ argv: [path, ...argv], env: cleanEnv(tickets.home) })
  await add('gh --version', 'gh', as(['--version']))
  await add('rt help', 'rt', as(['help']))
  return { lines, missing }
}

function inSql(path: string, { url, home }: Stage): Line {
  const { hostname, port, username, pathname } = new URL(url)
  const server = ['--no-defaults', `-h${hostname}`, `-P${port}`, `-u${username}`]
  return { argv: [path, ...server, pathname.slice(1), '-e', LIST], env: cleanEnv(home) }
}

async function inTaskwarrior(path: string, { db, home }: Stage): Promise<Line> {
  const rows = await db.selectFrom('ticket').select(['id', 'title', 'created_at', 'priority_id']).execute()
  const tasks = rows.map(({ id, title, created_at, priority_id }) => ({
    uuid: `00000000-0000-4000-8000-${String(id).padStart(12, '0')}`,
    status: 'pending',
    description: title,
    entry: `${String(created_at).replace(' ', 'T').replace(/[-:]/g, '')}Z`,
    priority: ['L', 'M', 'H'][priority_id - 1],
  }))
  const file = join(home, 'tasks.json')
  writeFileSync(file, JSON.stringify(tasks))
  const env = { ...cleanEnv(home), TASKRC: '/dev/null', TASKDATA: join(home, 'tasks') }
  const own = ['rc.confirmation=off', 'rc.verbose=nothing']
  execFileSync('mkdir', ['-p', env.TASKDATA])
  execFileSync(path, [...own, 'import', file], { env, stdio: 'ignore' })
  return { argv: [path, ...own, 'rc.defaultwidth=100', 'limit:30', 'list'], env }
}
