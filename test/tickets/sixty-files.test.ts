import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Ticket } from '../../src/tickets/ticket.js'
import { createWorld, type World } from '../helpers/world.js'

const HEAD = 'title,description,category,priority,requester'
const ROW = 'T,D,1,1,emma'
/** A file of these columns with one row of these cells more. */
const plus = (columns: string, cells: string) => `${HEAD},${columns}\n${ROW},${cells}\n`
const JSON_ROW = { title: 'T', description: 'D', category: 1, priority: 'low', requester: 'emma' }
const NFD = (text: string) => text.normalize('NFD')
const xlsx = Buffer.concat([
  Buffer.from('PK\x03\x04\x14\x00\x06\x00\x08\x00'),
  Buffer.from('[Content_Types].xml'),
  Buffer.alloc(600),
])
const GLPI = '"ID";"Titre";"Description";"Catégorie";"Priorité";"Demandeur - Demandeur";'
const GLPI_MAP = [
  '--map',
  'ID=key,Titre=title,Description=description,Catégorie=category,Priorité=priority,Demandeur - Demandeur=requester',
]
const US = ['--date-format', 'MM/DD/YYYY']
const PARIS = ['--time-zone', 'Europe/Paris']

/** What a row becomes: title, description, creation in UTC; `…` stands for whatever it is. */
type Rows = [title: string, description?: string, createdAt?: string][]
/** What is told: the right line, or what the file is. */
type File = [what: string, content: string | Buffer, options: string[], expected: Rows | RegExp]

