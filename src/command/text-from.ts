import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { failure, unreadable } from '../core/errors.js'
import { decodeUtf8 } from '../core/utf8.js'
import type { Context } from './context.js'
import { longText } from './parsers.js'
import { words } from './words.js'

/**
 * A text given as an option or in a file (`-`: standard input). A file loses its last line end. USAGE where it is both.
 */
export async function textFrom(
  ctx: Context,
  given: { text: string | undefined; file: string | undefined },
): Promise<string> {
  if (given.file === undefined) return given.text ?? ''
  if (given.text !== undefined) {
    throw failure('USAGE', words.textTwice)
  }
  const text = given.file === '-' ? await ctx.stdin() : await fileText(resolve(ctx.host.cwd, given.file))
  return longText(text.replace(/\r?\n$/, ''))
}

async function fileText(path: string): Promise<string> {
  const bytes = await readFile(path).catch((error: unknown) => {
    throw unreadable(path, error)
  })
  return decodeUtf8(bytes, words.fileNotUtf8(path))
}
