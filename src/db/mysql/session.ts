import { LOCK_S } from '../waits/deadlines.js'

/** Read by MariaDB alone. On a cluster, what was committed on any node before is seen; elsewhere it means nothing. */
const CAUSAL_READS = '/*M!100300 , wsrep_sync_wait = 1 */'

/**
 * Sent first on every connection. Strict, or text is cut silently; without NO_BACKSLASH_ESCAPES, or client-side
 * escaping can be broken out of; the character sets by name, since a server may ignore those of the handshake. Seconds.
 * @helpdesk tells our triggers who writes.
 */
export const SESSION = `set session sql_mode = 'STRICT_TRANS_TABLES,STRICT_ALL_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION',
  character_set_client = utf8mb4, character_set_connection = utf8mb4, character_set_results = utf8mb4,
  innodb_lock_wait_timeout = ${LOCK_S}, lock_wait_timeout = ${LOCK_S}, @helpdesk = 1 ${CAUSAL_READS}`

const UNKNOWN_VARIABLE = 1193

/**
 * Settings without what a MariaDB that is built without Galera does not know, as on Windows, after it refused them so;
 * undefined where that is not why. Nothing behind them in the packet was run.
 */
export function withoutGalera(settings: readonly string[], error: unknown): string[] | undefined {
  if ((error as { errno?: number } | null)?.errno !== UNKNOWN_VARIABLE) return undefined
  const plain = settings.map((text) => text.replace(CAUSAL_READS, ''))
  return plain.every((text, i) => text === settings[i]) ? undefined : plain
}
