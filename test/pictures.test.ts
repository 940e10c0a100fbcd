import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { pictureFile, takePictures } from '../scripts/pictures/pictures.js'
import { svgOf } from '../scripts/pictures/svg.js'
import { PICTURES } from '../scripts/pictures/table.js'
import { undated } from '../scripts/pictures/undated.js'
import { cellsOf } from './helpers/screen.js'
import './helpers/program.js'
import { ROOT } from './helpers/root.js'

const taken = await takePictures(ROOT)
const drawn = async (raw: string) => svgOf(await cellsOf(raw, 20, 3), 20, 'T')

it.each(PICTURES)('the picture of $name is what the program shows now', ({ name }) => {
  expect(undated(readFileSync(pictureFile(name), 'utf8')), 'run: npm run docs').toBe(undated(taken.get(name) ?? ''))
})

it.each(PICTURES)('the README shows $name and says what it is', ({ name, alt, lang }) => {
  expect(readFileSync(lang === 'en' ? 'README.md' : `README.${lang}.md`, 'utf8')).toContain(
    `![${alt[lang]}](${pictureFile(name)})`,
  )
})

it.each(PICTURES)('the picture of $name is XML that runs nothing and loads nothing', ({ name }) => {
  const svg = readFileSync(pictureFile(name), 'utf8')
  expectXml(svg)
  const elements = new Set([...svg.matchAll(/<(\w+)/g)].map((m) => m[1]))
  expect([...elements].sort()).toEqual(['circle', 'desc', 'g', 'rect', 'svg', 'text', 'title'])
  const tags = [...svg.matchAll(/<[^<>]*>/g)].join('\n').replace('xmlns="http://www.w3.org/2000/svg"', '')
  expect(tags).not.toMatch(/href|url\(|:\/\/|\bon\w+=|style=/i)
})

it('what a terminal was redrawn to is drawn, column by column, in its looks', async () => {
  const svg = await drawn(
    'old\r\x1b[K\x1b[1;33mab\x1b[0m \x1b[2mc\x1b[0m\r\n\x1b[38;5;196;4mr\x1b[0m\x1b[7m v \x1b[0m\r\n日本 \x1b[38;2;1;2;3mx',
  )
  expectXml(svg)
  expect(svg).toContain('<desc id="d">ab c\nr v\n日本 x</desc>')
  expect(svg).toMatch(/<text x="16" y="47" textLength="16.8" [^>]*fill="#e5c07b" font-weight="bold">ab</)
  expect(svg).toMatch(/<text x="41.2" y="47" textLength="8.4" [^>]*opacity="[\d.]+">c</)
  expect(svg).toMatch(/<text x="16" y="65" [^>]*fill="#ff0000" text-decoration="underline">r</)
  expect(svg).toMatch(
    /<rect x="24.4" y="52" width="25.2" height="18" fill="#d7dbe2"\/>\n<text x="32.8" y="65" [^>]*fill="#1b1f27">v</,
  )
  expect(svg).toMatch(
    /<text x="16" y="83" textLength="16.8" [^>]*>日<[\s\S]*<text x="32.8" y="83" textLength="16.8" [^>]*>本</,
  )
  expect(svg).toMatch(/<text x="58" y="83" [^>]*fill="#010203">x</)
})

it('markup in a text stays text', async () => {
  const svg = await drawn('<script>&"]]>')
  expectXml(svg)
  expect(svg).not.toContain('<script')
})

it('only dates and ages may differ', async () => {
  const shown = (when: string) => drawn(`x\r\na, \x1b[2m${when}\x1b[0m: b`)
  const now = undated(await shown('now'))
  expect(undated(await shown('5 min. ago'))).toBe(now)
  expect(undated(await shown('noon'))).not.toBe(now)
  const page = async (text: string) => undated(svgOf(await cellsOf(text, 60, 3), 60, 'T'))
  expect(await page('Created 1 Sept 2027, 10:00 (2 days ago)')).toBe(
    await page('Created 24 Nov 2026, 03:42 (1 day ago)'),
  )
  expect(await page('Created 1 Sept 2027, 10:00 (2 days ago)')).not.toBe(
    await page('Updated 1 Sept 2027, 10:00 (2 days ago)'),
  )
})

/** Every element is closed in its turn, and what is between them is text. */
function expectXml(svg: string): void {
  const open: string[] = []
  for (const [, end, element = '', alone] of svg.matchAll(/<(\/?)(\w+)(?: [\w:-]+="[^"<>]*")*(\/?)>/g)) {
    if (end) expect(open.pop()).toBe(element)
    else if (!alone) open.push(element)
  }
  expect(open).toEqual([])
  expect(svg.replace(/<\/?\w+(?: [\w:-]+="[^"<>]*")*\/?>/g, '')).not.toMatch(/[<>]|&(?!#\d+;)/)
}
