import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { failure, unreadable } from '../core/errors.js'
import { decodeUtf8 } from '../core/utf8.js'
import type { Context } from './context.js'
import { longText } from './parsers.js'
import { words } from './words.js'

interface Given {
  text: string | undefined
  file: string | undefined
}

/** Whether neither a file nor standard input has to be read for it. */
export const isTyped = ({ text, file }: Given): boolean => file === undefined && text !== '-'

/**
 * A text given as an option or in a file; of either `-` is standard input. A file loses its last line end. USAGE where
 * it is both.
 */
export async function textFrom(ctx: Context, given: Given): Promise<string> {
  if (isTyped(given)) return given.text ?? ''
  if (given.file !== undefined && given.text !== undefined) throw failure('USAGE', words.textTwice)
  const { file = '-' } = given
  const text = file === '-' ? await ctx.stdin() : await fileText(resolve(ctx.host.cwd, file))
  return longText(text.replace(/\r?\n$/, ''))
}

async function fileText(path: string): Promise<string> {
  const bytes = await readFile(path).catch((error: unknown) => {
    throw unreadable(path, error)
  })
  return decodeUtf8(bytes, words.fileNotUtf8(path))
}
