import { sql } from 'kysely'
import type { World } from '../helpers/world.js'

/** What is done all day, by whom, and must not take longer the more there has been. */
export const DAILY: [as: string, line: string, terminal?: true][] = [
  ['ada', 'ticket list -L 30'],
  ['tom', 'ticket list -L 30'],
  ['emma', 'ticket list -L 30'],
  ['ada', 'ticket list --all -L 30'],
  ['tom', 'ticket list --all -L 30'],
  ['ada', 'ticket list --status resolved -L 30'],
  ['tom', 'ticket list --status resolved -L 30'],
  ['ada', 'ticket list --category réseau -L 30'],
  ['tom', 'ticket list --category réseau --all -L 30'],
  ['ada', 'ticket list --priority high -L 30'],
  ['ada', 'ticket list --assignee none -L 30'],
  ['tom', 'ticket list --assignee @me -L 30'],
  ['ada', 'ticket list --assignee tom --all -L 30'],
  ['ada', 'ticket list --requester emma --all -L 30'],
  ['ada', 'ticket list --all --sort created:desc -L 30'],
  ['ada', 'ticket list created:2024-01 -L 30'],
  ['tom', 'ticket next'],
  ['ada', 'ticket show 20'],
  ['ada', 'ticket show 20 --history'],
  ['ada', 'ticket history 20'],
  ['ada', 'audit list --limit 30'],
  ['ada', 'audit list --ticket 20'],
  ['tom', 'ticket create --title New --description x --category 1 --priority 1'],
  ['ada', 'ticket show 10-25'],
  ['tom', 'ticket show 10-25'],
  ['emma', 'ticket show 10-25'],
  ['ada', 'ticket priority 10-25,200 --to high --dry-run'],
  ['tom', 'ticket comment 20 -m x'],
  ['tom', 'undo --dry-run'],
  ['tom', 'undo --yes'],
  ['tom', 'ticket start 20'],
  ['tom', 'ticket reopen 20'],
]

/** Rows that the server has read so far, by whatever way: https://mariadb.com/kb/en/server-status-variables/ */
export async function rowsRead(world: World): Promise<number> {
  const { rows } = await sql<{ Value: string }>`show global status like 'Handler_read%'`.execute(world.db)
  return rows.reduce((sum, { Value }) => sum + Number(Value), 0)
}
