import xterm from '@xterm/headless'

/** A colour: one of the terminal's 256, or `#rrggbb`; undefined where it is the terminal's own. */
export type Colour = number | string | undefined

export interface Look {
  colour: Colour
  background: Colour
  bold: boolean
  dim: boolean
  italic: boolean
  underline: boolean
  inverse: boolean
}

/** A character as a terminal shows it; a wide one takes two columns. */
export interface Cell extends Look {
  text: string
  columns: number
}

/** What a terminal of this size shows once it has read `raw`, cell by cell; what has scrolled away is gone. */
export async function cellsOf(raw: string, columns: number, rows: number): Promise<Cell[][]> {
  const terminal = new xterm.Terminal({ cols: columns, rows, scrollback: 0, allowProposedApi: true })
  await new Promise<void>((resolve) => terminal.write(raw, resolve))
  const { active } = terminal.buffer
  const lines = Array.from({ length: rows }, (_, y) => {
    const line = active.getLine(active.baseY + y)
    return Array.from({ length: columns }, (_, x) => line?.getCell(x)).flatMap((c) =>
      c && c.getWidth() > 0 ? [cell(c)] : [],
    )
  })
  terminal.dispose()
  return lines
}

/** The lines that somebody sees after all redrawing, without blanks at their ends and without empty ones at the end. */
export async function screenOf(raw: string, columns: number, rows: number): Promise<string[]> {
  const lines = (await cellsOf(raw, columns, rows)).map(lineText)
  return lines.slice(0, lines.findLastIndex((line) => line !== '') + 1)
}

export const lineText = (line: readonly Cell[]): string =>
  line
    .map((c) => c.text)
    .join('')
    .trimEnd()

type XtermCell = NonNullable<
  ReturnType<NonNullable<ReturnType<InstanceType<typeof xterm.Terminal>['buffer']['active']['getLine']>>['getCell']>
>

/** A colour of the palette as its number, one of its own as `#rrggbb`. */
function colourOf(color: number, isDefault: boolean, isRgb: boolean) {
  if (isDefault) return undefined
  return isRgb ? rgb(color) : color
}

const cell = (c: XtermCell): Cell => ({
  text: c.isInvisible() ? ' '.repeat(c.getWidth()) : c.getChars() || ' ',
  columns: c.getWidth(),
  colour: colourOf(c.getFgColor(), c.isFgDefault(), c.isFgRGB()),
  background: colourOf(c.getBgColor(), c.isBgDefault(), c.isBgRGB()),
  bold: c.isBold() !== 0,
  dim: c.isDim() !== 0,
  italic: c.isItalic() !== 0,
  underline: c.isUnderline() !== 0,
  inverse: c.isInverse() !== 0,
})

const rgb = (n: number) => `#${n.toString(16).padStart(6, '0')}`
