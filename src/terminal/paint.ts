import type { ChalkInstance } from 'chalk'
import type { Style } from './style.js'

/** Bootstrap's names of colours, as the web application's badges use them. */
const BOOTSTRAP = new Map<string, (c: ChalkInstance) => ChalkInstance>([
  ['primary', (c) => c.blue],
  ['secondary', (c) => c.gray],
  ['success', (c) => c.green],
  ['danger', (c) => c.red],
  ['warning', (c) => c.yellow],
  ['info', (c) => c.cyan],
  ['light', (c) => c.white],
  ['dark', (c) => c.blackBright],
])

/** Paints `text` in a status's colour; a colour that is unknown or NULL paints nothing. */
export const paint = (text: string, color: string | null, { chalk }: Style): string =>
  BOOTSTRAP.get(color?.toLowerCase() ?? '')?.(chalk)(text) ?? text