const FILES: File[] = [
  // How the bytes are.
  ['a byte order mark', `\ufeff${HEAD}\r\n${ROW}\r\n`, [], [['T', 'D']]],
  ['semicolons', `${HEAD}\n${ROW}\n`.replaceAll(',', ';'), [], [['T', 'D']]],
  ['tabs', `${HEAD}\n${ROW}\n`.replaceAll(',', '\t'), [], [['T', 'D']]],
  ['sep=; of Excel', `sep=;\r\n${HEAD.replaceAll(',', ';')}\r\n${ROW.replaceAll(',', ';')}\r\n`, [], [['T']]],
  ['"sep=|" in quotes, behind a mark', `\ufeff"sep=|"\n${`${HEAD}\n${ROW}\n`.replaceAll(',', '|')}`, [], [['T']]],
  ['sep= with a tab, no row', `sep=\t\n${HEAD.replaceAll(',', '\t')}\n`, [], []],
  ['CR alone as line ends', `${HEAD}\r${ROW}\rU,D,1,1,emma`, [], [['T'], ['U']]],
  ['line ends of all kinds', `${HEAD}\n${ROW}\r\nU,D,1,1,emma\rV,D,1,1,emma`, [], [['T'], ['U'], ['V']]],
  [
    'CRLF in cells, LF between rows',
    `${HEAD}\nT,"D\r\nE",1,1,emma\nU,"x\n",1,1,emma\n`,
    [],
    [
      ['T', 'D\r\nE'],
      ['U', 'x'],
    ],
  ],
  [
    'a header of several lines',
    `title,"description\n(long)",category,priority,requester\n${ROW}\n`,
    ['--map', 'description (long)=description'],
    [['T', 'D']],
  ],
  [
    'UTF-16 of Excel',
    Buffer.from(`\ufeff${HEAD}\r\n${ROW}`, 'utf16le'),
    [],
    /UTF-16.*\nhint: .*iconv -f UTF-16 -t UTF-8 /,
  ],
  [
    'UTF-16, big end first, without a mark',
    Buffer.from(`${HEAD}\n${ROW}`, 'utf16le').swap16(),
    [],
    /UTF-16.*\nhint: .*iconv -f UTF-16BE /,
  ],
  ['Latin-1', Buffer.from(`${HEAD}\nÉcran,D,1,1,emma\n`, 'latin1'), [], /Latin-1.*\nhint: .*iconv -f WINDOWS-1252 /],
  [
    'Latin-1 far behind',
    Buffer.concat([Buffer.from(`${HEAD}\n${`${ROW}\n`.repeat(9_000)}`), Buffer.from('É,D,1,1,emma\n', 'latin1')]),
    [],
    /Latin-1/,
  ],
  ['a workbook', xlsx, [], /Excel workbook \(\.xlsx\).*\nhint: .*CSV UTF-8/],
  ['an old workbook', Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]), [], /\.xls\)/],
  ['a workbook that is a web page', `<html>\n<table><tr><td>title</td></tr></table></html>`, [], /web page/],
  ['gzip', gzipSync(`${HEAD}\n${ROW}\n`), [], /packed \(gzip\).*\nhint: gunzip < '.*' > table\.csv/],
  ['nothing', '', [], /There is no table/],
  ['blank lines', '\n\n  \n', [], /There is no table/],
  ['separators alone', ';;;\n;;;\n', [], /There is no table/],
  // Columns.
  ['columns without a name, with values', `,${HEAD},,\n0,${ROW},x,y\n`, [], [['T', 'D']]],
  [
    'columns without a name at the end, not in every row',
    `${HEAD},,\n${ROW}\nU,D,1,1,emma,\nV,D,1,1,emma,,,,\n`,
    [],
    [['T'], ['U'], ['V']],
  ],
  ['values without a column', `${HEAD}\n${ROW},extra\n`, [], /^line 2: It has 6 values, the header 5\./m],
  ['too few values', `${HEAD}\nT,D,1\n${ROW}\n`, [], /^line 2: It has 3 values, the header 5\./m],
  ['rows of nothing but separators', `${HEAD}\n,,,,\n${ROW}\n;\n , ,\u00a0,,\n`.replace(';\n', ',,,,\n'), [], [['T']]],
  [
    'blanks around names and cells',
    ` Title ,\u00a0description, category,priority ,requester\u202f\n  T\u00a0 , D , 1 ,\u202f1,\u00a0emma\n`,
    [],
    [['T', 'D']],
  ],
  [
    'an unknown column',
    plus('Étiquettes', 'x'),
    [],
    /^error: .* has not: Étiquettes\.\nhint: --ignore-columns 'Étiquettes'$/m,
  ],
  [
    'an unknown column with a comma, quoted in the list',
    plus('"Last, not least"', 'x'),
    [],
    /^hint: --ignore-columns '"Last, not least"'$/m,
  ],
  ['the same, left out', plus('"Last, not least"', 'x'), ['--ignore-columns', '"Last, not least"'], [['T']]],
  ['the same, by its whole name', plus('"Last, not least"', 'x'), ['--ignore-columns', 'Last, not least'], [['T']]],
  ['an apostrophe in a name', plus("L'état", 'x'), [], /^hint: --ignore-columns 'L'\\''état'$/m],
  [
    'repeated columns, left out by one name',
    plus('Labels,Labels,Labels', 'a,b,'),
    ['--ignore-columns', ' labels\u00a0'],
    [['T']],
  ],
  ['a column that is taken twice', plus('Title', 'U'), [], /The column 'Title' is there twice/],
  [
    'two columns that are one field',
    plus('Summary', 'U'),
    ['--map', 'Summary=title'],
    /Two columns are 'title': title, Summary\.\nhint: --ignore-columns Summary/,
  ],
  [
    'accents in two pieces',
    `Titre,${NFD('Détails')},${NFD('Catégorie')},priority,requester\nT,D,${NFD('Matériel')},${NFD('Élevée')},emma\n`,
    ['--map', 'Titre=title,Détails=description,Catégorie=category'],
    [['T', 'D']],
  ],
  ['a map to no field', plus('x', 'y'), ['--map', 'x=y'], /There is no field 'y'/],
  ['a map of no column', `${HEAD}\n${ROW}\n`, ['--map', 'Sujet=title'], /The file has no column 'Sujet'/],
  [
    'no column, but a default',
    'title,requester\nT,emma\nU,emma\n',
    ['--default', 'description=none, yet', '--default', 'category=Réseau', '--default', 'priority=medium'],
    [['T', 'none, yet'], ['U']],
  ],
  [
    'no column',
    'title,requester\nT,emma\n',
    [],
    /Columns are missing: description, category, priority\.\nhint: --map '…=description', --default 'description=…'/,
  ],
  [
    'words of theirs',
    `${HEAD},status\nT,D,"Réseau, câbles",3 normal,emma,Closed: done\n`,
    ['--value', '"category:Réseau, câbles=Réseau",priority:3 NORMAL=medium', '--value', 'status:closed: done=resolved'],
    [['T']],
  ],
  [
    'words of nobody',
    `${HEAD}\nT,D,Réseau,3 normal,emma\n`,
    [],
    /^line 2: There is no priority '3 normal'\. hint: Faible, Moyenne, Élevée; or low, medium, high$/m,
  ],
  // Rows.
  [
    'a title of 230 characters',
    `${HEAD}\n${ROW}\n${'é'.repeat(230)},D,1,1,emma\n`,
    [],
    /^line 3: The title is longer than 200 characters\.$/m,
  ],
  [
    'HTML',
    `${HEAD}\nT,"<p class=""x"">D, <br/>\r\n&nbsp;</p>",1,1,emma\n`,
    [],
    [['T', '<p class="x">D, <br/>\r\n&nbsp;</p>']],
  ],
  ['a formula of theirs keeps its apostrophe', `${HEAD}\n'=1+1,'-D,1,1,emma\n`, [], [["'=1+1", "'-D"]]],
  [
    'a quote within, another behind, one not closed',
    `${HEAD}\n5" disk,D,1,1,emma\n"T"x,D,1,1,emma\nU,D,nosuch,1,emma\nV,"D,1,1,emma\n`,
    [],
    /^line 2: .*within.*\nline 3: .*closing.*\nline 4: There is no category.*\nline 5: .*not closed/m,
  ],
  [
    'malformed, unknown and forbidden together',
    `${plus('assignee', 'eric')},D,1,1,emma,\nT,D,1,1,nobody,\nT,D,1,1,emma,tom,x\n`,
    [],
    /^error: 4 rows.*\nline 2: 'eric' is neither.*\nline 3: The title is empty\.\nline 4: .*'nobody'\.\nline 5: It has 7/m,
  ],
  // JSON.
  ['a JSON array', JSON.stringify([JSON_ROW, { ...JSON_ROW, title: 'U' }], null, 2), [], [['T', 'D'], ['U']]],
  [
    'a JSON array on one line behind a mark, others in other orders',
    `\ufeff [${JSON.stringify(JSON_ROW)},{"requester":{"username":"emma"},"title":" U ","priority":{"name":"Faible"},"category":1,"description":"[{\\"}"}]`,
    [],
    [['T'], ['U', '[{"}']],
  ],
  ['JSON Lines', `${JSON.stringify(JSON_ROW)}\n\n${JSON.stringify({ ...JSON_ROW, title: 'U' })}\n`, [], [['T'], ['U']]],
  ['an empty array', '[]', [], []],
  [
    'JSON that is none in the middle',
    `[\n${JSON.stringify(JSON_ROW)},\n{"title": nope},\n7,\n${JSON.stringify({ ...JSON_ROW, title: '' })}\n]`,
    [],
    /^line 3: .*no JSON.*\nline 4: .*each element.*\nline 5: The title is empty/m,
  ],
  ['an array that is not closed', `[${JSON.stringify(JSON_ROW)},\n`, [], /^line 2: .*no JSON/m],
  [
    'a name that comes late',
    `${JSON.stringify(JSON_ROW)}\n${JSON.stringify({ ...JSON_ROW, late: 1 })}\n`,
    [],
    /has not: late\.\s*hint: --ignore-columns late$/m,
  ],
  // Dates.
  ['31/01/2026 14:05', plus('createdAt', '31/01/2026 14:05'), PARIS, [['T', 'D', '2026-01-31T13:05:00Z']]],
  ['31-01-2026 in summer time', plus('createdAt', '31-07-2026'), PARIS, [['T', 'D', '2026-07-30T22:00:00Z']]],
  ['31/Jan/26 2:05 PM', plus('createdAt', '31/Jan/26 2:05 PM'), PARIS, [['T', 'D', '2026-01-31T13:05:00Z']]],
  [
    'ISO without seconds, with a zone without a colon',
    plus('createdAt', '2026-01-31T14:05:09.123+0200'),
    PARIS,
    [['T', 'D', '2026-01-31T12:05:09Z']],
  ],
  [
    'a French month',
    plus('createdAt', NFD('31 déc. 2025 à 14h05')),
    ['--time-zone', '+01:00'],
    [['T', 'D', '2025-12-31T13:05:00Z']],
  ],
  [
    'month first',
    `${plus('createdAt', '02/01/2026')}U,D,1,1,emma,01/31/2026 2:05 PM\n`,
    [],
    /^line 3: '01\/31\/2026 2:05 PM' is a date with the month first only.* hint: --date-format 'MM\/DD\/YYYY'$/m,
  ],
  [
    'month first, said',
    `${plus('createdAt', '02/01/2026')}U,D,1,1,emma,01/31/2026 2:05 PM\n`,
    [...US, ...PARIS],
    [
      ['T', 'D', '2026-01-31T23:00:00Z'],
      ['U', 'D', '2026-01-31T13:05:00Z'],
    ],
  ],
  [
    'the 30th of February',
    plus('createdAt', '30/02/2026'),
    [],
    /^line 2: '30\/02\/2026' is not a time that can be stored\. hint: .*--date-format$/m,
  ],
  ['no format', plus('createdAt', '1'), ['--date-format', 'whenever'], /does not tell where day, month and year stand/],
  ['no zone', plus('createdAt', '1'), ['--time-zone', 'Europe/Nowhere'], /There is no time zone/],
  [
    'GLPI: semicolons at the ends, numbers with blanks',
    `${GLPI}\n"1 204";"T";"D";"Matériel";"Faible";"emma";\n"1 205";"U";"l’écran\n";"Matériel";"Faible";"emma";\n`,
    GLPI_MAP,
    [
      ['T', 'D'],
      ['U', 'l’écran'],
    ],
  ],
]

