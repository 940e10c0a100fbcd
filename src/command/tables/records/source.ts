import { createReadStream } from 'node:fs'
import { type FileHandle, mkdtemp, open, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { unreadable } from '../../../core/errors.js'
import type { Context } from '../../context.js'

/** The bytes of a file of the user's, to be read as often as needed. */
export interface Source {
  /** As the user wrote it; `-` is standard input. */
  name: string
  bytes: number
  pieces(): AsyncIterable<Uint8Array>
}

/** In small pieces, so that parsing one keeps nothing else waiting. */
const PIECE = 16 * 1024
/** What comes once is kept in memory up to so many bytes, beyond in a file that has no name. */
const MOST_IN_MEMORY = 2 ** 20

/**
 * A file, or standard input (`-`, or one of its names). A pipe, such as a shell makes of `<(…)`, is read to its end
 * first. Throws INVALID where it cannot be read.
 */
export async function openSource(ctx: Context, file: string): Promise<Source> {
  if (file === '-' || /^\/(dev\/stdin|(dev|proc\/self)\/fd\/0)$/.test(file)) return kept(file, ctx.stdinBytes())
  const path = resolve(ctx.host.cwd, file)
  const found = await stat(path).catch((error: unknown) => {
    throw unreadable(file, error)
  })
  if (found.isFile()) return { name: file, bytes: found.size, pieces: () => filePieces(file, path) }
  const opened = /^\/(?:dev|proc\/self)\/fd\/(\d+)$/.exec(path)?.[1]
  return kept(file, filePieces(file, path, opened === undefined ? undefined : Number(opened)))
}

async function* filePieces(name: string, path: string, fd?: number): AsyncGenerator<Uint8Array> {
  try {
    // Inside, since it throws at once for a path that cannot be.
    yield* createReadStream(path, { highWaterMark: PIECE, ...(fd === undefined ? {} : { fd }) })
  } catch (error) {
    const { code = '', syscall } = error as NodeJS.ErrnoException
    throw syscall || code === 'ERR_INVALID_ARG_VALUE' ? unreadable(name, error) : error
  }
}

async function kept(name: string, pieces: AsyncIterable<Uint8Array>): Promise<Source> {
  const first: Uint8Array[] = []
  let bytes = 0
  let rest: FileHandle | undefined
  for await (const piece of pieces) {
    bytes += piece.length
    if (bytes > MOST_IN_MEMORY) {
      rest ??= await namelessFile()
      await rest.appendFile(piece)
    } else first.push(piece)
  }
  return {
    name,
    bytes,
    async *pieces() {
      for (const piece of first) for (let at = 0; at < piece.length; at += PIECE) yield piece.subarray(at, at + PIECE)
      if (rest) yield* rest.createReadStream({ start: 0, highWaterMark: PIECE, autoClose: false })
    },
  }
}

/** A file that is gone with this process, however that ends. */
async function namelessFile(): Promise<FileHandle> {
  const folder = await mkdtemp(join(tmpdir(), 'helpdesk-'))
  const file = await open(join(folder, 'table'), 'wx+', 0o600)
  await rm(folder, { recursive: true, force: true })
  return file
}
