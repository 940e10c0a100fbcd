import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { engines } from '../helpers/engines.js'
import { contentOf, createWorld, type World } from '../helpers/world.js'

const bytes = (...parts: (string | number[])[]) =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Uint8Array.from(part))))

/** What no text may be, and what is said of it: of a file, and of standard input. */
const WRONG: [name: string, content: Buffer, said: RegExp][] = [
  ['NUL', bytes('a\0b'), /holds a character that cannot be stored/],
  ['nothing but NUL', bytes('\0'), /holds a character that cannot be stored/],
  ['half of a surrogate pair', bytes('a', [0xed, 0xa0, 0xbd], 'b'), /not UTF-8/],
  ['both halves, each for itself (CESU-8)', bytes('a', [0xed, 0xa0, 0xbd, 0xed, 0xb8, 0x80]), /not UTF-8/],
  ['a longer form of a shorter one', bytes('a', [0xc0, 0x80]), /not UTF-8/],
  ['Latin-1', Buffer.from('é', 'latin1'), /not UTF-8/],
  ['a character that is cut off', bytes('é').subarray(0, 1), /not UTF-8/],
]

describe.each(engines)('a text in a file (%s)', (engine) => {
  let world: World
  let id: number
  beforeAll(async () => {
    world = await createWorld(engine)
    id = await world.addTicket()
  })
  afterAll(() => world.destroy())

  const CREATE = 'ticket create --title T --category 1 --priority 1 --description-file'
  const everything = () =>
    Promise.all((['ticket', 'comment', 'helpdesk_event'] as const).map((table) => contentOf(world.db, table)))

  it.each(WRONG)('may not hold %s, nor standard input; nothing is changed', async (_, content, said) => {
    writeFileSync(join(world.folder, 'text.txt'), content)
    const before = await everything()
    for (const line of [`ticket comment ${id} --file`, CREATE]) {
      for (const file of ['text.txt', '-']) {
        const { code, out, err } = await world.helpdesk(`${line} ${file}`, { as: 'emma', stdin: content })
        expect([line, file, code, out, err]).toEqual([line, file, 2, '', expect.stringMatching(said)])
      }
    }
    expect(await everything()).toEqual(before)
  })

  it.each([
    [
      '{"title":"half \\ud800","description":"D","category":1,"priority":1,"requester":"emma"}',
      'half of a surrogate pair',
    ],
    ['{"title":"T","description":"other half \\ude00","category":1,"priority":1,"requester":"emma"}', 'the other half'],
    ['{"title":"T","description":"NUL \\u0000","category":1,"priority":1,"requester":"emma"}', 'NUL'],
  ])('%s in JSON is a bad row: %s', async (row) => {
    const before = await everything()
    const argv = 'ticket import - --json'
    const { code, err } = await world.helpdesk(argv, { as: 'ada', stdin: `${row}\n` })
    expect([code, JSON.parse(err).error.details]).toEqual([
      2,
      [
        expect.objectContaining({
          line: 1,
          code: 'INVALID',
          message: expect.stringContaining('holds a character that cannot be stored'),
        }),
      ],
    ])
    expect(await everything()).toEqual(before)
  })

  it.each([
    ['ticket comment', 'comment'],
    ['ticket resolve', 'report'],
  ])('%s -m - reads standard input', async (verb, text) => {
    const at = await world.addTicket()
    const line = `${verb} ${at} -m -`
    expect(await world.helpdesk(line, { as: 'ada', stdin: `Un ${text}\nen deux lignes\n` })).toMatchObject({ code: 0 })
    const comments = await world.db.selectFrom('comment').select('content').where('ticket_id', '=', at).execute()
    expect(comments).toEqual([{ content: `Un ${text}\nen deux lignes` }])
    const both = await world.helpdesk(`${line} --file text.txt`, { as: 'ada', stdin: 'x' })
    expect(both.code).toBe(2)
  })

  it('keeps everything else as it is, but for one line end', async () => {
    const text = '\tÉcran « noir » 🔥\r\n\n\u{10ffff}\uffff\x01  '
    for (const end of ['', '\n', '\r\n']) {
      writeFileSync(join(world.folder, 'text.txt'), `\ufeff${text}${end}`)
      for (const [file, stdin] of [
        ['text.txt', ''],
        ['-', `\ufeff${text}${end}`],
      ] as const) {
        const added = await world.json<{ content: string }>(`ticket comment ${id} --file ${file}`, {
          as: 'emma',
          stdin,
        })
        expect(added.content).toBe(text)
      }
    }
  })
})
