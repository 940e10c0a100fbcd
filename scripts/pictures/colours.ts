import type { Colour, Look } from '../../test/helpers/screen.js'

/** The window's own colours: dark, whatever the page around it is. */
export const PAPER = '#1b1f27'
export const INK = '#d7dbe2'
export const FAINT = '#8b93a1'

/**
 * The sixteen colours that a terminal chooses itself; each is readable on `PAPER`, or under it where it is a
 * background.
 */
const SIXTEEN =
  '#4b5263 #ef6b73 #7ec699 #e5c07b #6cb6ff #c792ea #5ccfe6 #d0d4db #8b93a1 #ff8b92 #98d8ad #f0d399 #8ec8ff #d7aef5 #83dff0 #ffffff'.split(
    ' ',
  )

/** The text's and the background's colour in CSS; no background where it is the window's. */
export function paintOf({ colour, background, inverse }: Look): { ink: string; paper: string | undefined } {
  const [ink, paper] = [css(colour) ?? INK, css(background)]
  return inverse ? { ink: paper ?? PAPER, paper: ink } : { ink, paper }
}

function css(colour: Colour): string | undefined {
  if (typeof colour !== 'number') return colour
  if (colour < 16) return SIXTEEN[colour]
  // xterm's cube of 6 × 6 × 6 colours, then its 24 greys
  const level = (n: number) => (n === 0 ? 0 : 55 + n * 40)
  const grey = 8 + (colour - 232) * 10
  const parts =
    colour >= 232 ? [grey, grey, grey] : [36, 6, 1].map((step) => level(Math.floor((colour - 16) / step) % 6))
  return `#${parts.map((n) => n.toString(16).padStart(2, '0')).join('')}`
}
