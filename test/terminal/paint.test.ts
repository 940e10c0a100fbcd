import { Chalk } from 'chalk'
import { describe, expect, it } from 'vitest'
import { COLOURS, paint } from '../../src/terminal/paint.js'

/** xterm's, of its first sixteen; others choose theirs. */
const SIXTEEN = { red: '#cd0000', magenta: '#cd00cd', gray: '#7f7f7f' }

/** https://www.w3.org/TR/WCAG21/#dfn-relative-luminance */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((i) => Number.parseInt(hex.slice(i, i + 2), 16) / 255)
    .map((v) => (v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4))
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}
/** The lesser of its contrasts with black and with white; no colour has more than 4.58. */
const contrast = (hex: string) => Math.min((luminance(hex) + 0.05) / 0.05, 1.05 / (luminance(hex) + 0.05))

/** Of the 256 a terminal has: a cube of 6 × 6 × 6, then greys. */
function hexOf(n: number): string {
  const level = (x: number) => (x === 0 ? 0 : 55 + x * 40)
  const grey = 8 + (n - 232) * 10
  const parts = n >= 232 ? [grey, grey, grey] : [36, 6, 1].map((step) => level(Math.floor((n - 16) / step) % 6))
  return `#${parts.map((part) => part.toString(16).padStart(2, '0')).join('')}`
}

describe.each(Object.entries(COLOURS))('%s', (name, { hex, of256, of16 }) => {
  it('can be read on black and on white', () => {
    expect(contrast(hex)).toBeGreaterThanOrEqual(4.5)
    expect(contrast(hexOf(of256))).toBeGreaterThanOrEqual(4)
    if (of16) expect(contrast(SIXTEEN[of16])).toBeGreaterThanOrEqual(3.5)
  })

  it('is what a terminal of its colours is sent', () => {
    const painted = (level: 0 | 1 | 2 | 3) => paint('x', name.toUpperCase(), { chalk: new Chalk({ level }) })
    expect(painted(0)).toBe('x')
    expect(painted(2)).toBe(`\x1b[38;5;${of256}mx\x1b[39m`)
    expect(painted(3)).toContain('[38;2;')
    expect(painted(1)).not.toMatch(/\[(33|34|93|94)m/)
  })
})

it.each(['constructor', 'light', 'dark', '', null])('%s paints nothing', (color) =>
  expect(paint('x', color, { chalk: new Chalk({ level: 3 }) })).toBe('x'),
)
