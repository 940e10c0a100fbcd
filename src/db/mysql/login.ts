import { authPlugins, type Connection, type ConnectionOptions } from 'mysql2'
import { failure } from '../../core/errors.js'
import { faultOf } from '../faults.js'
import { describeLocation, type MysqlLocation } from '../location.js'
import { words } from '../words.js'
import { type Connections, oneConnection } from './one-connection.js'

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

const IN_THE_OPEN: ConnectionOptions = {
  authPlugins: {
    sha256_password: authPlugins.sha256_password(refuseKey),
    caching_sha2_password: authPlugins.caching_sha2_password(refuseKey),
  },
}
/** Whoever reads along learns nothing; who the server is stays as unknown as it was. */
const ENCRYPTED: ConnectionOptions = { ssl: { rejectUnauthorized: false } }

/**
 * Connections that are not encrypted until a server asks for the password itself, and from then on are; it is never
 * sent in the open, nor by RSA for a key that the server has just made. `open` begins one with these options added to
 * its own.
 */
export function guarded(at: MysqlLocation, open: (more: ConnectionOptions) => Connection): Connections {
  const encrypted = oneConnection(() => open(ENCRYPTED))
  let used = oneConnection(() => open(IN_THE_OPEN))
  return {
    getConnection(callback) {
      used.getConnection((error, connection) => {
        if (used === encrypted || !(error instanceof WantsPassword)) return callback(error, connection)
        used = encrypted
        used.getConnection((second, connection) =>
          callback(faultOf(second) === 'no-tls' ? notSent(at, second) : second, connection),
        )
      })
    },
    release: (connection) => used.release(connection),
    end: () => used.end(),
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
