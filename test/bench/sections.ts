import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import type { EngineName } from '../helpers/engines.js'
import { ROOT } from '../helpers/root.js'
import type { Measured } from './measure.js'

/** What the parts of `npm run bench` found; one that was not run is not there. */
export interface Sections {
  start: {
    /** By the version of Node. Ratios to a Node that does nothing. */
    nodes: { version: string; emptyMs: number; ratios: Record<string, Measured>; memoryMb: Record<string, number> }[]
    peers: Record<string, Measured>
    /** The processor time of 10,000 rows as a table, in times of the same as tsv. */
    tableToTsv: Record<string, number>
    missing: string[]
  }
  growth: { engine: EngineName; sizes: number[]; who: string; line: string; ms: number[]; sqlMs: number[] }[]
  indexShare: { engine: EngineName; command: string; tickets: number; ms: number; part: number }[]
  roles: { ratio: number; oursMs: number; processMs: number; byHandMs: number }
  import: { part: number; ms: number; loadMs: number; searchLoadMs: number; indexMs: number; peakMb: number }
  export: { format: string; ms: number; peakMb: number }[]
}

const FOLDER = `${ROOT}node_modules/.cache/bench/`

export const forgetSections = () => rmSync(FOLDER, { recursive: true, force: true })

export function saveSection<K extends keyof Sections>(name: K, found: Sections[K]): void {
  mkdirSync(FOLDER, { recursive: true })
  writeFileSync(`${FOLDER}${name}.json`, JSON.stringify(found))
}

export function readSection<K extends keyof Sections>(name: K): Sections[K] | undefined {
  try {
    return JSON.parse(readFileSync(`${FOLDER}${name}.json`, 'utf8')) as Sections[K]
  } catch {
    return undefined
  }
}
