import { failure, type HelpdeskError } from '../../core/errors.js'
import type { Text } from '../../core/language.js'
import { words } from '../words.js'

/**
 * What is wrong with an address, each as the end of a sentence. None repeats a part of the address: any part may be a
 * password by mistake.
 */
const PROBLEMS = {
  scheme: words.address.scheme,
  'not-text': words.address.notText,
  file: words.address.file,
  shape: words.address.shape,
  port: words.address.port,
  percent: words.address.percent,
  options: words.address.options,
  'ssl-mode': words.address.sslMode,
  socket: words.address.socket,
  'socket-host': words.address.socketHost,
} satisfies Record<string, Text>

/** USAGE, with what is wrong and what an address looks like. */
export const malformed = (problem: keyof typeof PROBLEMS): HelpdeskError =>
  failure('USAGE', words.addressNotUnderstood(PROBLEMS[problem]), {
    say: words.addressForms,
  })
