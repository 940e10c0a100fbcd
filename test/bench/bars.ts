/** A bar: what it stands for, how long it is, where its spread begins and ends, and what is written behind it. */
export interface Bar {
  label: string
  value: number
  spread?: readonly [number, number]
  shown: string
  colour: string
}
export interface Group {
  title: string
  bars: readonly Bar[]
}

const [WIDTH, LABEL, LINE, GAP, TOP] = [860, 300, 22, 34, 64]
const ROOM = WIDTH - LABEL - 110
const FONT = 'font-family="DejaVu Sans, Verdana, sans-serif"'

const escaped = (text: string) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)

/** A picture of horizontal bars, as SVG that runs nothing and loads nothing; `about` says what the lengths are. */
export function barsSvg(title: string, about: string, groups: readonly Group[]): string {
  const longest = Math.max(...groups.flatMap((g) => g.bars.map((b) => b.spread?.[1] ?? b.value)))
  const long = (value: number) => ((value / longest) * ROOM).toFixed(1)
  const parts: string[] = []
  let y = TOP
  const text = (x: number, at: number, said: string, more = '') =>
    parts.push(`<text x="${x}" y="${at}" ${FONT} font-size="13" fill="#1f2430" ${more}>${escaped(said)}</text>`)
  for (const group of groups) {
    text(16, y + 15, group.title, 'font-weight="bold"')
    y += LINE + 2
    for (const { label, value, spread, shown, colour } of group.bars) {
      text(LABEL - 10, y + 14, label, 'text-anchor="end"')
      parts.push(
        `<rect x="${LABEL}" y="${y + 2}" width="${long(value)}" height="${LINE - 6}" rx="2" fill="${colour}"/>`,
      )
      if (spread) {
        const [from, to] = [LABEL + Number(long(spread[0])), LABEL + Number(long(spread[1]))]
        parts.push(`<line x1="${from}" x2="${to}" y1="${y + 10}" y2="${y + 10}" stroke="#1f2430" stroke-width="1.5"/>`)
      }
      text(LABEL + 8 + Number(long(Math.max(value, spread?.[1] ?? 0))), y + 14, shown)
      y += LINE
    }
    y += GAP - LINE
  }
  const heading = `<text x="16" y="28" ${FONT} font-size="17" font-weight="bold" fill="#1f2430">${escaped(title)}</text>
<text x="16" y="48" ${FONT} font-size="12" fill="#5b6472">${escaped(about)}</text>`
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${y}" width="${WIDTH}" height="${y}" role="img">
<title>${escaped(title)}</title>
<desc>${escaped(about)}</desc>
<rect width="${WIDTH}" height="${y}" fill="#ffffff"/>
${heading}
${parts.join('\n')}
</svg>
`
}