describe('files as other programs write them', () => {
  let world: World
  beforeAll(async () => {
    world = await createWorld('sqlite')
  })
  afterAll(() => world.destroy())

  it.each(FILES)('%s', async (what, content, options, expected) => {
    await world.db.deleteFrom('ticket').execute()
    await world.db.deleteFrom('helpdesk_import_key').execute()
    const file = join(world.folder, 'a file')
    writeFileSync(file, content)
    const plan = await world.helpdesk(['ticket', 'import', file, '--dry-run', ...options], { as: 'ada' })
    const ran = await world.helpdesk(['ticket', 'import', file, ...options], { as: 'ada' })
    expect([plan.code, plan.err], what).toEqual([ran.code, ran.err])
    const tickets = await world.json<Ticket[]>('ticket list --all --sort id', { as: 'ada' })
    if (expected instanceof RegExp) {
      expect({ code: ran.code, out: ran.out, tickets }).toEqual({ code: 2, out: '', tickets: [] })
      expect(ran.err).toMatch(expected)
    } else {
      expect([ran.code, ran.err]).toEqual([0, ''])
      expect(tickets).toMatchObject(
        expected.map(([title, description, createdAt]) => ({
          title,
          ...(description === undefined ? {} : { description }),
          ...(createdAt === undefined ? {} : { createdAt }),
        })),
      )
    }
  })
})

it('are sixty and more', () => expect(FILES.length).toBeGreaterThanOrEqual(60))
