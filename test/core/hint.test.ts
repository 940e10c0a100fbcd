import { execFileSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { type Hint, hintText, shellQuoted, typedAs } from '../../src/core/hint.js'

const here = { program: 'npx helpdesk', database: null }
const there = { program: 'helpdesk', database: "sqlite:/home/o'hara/helpdesk.db" }

describe('a hint', () => {
  const sentence = (command: string) => ({
    en: `First: ${command}, then look.`,
    fr: `D’abord : ${command}, puis regardez.`,
  })
  it.each<[string, Hint, string, string]>([
    ['a sentence', { say: { en: 'Look.', fr: 'Regardez.' } }, 'Regardez.', 'Regardez.'],
    ['words to choose from', { say: 'on, off' }, 'on, off', 'on, off'],
    [
      'a command',
      { run: 'login' },
      'npx helpdesk login',
      `helpdesk login --database 'sqlite:/home/o'\\''hara/helpdesk.db'`,
    ],
    [
      'a sentence that ends with one',
      { run: 'login', say: { en: 'Then:', fr: 'Puis :' } },
      'Puis : npx helpdesk login',
      'Puis : helpdesk login',
    ],
    [
      'a sentence around one',
      { run: 'db check', say: sentence },
      'D’abord : npx helpdesk db check, puis regardez.',
      'D’abord : helpdesk db check, puis regardez.',
    ],
    [
      'a sentence around two',
      { run: ['login', 'logout'], say: (first, second) => ({ en: `${first}, ${second}`, fr: `${second}, ${first}` }) },
      'npx helpdesk logout, npx helpdesk login',
      'helpdesk logout, helpdesk login',
    ],
    ['what looks like a command', { say: 'helpdesk login' }, 'helpdesk login', 'helpdesk login'],
  ])('that is %s', (_, hint, inNpx, onDatabase) => {
    expect([hintText(hint, 'fr', here), hintText(hint, 'fr', there)]).toEqual([inNpx, onDatabase])
  })
})

it('the program alone can be typed too', () => {
  expect([typedAs('', here), typedAs('', { program: 'helpdesk', database: 'mysql://a@b/c' })]).toEqual([
    'npx helpdesk',
    "helpdesk --database 'mysql://a@b/c'",
  ])
})

it.each(['a b', "o'hara", "''", '$HOME `id` "x" \\ !', 'é\n*'])('a shell takes %j as it is, once quoted', (word) => {
  expect(execFileSync('/bin/sh', ['-c', `printf %s ${shellQuoted(word)}`], { encoding: 'utf8' })).toBe(word)
})
