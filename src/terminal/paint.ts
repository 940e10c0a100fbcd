import type { ChalkInstance } from 'chalk'

/**
 * A colour that can be read on black and on white: of all colours of a terminal, of its 256, and of its 16, where one
 * of those can be. `test/terminal/paint.test.ts` measures them.
 */
interface Colour {
  hex: string
  of256: number
  of16?: 'red' | 'magenta' | 'gray'
}

/**
 * Bootstrap's names of colours, as the web application's badges use them; `light` and `dark` are what a terminal writes
 * by itself.
 */
export const COLOURS: Readonly<Record<string, Colour>> = {
  primary: { hex: '#0d6efd', of256: 63, of16: 'magenta' },
  secondary: { hex: '#757575', of256: 243, of16: 'gray' },
  success: { hex: '#198754', of256: 29 },
  danger: { hex: '#dc3545', of256: 161, of16: 'red' },
  warning: { hex: '#a96500', of256: 130 },
  info: { hex: '#0a8093', of256: 30 },
}

/** Paints `text` in a colour by its name, such as a status has; one that is unknown or NULL paints nothing. */
export function paint(text: string, color: string | null, { chalk }: { chalk: ChalkInstance }): string {
  if (chalk.level === 0) return text
  const name = color?.toLowerCase() ?? ''
  const found = Object.hasOwn(COLOURS, name) ? COLOURS[name] : undefined
  if (!found) return text
  if (chalk.level === 3) return chalk.hex(found.hex)(text)
  if (chalk.level === 2) return chalk.ansi256(found.of256)(text)
  return found.of16 ? chalk[found.of16](text) : text
}

/** What must not be overlooked: `error:`, a high priority. */
export const alarming = (text: string, style: { chalk: ChalkInstance }): string =>
  style.chalk.bold(paint(text, 'danger', style))
