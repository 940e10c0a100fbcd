import type { Text } from '../../../core/language.js'
import { words } from '../../words.js'

/** One object of a JSON file: the line where it begins, counted from 1, and what it holds by name. */
export interface JsonRecord {
  line: number
  values: Record<string, unknown>
  /** Why it cannot be read. */
  problem?: Text
}

type Reader = { read(text: string): JsonRecord[]; end(): JsonRecord[] }

/** One object a line. */
export function createLineReader(): Reader {
  let line = 0
  let rest = ''
  const recordsOf = (lines: readonly string[]) =>
    lines.flatMap((text) => {
      line++
      return text.trim() === '' ? [] : [recordOf(text, line, words.json.objectALine)]
    })
  return {
    read(text) {
      const lines = (rest + text).split('\n')
      rest = lines.pop() ?? ''
      return recordsOf(lines)
    },
    end: () => recordsOf([rest]),
  }
}

/**
 * An array of objects, however it is laid out. What is no JSON spoils one element, as far as it can be told where that
 * ends.
 */
export function createArrayReader(): Reader {
  let line = 1
  let depth = 0
  let inText = false
  let escaped = false
  /** The element that is being read, and the line where it begins; undefined between elements. */
  let begun: number | undefined
  let element = ''
  let ended = false

  function endElement(found: JsonRecord[]): void {
    if (begun !== undefined) found.push(recordOf(element, begun, words.json.objectAnElement))
    begun = undefined
    element = ''
  }

  return {
    read(text) {
      const found: JsonRecord[] = []
      let start = 0
      for (let at = 0; at < text.length; at++) {
        const sign = text[at] as string
        if (sign === '\n') line++
        if (inText) {
          if (escaped) escaped = false
          else if (sign === '\\') escaped = true
          else if (sign === '"') inText = false
          continue
        }
        if (depth === 0 && sign === '[' && !ended) {
          depth = 1
          start = at + 1
          continue
        }
        if (depth === 1 && (sign === ',' || sign === ']')) {
          element += text.slice(start, at)
          endElement(found)
          start = at + 1
          if (sign === ']') {
            depth = 0
            ended = true
          }
          continue
        }
        if (/\s/.test(sign)) continue
        if (begun === undefined) {
          begun = line
          start = at
        }
        if (sign === '"') inText = true
        else if (sign === '{' || sign === '[') depth++
        else if ((sign === '}' || sign === ']') && depth > 1) depth--
      }
      if (begun !== undefined) element += text.slice(start)
      return found
    },
    end() {
      const found: JsonRecord[] = []
      if (!ended) begun ??= line
      endElement(found)
      return found
    },
  }
}

function recordOf(text: string, line: number, noObject: Text): JsonRecord {
  const bad = (why: Text): JsonRecord => ({
    line,
    values: {},
    problem: words.notUnderstood(why),
  })
  try {
    const parsed: unknown = JSON.parse(text)
    if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) return bad(noObject)
    return { line, values: { ...parsed } }
  } catch {
    return bad(words.json.none)
  }
}
