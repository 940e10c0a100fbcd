/** Unpacks MySQL where it is not there yet. */
export function needMysql(): void

/** A server with a data folder of its own; `root` has no password. */
export interface MysqlServer {
  /** Answers once it lets somebody in. */
  start(): Promise<void>
  kill(signal?: NodeJS.Signals): void
  ended(): Promise<unknown>
  log(): string
  remove(): void
}
export function mysqlServer(port: number, options: readonly string[]): MysqlServer
