import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { Unfinished, unreadable } from '../../core/errors.js'
import { makePrivateFolder } from '../../core/private-folder.js'
import { decodeUtf8 } from '../../core/utf8.js'
import { EDITOR_FILE } from '../../machine/drafts/texts.js'
import type { Host } from '../../machine/host.js'
import { words } from '../words.js'
import { NOT_FOUND, NOT_RUN } from './shell.js'

/** The line that ends a text; as git has it. */
const SCISSORS = '------------------------ >8 ------------------------'

/**
 * Has `text` written in an editor, in a file that only its user can read, in a folder whose name begins with `folder`;
 * `command` is run by a shell, as git does. What stands below the scissors is for the writer's eyes only, and not part
 * of the answer. An editor that ends with an error, or an order to end, throws Unfinished with what the file holds; one
 * that cannot be started EditorNotStarted; what is no UTF-8 throws INVALID and the file stays, as it does where the
 * program is killed.
 */
export async function editText(
  command: string,
  text: string,
  below: string,
  { terminal, platform }: Pick<Host, 'terminal' | 'platform'>,
  folder: string,
): Promise<{ written: string; isBelow: boolean }> {
  const own = ownFolder(folder)
  const file = join(own, EDITOR_FILE)
  writeFileSync(file, below ? `${text}\n\n${SCISSORS}\n${below}\n` : text, { mode: 0o600 })
  let isStopped = false
  // Before it is started: the terminal may be gone by the time that it is.
  const giveBack = terminal.takeStops((signal) => {
    if (signal === 'SIGINT') return // Ctrl-C is for the editor
    isStopped = true
    editor.stop()
  })
  const editor = start(command, file, platform)
  const done = await editor.ended.finally(giveBack)
  if (done === NOT_FOUND || done === NOT_RUN) {
    rmSync(own, { recursive: true })
    throw new EditorNotStarted(command)
  }
  const { above, others } = parted(textIn(file), below)
  rmSync(own, { recursive: true })
  const isBelow = above === '' && others !== ''
  const written = isBelow ? others : above
  if (done === 0 && !isStopped) return { written, isBelow }
  const isNew = written !== '' && written !== text.trimEnd()
  if (!isNew && !isStopped) throw new EditorNotStarted(command)
  throw new Unfinished(isNew ? written : '')
}

/** Where the folder for it cannot be made, among the temporary ones. */
function ownFolder(folder: string): string {
  try {
    makePrivateFolder(dirname(folder))
    return mkdtempSync(folder) // 0700
  } catch {
    return mkdtempSync(join(tmpdir(), 'helpdesk-'))
  }
}

/** What stands above the scissors, and what somebody wrote below them. */
function parted(text: string, below: string): { above: string; others: string } {
  const lines = text.split(/\r?\n/)
  const end = lines.indexOf(SCISSORS)
  if (end === -1) return { above: text.trimEnd(), others: '' }
  const known = new Set(below.split('\n').map((line) => line.trimEnd()))
  const others = lines.slice(end + 1).filter((line) => !known.has(line.trimEnd()))
  return { above: lines.slice(0, end).join('\n').trimEnd(), others: others.join('\n').trim() }
}

/** The editor cannot be started, or ended with an error and nothing written: that can be typed. */
export class EditorNotStarted extends Error {}

interface Running {
  /** What the editor ended with. */
  ended: Promise<number | null>
  stop(): void
}

function start(command: string, file: string, platform: NodeJS.Platform): Running {
  const editor =
    platform === 'win32'
      ? spawn(`${command} "${file}"`, { shell: true, stdio: 'inherit' })
      : spawn('/bin/sh', ['-c', `${command} "$@"`, command, file], { stdio: 'inherit' })
  return {
    ended: new Promise((resolve) => {
      editor.once('error', () => resolve(NOT_FOUND)).once('exit', resolve)
    }),
    stop() {
      editor.kill('SIGHUP')
      setTimeout(() => editor.kill('SIGKILL'), PATIENCE_MS).unref()
    },
  }
}

/** What an editor has to put its text away, once its terminal is gone. */
const PATIENCE_MS = 1_000

function textIn(file: string): string {
  let bytes: Uint8Array
  try {
    const saved = `${file}.save` // where nano puts what it holds when its terminal goes away
    bytes = readFileSync(existsSync(saved) ? saved : file)
  } catch (error) {
    throw unreadable(file, error)
  }
  return decodeUtf8(bytes, words.editorNotUtf8(file))
}
