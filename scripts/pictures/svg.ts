import { type Cell, type Look, lineText } from '../../test/helpers/screen.js'
import { FAINT, INK, PAPER, paintOf } from './colours.js'

const [COLUMN, LINE, BAR, MARGIN] = [8.4, 18, 34, 16]
const FONT = "ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace"
const BUTTONS = ['#ef6b73', '#e5c07b', '#7ec699']

const escaped = (text: string) => text.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`)
const rounded = (n: number) => Number(n.toFixed(1))
const left = (column: number) => rounded(MARGIN + column * COLUMN)

/**
 * A terminal's window as SVG. Columns stand where the terminal has them in whatever font; who cannot see it is read its
 * text.
 */
export function svgOf(screen: Cell[][], columns: number, title: string): string {
  const lines = screen.slice(0, screen.findLastIndex((line) => lineText(line) !== '') + 1)
  const [width, height] = [rounded(columns * COLUMN + 2 * MARGIN), BAR + lines.length * LINE + MARGIN]
  return `${[
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="t d">`,
    `<title id="t">${escaped(title)}</title>`,
    `<desc id="d">${escaped(lines.map(lineText).join('\n'))}</desc>`,
    `<rect width="${width}" height="${height}" rx="8" fill="${PAPER}" stroke="${FAINT}" stroke-opacity="0.5"/>`,
    ...BUTTONS.map((fill, i) => `<circle cx="${MARGIN + 4 + i * 18}" cy="17" r="5" fill="${fill}"/>`),
    `<g font-family="${FONT}" font-size="14" fill="${INK}" xml:space="preserve">`,
    `<text x="${MARGIN + 60}" y="22" font-size="12" fill="${FAINT}">${escaped(title)}</text>`,
    ...lines.flatMap((line, y) => runsOf(line).flatMap((run) => elements(run, BAR + y * LINE))),
    '</g>',
    '</svg>',
  ].join('\n')}\n`
}

interface Run extends Cell {
  from: number
}

/** Neighbours that look alike, as one. A wide character stays alone: fonts do not agree on its width. */
function runsOf(line: readonly Cell[]): Run[] {
  const runs: Run[] = []
  let column = 0
  let wide = true
  for (const cell of line) {
    const last = runs.at(-1)
    if (last && !wide && cell.columns === 1 && looks(last) === looks(cell)) {
      last.text += cell.text
      last.columns++
    } else runs.push({ ...cell, from: column })
    column += cell.columns
    wide = cell.columns > 1
  }
  return runs
}

const looks = ({ colour, background, bold, dim, italic, underline, inverse }: Look) =>
  [colour, background, bold, dim, italic, underline, inverse].join()

function elements(run: Run, top: number): string[] {
  const { ink, paper } = paintOf(run)
  const found: string[] = []
  if (paper !== undefined) {
    found.push(
      `<rect x="${left(run.from)}" y="${top}" width="${rounded(run.columns * COLUMN)}" height="${LINE}" fill="${paper}"/>`,
    )
  }
  const text = run.underline ? run.text : run.text.trim()
  if (text.trim() === '') return found
  const indent = run.underline ? 0 : run.text.length - run.text.trimStart().length
  const columns = run.columns - (run.text.length - text.length)
  const style = [
    ink === INK ? '' : ` fill="${ink}"`,
    run.bold ? ' font-weight="bold"' : '',
    run.italic ? ' font-style="italic"' : '',
    run.underline ? ' text-decoration="underline"' : '',
    run.dim ? ' opacity="0.65"' : '',
  ].join('')
  const place = `x="${left(run.from + indent)}" y="${top + 13}" textLength="${rounded(columns * COLUMN)}" lengthAdjust="spacingAndGlyphs"`
  found.push(`<text ${place}${style}>${escaped(text)}</text>`)
  return found
}
