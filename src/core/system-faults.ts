import type { Text } from './language.js'
import { common } from './words.js'

/** By Node's name for it, what of the machine itself keeps a program from its work. */
const SENTENCES: Record<string, Text> = {
  EMFILE: common.machine.tooManyFiles,
  ENFILE: common.machine.tooManyFiles,
  ENOSPC: common.machine.full,
  EDQUOT: common.machine.full,
  EFBIG: common.machine.fileTooBig,
  EROFS: common.machine.readOnly,
  ENOMEM: common.machine.noMemory,
}

/** Where the program's own files are. */
const OWN = `${import.meta.dirname}/`

/** A sentence, with its end, for a fault of the machine; undefined for any other error. Looks into what caused it. */
export function machineFault(error: unknown): Text | undefined {
  const { code, cause, path } = (error ?? {}) as { code?: unknown; cause?: unknown; path?: unknown }
  if (code === 'ENOENT' && typeof path === 'string' && path.startsWith(OWN)) return common.machine.replaced
  if (typeof code === 'string' && Object.hasOwn(SENTENCES, code)) return SENTENCES[code]
  return cause === undefined ? undefined : machineFault(cause)
}
