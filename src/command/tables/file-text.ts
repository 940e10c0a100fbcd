import { createReadStream } from 'node:fs'
import { resolve } from 'node:path'
import { failure, unreadable } from '../../core/errors.js'
import { shellQuoted } from '../../core/hint.js'
import { utf8Decoder } from '../../core/utf8.js'
import type { Context } from '../context.js'

/**
 * The text of a file, or of standard input (`-`), piece by piece, less its byte order mark. Throws INVALID where it
 * cannot be read or is no UTF-8.
 */
export const textOf = async (ctx: Context, file: string): Promise<AsyncGenerator<string>> =>
  decoded(file === '-' ? [await ctx.stdinBytes()] : fileBytes(resolve(ctx.host.cwd, file)), file)

async function* fileBytes(path: string): AsyncGenerator<Uint8Array> {
  // Inside, since it throws at once for a path that cannot be. In small pieces, so that parsing one keeps nothing else waiting.
  yield* createReadStream(path, { highWaterMark: 16 * 1024 })
}

/** UTF-16 and Latin-1 are recognised and refused with the way out. */
async function* decoded(chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>, file: string): AsyncGenerator<string> {
  const decode = utf8Decoder(() => otherEncoding(file, 'WINDOWS-1252'))
  let isFirst = true
  try {
    for await (const chunk of chunks) {
      if (isFirst && isUtf16(chunk)) throw otherEncoding(file, 'UTF-16')
      isFirst = false
      yield decode(chunk)
    }
    yield decode()
  } catch (error) {
    const { code = '', syscall } = error as NodeJS.ErrnoException
    if (syscall || code === 'ERR_INVALID_ARG_VALUE') throw unreadable(file, error)
    throw error
  }
}

/** By its mark, or since every other byte of what is mostly Latin is 0. A single NUL makes no UTF-16. */
const isUtf16 = (bytes: Uint8Array) =>
  (bytes[0] === 0xff && bytes[1] === 0xfe) ||
  (bytes[0] === 0xfe && bytes[1] === 0xff) ||
  bytes.subarray(0, 200).filter((b) => b === 0).length > Math.min(200, bytes.length) / 4

const otherEncoding = (file: string, encoding: 'UTF-16' | 'WINDOWS-1252') => {
  const name = encoding === 'UTF-16' ? 'UTF-16' : 'Latin-1'
  const command = `iconv -f ${encoding} -t UTF-8 ${file === '-' ? '' : `${shellQuoted(file)} `}> utf8.csv`
  return failure(
    'INVALID',
    { en: `'${file}' is not UTF-8, but ${name} as it seems.`, fr: `« ${file} » n'est pas en UTF-8, mais en ${name} semble-t-il.` },
    { say: { en: `Save it as «CSV UTF-8», or: ${command}`, fr: `Enregistrez-le en « CSV UTF-8 », ou : ${command}` } },
  )
}
