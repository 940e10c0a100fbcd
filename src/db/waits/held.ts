import { withoutGalera } from '../mysql/session.js'

type Callback = (error: unknown, result: never) => void
type Send = (sql: string, parameters: unknown[], callback: Callback) => void

/** What only says how the next statements are meant: its answer tells nothing. */
export const OPENS = /^(begin$|set transaction )/
export const ENDS = /^(commit|rollback)$/
/** What is longer, in characters, goes alone: a server may just take it, and not what is held before it as well. */
const LONG = 5_000

/**
 * A connection's way to send that does not wait for settings and for `begin`: they go before the next statement in the
 * same packet, so that a unit takes as many round trips as it reads and writes. Settings that nobody knows to be taken
 * go before the next one again; a transaction in which nothing was sent is none.
 */
export function holding(first: readonly string[], send: Send) {
  let settings = first
  let opening: string[] = []

  function query(sql: string, parameters: unknown[], callback: Callback): void {
    const isEmpty = opening.length > 0 && ENDS.test(sql)
    if (isEmpty) opening = []
    else if (OPENS.test(sql)) opening.push(sql)
    else {
      sendBehind(take(), sql, parameters, callback)
      return
    }
    callback(null, [] as never)
  }

  function take(): string[] {
    const held = [...settings, ...opening]
    opening = []
    return held
  }

  function sendBehind(held: readonly string[], sql: string, parameters: unknown[], callback: Callback): void {
    if (held.length === 0) send(sql, parameters, callback)
    else if (isLong(sql, parameters))
      sendAll(held, [], (error, result) => (error ? callback(error, result) : send(sql, parameters, callback)))
    else sendAll([...held, sql], parameters, callback)
  }

  /** Answers what the last of them does. */
  function sendAll(statements: readonly string[], parameters: unknown[], callback: Callback): void {
    send(statements.join(';\n'), parameters, (error, results) => {
      const plain = withoutGalera(settings, error)
      if (plain) {
        const behind = statements.slice(settings.length)
        settings = plain
        return sendAll([...plain, ...behind], parameters, callback)
      }
      if (!error) settings = []
      callback(error, error || statements.length === 1 ? results : ((results as unknown[]).at(-1) as never))
    })
  }

  return {
    query,
    /** Sends what is held by itself, before what cannot be sent with it. */
    flush(): void {
      const held = take()
      if (held.length > 0) sendAll(held, [], () => undefined)
    },
  }
}

const isLong = (sql: string, parameters: readonly unknown[]): boolean =>
  parameters.reduce<number>((sum, value) => sum + (typeof value === 'string' ? value.length : 24), sql.length) > LONG
