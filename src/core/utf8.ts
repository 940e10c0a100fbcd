import { failure, type HelpdeskError } from './errors.js'
import type { Text } from './language.js'

/**
 * Decodes UTF-8 that comes in pieces, less its byte order mark; called without a piece at the end. Where a piece is no
 * UTF-8, throws what `refuse` makes of the error.
 */
export function utf8Decoder(refuse: (cause: unknown) => HelpdeskError): (piece?: Uint8Array) => string {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  return (piece) => {
    try {
      return decoder.decode(piece, { stream: piece !== undefined })
    } catch (error) {
      throw refuse(error)
    }
  }
}

/**
 * The text that bytes are in UTF-8, less its byte order mark. Throws INVALID with the sentence `complaint` where they
 * are none.
 */
export function decodeUtf8(bytes: Uint8Array, complaint: Text): string {
  const decode = utf8Decoder((cause) => failure('INVALID', complaint, undefined, cause))
  return decode(bytes) + decode()
}
