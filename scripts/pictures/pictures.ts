// Pictures of the real program, in a real pseudo-terminal, on the sample database that it makes itself; nothing in them
// is edited. That database is always as old as its making, so ages stay the same; but comments are of the day they are
// written, and `ticket show` prints dates. So a picture that differs from the file in dates and ages alone leaves the
// file as it is, and is no difference to the test either.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { LANGS } from '../../src/core/language.js'
import { cellsOf } from '../../test/helpers/screen.js'
import { openStage, type Stage } from './stage.js'
import { svgOf } from './svg.js'
import { PICTURES, type Picture } from './table.js'
import { undated } from './undated.js'

export const pictureFile = (name: string): string => `docs/pictures/${name}.svg`

/** Every picture as it is now, by name. */
export async function takePictures(root: string): Promise<Map<string, string>> {
  const taken = new Map<string, string>()
  for (const lang of LANGS) {
    const pictures = PICTURES.filter((p) => p.lang === lang)
    const stage = openStage(root, [...new Set(pictures.map((p) => p.as))])
    try {
      prepare(stage)
      for (const picture of pictures) taken.set(picture.name, await take(stage, picture))
    } finally {
      stage.destroy()
    }
  }
  return taken
}

/** What happens before: marc is answered. */
const prepare = (stage: Stage): void =>
  void stage.run(['ticket', 'comment', '4', '-m', 'Oui, hier soir. Même erreur.'], 'alice')

async function shown(terminal: ReturnType<Stage['open']>): Promise<void> {
  const code = await terminal.end()
  if (code !== 0) throw new Error(`The program ended with ${code}:\n${terminal.screen()}`)
}

async function take(stage: Stage, { argv, as, columns, rows, keys, until, lang }: Picture): Promise<string> {
  const terminal = stage.open(argv, as, columns, rows, lang)
  try {
    for (const [wait, typed] of keys) {
      await terminal.waitFor(wait)
      await terminal.calm()
      terminal.type(typed)
    }
    if (until === undefined) await shown(terminal)
    else {
      await terminal.waitFor(until)
      await terminal.calm()
    }
    return svgOf(await cellsOf(terminal.raw(), columns, rows), columns, ['helpdesk', ...argv].join(' '))
  } finally {
    terminal.kill()
  }
}

/** Writes the pictures that have changed; `root` is the project's folder. */
export async function writePictures(root: string): Promise<void> {
  mkdirSync(join(root, 'docs', 'pictures'), { recursive: true })
  for (const [name, svg] of await takePictures(root)) {
    const file = join(root, pictureFile(name))
    if (!existsSync(file) || undated(readFileSync(file, 'utf8')) !== undated(svg)) writeFileSync(file, svg)
  }
}
