import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Unfinished, unreadable } from '../../core/errors.js'
import { decodeUtf8 } from '../../core/utf8.js'
import type { Host } from '../../machine/host.js'
import { words } from '../words.js'
import { catchingInterrupts, NOT_FOUND, NOT_RUN } from './shell.js'

/** The line that ends a text; as git has it. */
const SCISSORS = '------------------------ >8 ------------------------'

/**
 * Has `text` written in an editor, in a file that only its user can read; `command` is run by a shell, as git does.
 * What stands below the scissors is for the writer's eyes only, and not part of the answer. An editor that ends with an
 * error throws INTERRUPTED, one that cannot be started EditorNotStarted; what is no UTF-8 throws INVALID and the file
 * stays.
 */
export async function editText(
  command: string,
  text: string,
  below: string,
  { terminal, platform }: Pick<Host, 'terminal' | 'platform'>,
): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'helpdesk-')) // 0700
  const file = join(folder, 'text.md')
  writeFileSync(file, below ? `${text}\n\n${SCISSORS}\n${below}\n` : text, { mode: 0o600 })
  const done = await catchingInterrupts(
    terminal,
    () => undefined, // Ctrl-C is for the editor
    () => run(command, file, platform),
  )
  if (done === NOT_FOUND || done === NOT_RUN) {
    rmSync(folder, { recursive: true })
    throw new EditorNotStarted(command)
  }
  const written = aboveScissors(textIn(file))
  rmSync(folder, { recursive: true })
  if (done === 0) return written
  throw new Unfinished(written === text.trimEnd() ? '' : written)
}

function aboveScissors(text: string): string {
  const lines = text.split(/\r?\n/)
  const end = lines.indexOf(SCISSORS)
  return lines
    .slice(0, end === -1 ? undefined : end)
    .join('\n')
    .trimEnd()
}

/** The editor is none that can be started: what it should have written can be typed. */
export class EditorNotStarted extends Error {}

/** What the editor ended with. */
const run = (command: string, file: string, platform: NodeJS.Platform): Promise<number | null> =>
  new Promise((resolve) => {
    const editor =
      platform === 'win32'
        ? spawn(`${command} "${file}"`, { shell: true, stdio: 'inherit' })
        : spawn('/bin/sh', ['-c', `${command} "$@"`, command, file], { stdio: 'inherit' })
    editor.once('error', () => resolve(NOT_FOUND)).once('exit', resolve)
  })

function textIn(file: string): string {
  let bytes: Uint8Array
  try {
    bytes = readFileSync(file)
  } catch (error) {
    throw unreadable(file, error)
  }
  return decodeUtf8(bytes, words.editorNotUtf8(file))
}
