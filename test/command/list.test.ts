import { execFileSync } from 'node:child_process'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { itemsOf, listOf, pairOf } from '../../src/command/tables/list.js'

it.each([
  ['a,b', ['a', 'b']],
  [' a , b ', ['a', 'b']],
  ['a,"b, c"', ['a', 'b, c']],
  ['"a ""b"", c"', ['a "b", c']],
  ['"a, b"=title,c=requester', ['a, b=title', 'c=requester']],
  ['5" disk,x', ['5" disk', 'x']],
  [',a,,', ['a']],
  ['', []],
  ['\u00a0a\u00a0', ['a']],
])('%j is %j', (text, items) => expect(itemsOf(text)).toEqual(items))

it('pairs end at the last =', () => {
  expect(pairOf('a=b=title')).toEqual({ left: 'a=b', right: 'title' })
  expect(pairOf('title')).toBeUndefined()
})

it('whatever names are, the list of them can be pasted into a shell', () => {
  const name = fc.string({ unit: 'grapheme' }).map((text) => text.replace(/[\s\p{Cc}]+/gu, ' ').trim())
  const names = fc.array(
    name.filter((text) => text !== ''),
    { minLength: 1, maxLength: 5 },
  )
  fc.assert(
    fc.property(names, (items) => {
      const pasted = execFileSync('sh', ['-c', `printf %s ${listOf(items)}`], { encoding: 'utf8' })
      expect(itemsOf(pasted)).toEqual(items)
    }),
    { numRuns: 50 },
  )
})
