import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { FORMATS } from '../../src/command/globals.js'
import type { RunOptions } from '../helpers/run.js'
import { contentOf, createWorld, type World } from '../helpers/world.js'

const HOSTILE = 'a\x1b[2J\x1b]52;c;eA==\x07b\x9bc\u202ed\te\\f\x7f'
const RULE = '─'
const FIELDS =
  'id, status, priority, category, title, requester, assignee, createdAt, updatedAt, closedAt, description, unread'

describe('what a command answers', () => {
  let world: World
  beforeAll(async () => {
    world = await createWorld('sqlite')
    await world.addTicket({ title: 'Printer on fire' })
    await world.addTicket({ title: 'Écran noir 🔥', requester: 'eric', assignee: 'tom', status: 2, priority: 3 })
    await world.addTicket({ title: 'Old mouse', status: 3, priority: 1 })
  })
  afterAll(() => world.destroy())

  const ada = (line: string | string[], options: RunOptions = {}) => world.helpdesk(line, { as: 'ada', ...options })
  const out = async (line: string | string[], options: RunOptions = {}) => {
    const ran = await ada(line, options)
    expect({ code: ran.code, err: ran.err }).toEqual({ code: 0, err: '' })
    return ran.out
  }

  describe('is a usage error, and nothing is done, where it asks for', () => {
    const error = (message: string, hint?: string) => ({
      code: 2,
      out: '',
      err: `error: ${message}\n${hint ? `hint: ${hint}\n` : ''}`,
    })
    const contradiction = (format: string) => error(`--json and -o ${format} contradict each other.`)
    const noField = (field: string, fields = FIELDS) => error(`There is no field '${field}' here.`, fields)
    it.each([
      ['ticket list --fields id,nope', noField('nope')],
      ['ticket list --fields ID', noField('ID')],
      ['ticket list --fields id,,title', noField('')],
      ['ticket list --fields constructor --json', { code: 2, out: '' }],
      ['ticket take 1 --fields id,nope', noField('nope', `${FIELDS}, result, field, from, to`)],
      ['ticket take 1 --fields password -o tsv', noField('password', `${FIELDS}, result, field, from, to`)],
      ['ticket delete 1 --yes --fields nope', noField('nope', `${FIELDS}, result, field, from, to`)],
      ['user role tom --to ADMIN --fields role', noField('role', 'line, user, from, to, result')],
      ['ticket take 1 -o xml', error("There is no output format 'xml'.", FORMATS.join(', '))],
      ['ticket take 1 -o JSON', error("There is no output format 'JSON'.", FORMATS.join(', '))],
      ['ticket take 1 --json -o tsv', { code: 2, out: '', err: expect.stringContaining('"code":"USAGE"') }],
      ['ticket take 1 --lang de', error("There is no language 'de'.", 'en, fr')],
      ['ticket take 1 -o', error("The option '-o, --output <format>' needs a value.")],
    ])('%s', async (line, expected) => {
      const before = [
        await contentOf(world.db, 'ticket'),
        await contentOf(world.db, 'user'),
        await contentOf(world.db, 'helpdesk_event'),
      ]
      expect(await ada(line)).toMatchObject(expected)
      expect([
        await contentOf(world.db, 'ticket'),
        await contentOf(world.db, 'user'),
        await contentOf(world.db, 'helpdesk_event'),
      ]).toEqual(before)
    })
    it.each(['table', 'tsv', 'jsonl', 'ids'])('--json and -o %s at once', async (format) => {
      const message = contradiction(format).err.replace(/^error: |\n$/g, '')
      for (const line of [
        `ticket list --json -o ${format}`,
        `-o ${format} ticket list --json`,
        `ticket --json list --output=${format}`,
      ]) {
        const ran = await ada(line)
        expect({ ...ran, err: JSON.parse(ran.err) }).toEqual({
          code: 2,
          out: '',
          err: { error: { code: 'USAGE', message } },
        })
      }
    })
    it('what is there in French', async () =>
      expect(await ada('ticket list --fields nope --lang fr')).toEqual({
        code: 2,
        out: '',
        err: `error: Il n’y a pas de champ «\u00a0nope\u00a0» ici.\nhint: ${FIELDS}\n`,
      }))
  })

  describe('in colour', () => {
    const line = 'ticket list --all --sort id -o table --fields status,title'
    const head = `STATUS        TITLE\n${RULE.repeat(29)}\n`
    const painted = `${head}○ En attente  Printer on fire\n\x1b[35m◐ En cours\x1b[39m    Écran noir 🔥\n✓ Résolue     Old mouse\n`
    // biome-ignore lint/suspicious/noControlCharactersInRegex: colours are what this looks for
    const plain = painted.replace(/\x1b\[\d+m/g, '')
    it.each([
      ['a pipe', {}, false],
      ['a pipe and FORCE_COLOR', { env: { FORCE_COLOR: '1' } }, true],
      ['a pipe and FORCE_COLOR without a value', { env: { FORCE_COLOR: '' } }, true],
      ['a pipe and FORCE_COLOR=true', { env: { FORCE_COLOR: 'true' } }, true],
      ['FORCE_COLOR=0', { env: { FORCE_COLOR: '0' }, columns: 80 }, false],
      ['FORCE_COLOR=false', { env: { FORCE_COLOR: 'false' }, columns: 80 }, false],
      ['NO_COLOR, whatever FORCE_COLOR says', { env: { NO_COLOR: '1', FORCE_COLOR: '1' } }, false],
      ['an empty NO_COLOR, which is none', { env: { NO_COLOR: '', FORCE_COLOR: '1' } }, true],
      ['a terminal that has none', { columns: 80 }, false],
      ['a dumb terminal that is forced', { columns: 80, env: { TERM: 'dumb', FORCE_COLOR: '1' } }, true],
    ] as [string, RunOptions, boolean][])('%s: %#', async (_, options, coloured) =>
      expect(await out(line, options)).toBe(coloured ? painted : plain),
    )
    it.each([`${line} --no-color`, `--no-color ${line}`, line.replace('ticket', 'ticket --no-color')])(
      'never with %s',
      async (asked) => expect(await out(asked, { env: { FORCE_COLOR: '1' } })).toBe(plain),
    )
    it('sentences are, data formats never', async () => {
      expect(await out('ticket priority 3 --to low -o table', { env: { FORCE_COLOR: '1' } })).toBe(
        "\x1b[2m·\x1b[22m Ticket #3 was 'Faible' already.\n",
      )
      for (const format of ['tsv', 'json', 'jsonl', 'ids']) {
        expect(await out(`ticket list -o ${format}`, { env: { FORCE_COLOR: '3' }, columns: 80 })).not.toContain('\x1b')
      }
    })
  })

  describe('global options', () => {
    it.each([
      '--json --fields id ticket list --sort id',
      'ticket --json --fields id list --sort id',
      'ticket list --sort id --json --fields id',
      '-o json ticket --fields id list --sort id',
      '-o tsv ticket -o table list -o json --fields title --fields id --sort id',
      '--fields=id ticket list --output json --sort id',
    ])('stand before or after the command; the last counts: %s', async (line) =>
      expect(JSON.parse(await out(line))).toEqual([{ id: 1 }, { id: 2 }]),
    )
    it('after -- are none', async () =>
      expect(await ada('ticket show -- --json')).toEqual({
        code: 2,
        out: '',
        err: "error: '--json' is not a ticket number.\nhint: 12, #12, 12-15, 12,14,20-22\n",
      }))
    it.each(['ticket list --all --database', '--database'])('the database too: %s', async (start) => {
      const rest = start.startsWith('--') ? ['ticket', 'list', '--all'] : []
      const ran = await ada([...start.split(' '), `sqlite:${world.folder}/none.db`, ...rest])
      expect(ran).toMatchObject({
        code: 7,
        out: '',
        err: expect.stringContaining(`no database at '${world.folder}/none.db'`),
      })
    })
  })

  describe('is in French', () => {
    const head = 'Nº  STATUT        P  TITRE            DEMANDEUR  ASSIGNÉ À'
    const error = 'error: Il n’y a pas de ticket #99 que vous puissiez voir.\n'
    const english = 'error: There is no ticket #99 that you can see.\n'
    it.each([
      ['ticket show 99 --lang fr', {}, error],
      ['--lang fr ticket show 99', {}, error],
      ['ticket --lang=fr show 99', {}, error],
      ['--lang en ticket show 99 --lang fr', {}, error],
      ['ticket show 99', { LANG: 'fr_FR.UTF-8' }, error],
      ['ticket show 99', { LANG: 'fr' }, error],
      ['ticket show 99', { LANG: 'en_US.UTF-8', LC_MESSAGES: 'fr_CA.UTF-8' }, error],
      ['ticket show 99', { LANG: 'en_US.UTF-8', LC_MESSAGES: 'de_DE', LC_ALL: 'fr_BE' }, error],
      ['ticket show 99', { LANG: 'fr_FR.UTF-8', LC_ALL: '' }, error],
      ['ticket show 99', { LANG: 'fr_FR.UTF-8', LC_ALL: 'C' }, english],
      ['ticket show 99', { LANG: 'de_DE.UTF-8' }, english],
      ['ticket show 99', { LANG: 'fra' }, english],
      ['ticket show 99', {}, english],
      ['ticket show 99 --lang en', { LANG: 'fr_FR.UTF-8' }, english],
    ] as [string, Record<string, string>, string][])('%s %j', async (line, env, err) =>
      expect(await ada(line, { env })).toEqual({ code: 3, out: '', err }),
    )
    it('with its headers, not its data', async () => {
      const lines = (await out('ticket list', { columns: 80, env: { LANG: 'fr_FR.UTF-8' } })).split('\n')
      expect([lines[0], lines[2]]).toEqual([head, ' 2  ◐ En cours    ▲  Écran noir 🔥    eric       tom'])
    })
    it.each([
      ['ticket nope --lang fr', {}],
      ['ticket nope', { LANG: 'fr_FR.UTF-8' }],
      ['--lang=fr ticket nope', { LANG: 'en_US' }],
    ])('also where the command line is not understood: %s', async (line, env) =>
      expect(await ada(line, { env })).toMatchObject({
        code: 2,
        out: '',
        err: expect.stringContaining('Il n’y a pas de commande «\u00a0nope\u00a0».'),
      }),
    )
  })

  describe('an error', () => {
    const json = (code: string, message: string, hint?: string) =>
      `${JSON.stringify({ error: { code, message, ...(hint ? { hint } : {}) } })}\n`
    const missing = json('NOT_FOUND', 'There is no ticket #99 that you can see.')
    it.each([
      ['ticket show 99', 3, 'error: There is no ticket #99 that you can see.\n'],
      ['ticket show 99 -o tsv', 3, 'error: There is no ticket #99 that you can see.\n'],
      ['ticket show 99 --json', 3, missing],
      ['--json ticket show 99', 3, missing],
      ['ticket show 99 -o json', 3, missing],
      ['ticket show 99 --output=json', 3, missing],
      ['ticket show 99 -ojsonl', 3, missing],
      ['-o jsonl ticket show 99', 3, missing],
      ['-o tsv ticket show 99 -o json', 3, missing],
      ['ticket show x --json', 2, json('INVALID', "'x' is not a ticket number.", '12, #12, 12-15, 12,14,20-22')],
      ['ticket list --fields x -o jsonl', 2, json('USAGE', "There is no field 'x' here.", FIELDS)],
      ['ticket show 99 --json --lang fr', 3, json('NOT_FOUND', 'Il n’y a pas de ticket #99 que vous puissiez voir.')],
      ['ticket list --nope --json', 2, json('USAGE', "There is no option '--nope'.")],
      ['nope --json', 2, json('USAGE', "There is no command 'nope'.", 'helpdesk --help')],
      ['--json', 2, json('USAGE', 'There is no command on this line.', 'helpdesk day')],
    ])('goes to stderr alone: %s', async (line, code, err) => expect(await ada(line)).toEqual({ code, out: '', err }))
    it('holds nothing a terminal acts on', async () => {
      const text = await ada(['ticket', 'show', HOSTILE], { columns: 200 })
      expect(text).toEqual({
        code: 2,
        out: '',
        err: "error: 'a^[[2J^[]52;c;eA==^Gb<9B>c<202E>d^Ie\\f^?' is no ticket number, and no range or list of them.\nhint: 12, #12, 12-15, 12,14,20-22\n",
      })
      const { err } = await ada(['ticket', 'show', HOSTILE, '--json'])
      expect(err.trimEnd()).not.toMatch(/[\p{Cc}\p{Bidi_Control}]/u)
      expect(JSON.parse(err).error.message).toBe(`'${HOSTILE}' is no ticket number, and no range or list of them.`)
    })
  })
})
