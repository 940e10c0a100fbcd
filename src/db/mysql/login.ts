import { authPlugins, type Pool, type PoolConnection, type PoolOptions } from 'mysql2'
import { failure } from '../../core/errors.js'
import { faultOf } from '../faults.js'
import { describeLocation, type MysqlLocation } from '../location.js'
import { words } from '../words.js'

/** Where the one connection of a process comes from; mysql2's pool is one. */
export interface Connections {
  getConnection(callback: (error: NodeJS.ErrnoException | null, connection: PoolConnection) => void): void
  end(callback: () => void): void
}

/** The server wants the password itself, and the connection is not encrypted. */
class WantsPassword extends Error {
  readonly code = 'HELPDESK_WANTS_PASSWORD' // mysql2 replaces an error's code where it has none
}

/**
 * Called with the key that a server would have the password encrypted for. Whose key it is nothing tells: nothing is
 * sent.
 */
const refuseKey = { onServerPublicKey: () => void wantsPassword() }
function wantsPassword(): never {
  throw new WantsPassword('The server asks for the password.')
}

const IN_THE_OPEN: PoolOptions = {
  authPlugins: {
    sha256_password: authPlugins.sha256_password(refuseKey),
    caching_sha2_password: authPlugins.caching_sha2_password(refuseKey),
  },
}
/** Whoever reads along learns nothing; who the server is stays as unknown as it was. */
const ENCRYPTED: PoolOptions = { ssl: { rejectUnauthorized: false } }

/**
 * Connections that are not encrypted until a server asks for the password itself, and from then on are; it is never
 * sent in the open, nor by RSA for a key that the server has just made. `open` makes a pool with these options added to
 * its own.
 */
export function guarded(at: MysqlLocation, open: (more: PoolOptions) => Pool): Connections {
  let pool = open(IN_THE_OPEN)
  let isEncrypted = false
  return {
    getConnection(callback) {
      pool.getConnection((error, connection) => {
        if (isEncrypted || !(error instanceof WantsPassword)) return callback(error, connection)
        isEncrypted = true
        pool.end(() => undefined)
        pool = open(ENCRYPTED)
        pool.getConnection((second, connection) =>
          callback(faultOf(second) === 'no-tls' ? notSent(at, second) : second, connection),
        )
      })
    },
    end: (callback) => pool.end(callback),
  }
}

const notSent = (at: MysqlLocation, cause: unknown) =>
  failure(
    'DATABASE',
    words.passwordNotSent(describeLocation(at)),
    {
      say: words.hints.setUpTlsOrNative,
    },
    cause,
  )
