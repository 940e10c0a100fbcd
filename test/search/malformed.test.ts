import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { engines } from '../helpers/engines.js'
import { createWorld, type World } from '../helpers/world.js'

/** The arguments; what stands at the place that is marked, and of the sentence and the hint what matters. */
type Row = [argv: string[], marked: string, said: RegExp, hint: RegExp, code?: 3]

const FIELDS = /fields are title, description, comment, is, id, .*text with a colon goes in quotes: '"/
const MALFORMED: Row[] = [
  // Fields.
  [['stauts:open'], 'stauts', /no field 'stauts'/, FIELDS],
  [['vpn', 'http://intranet'], 'http', /no field 'http'/, FIELDS],
  [['erreur:500'], 'erreur', /no field 'erreur'/, FIELDS],
  [[':500'], ':500', /No field stands before this colon/, FIELDS],
  [["l'erreur:500"], "l'erreur", /no field 'l'erreur'/, FIELDS],
  [['not', 'or:x'], 'or:', /no field 'or'/, FIELDS],
  [['__proto__:x'], '__proto__', /no field/, FIELDS],
  [['constructor:x'], 'constructor', /no field/, FIELDS],
  [['is:open', 'é\u0301tat:x'], 'é', /no field/, FIELDS],
  [['vpn a\0b'], '\0', /can be in no text/, /leave it out/],
  [['vpn a\ud800b'], '\ud800', /can be in no text/, /leave it out/],
  // Values that are not there.
  [
    ['priority:'],
    ':',
    /Nothing follows 'priority:'/,
    /^your shell takes < and > for files; write priority:high.. or quote/,
  ],
  [['updated:', 'is:open'], ':', /Nothing follows 'updated:'/, /your shell takes/],
  [['status: is:open'], ':', /Nothing follows 'status:'/, /^write: status:in-progress$/],
  [['(title:)'], ':', /Nothing follows 'title:'/, /^write: title:imprimante$/],
  [['sort:'], ':', /Nothing follows 'sort:'/, /your shell takes/],
  [['status:a,'], ',', /missing at this comma/, /write: status:in-progress/],
  [['status:,a'], ',', /missing at this comma/, /write: status:in-progress/],
  [['id:1,,2'], ',', /missing at this comma/, /write: id:12\.\.40/],
  [['status:""'], '""', /Nothing follows 'status:'/, /write: status/],
  // Quotes and parentheses.
  [['"carte mère'], '"carte', /" is not closed/, /write " behind/],
  [['is:open', '24"'], '"', /" is not closed/, /write " behind/],
  [['title:"carte'], '"carte', /" is not closed/, /write " behind/],
  [['status:"en cours'], '"en', /" is not closed/, /write " behind/],
  [['(is:open'], '(is', /\( is not closed/, /write \) behind/],
  [['((vpn) or panne'], '((vpn', /\( is not closed/, /write \) behind/],
  [['is:open)'], ')', /\) closes nothing/, /write: '\(is:open or/],
  [[')'], ')', /\) closes nothing/, /write: '\(is:open or/],
  [['vpn ()'], '()', /Nothing stands in these/, /write: '\(is:open or/],
  [['('], '(', /\( is not closed/, /write \) behind/],
  [[`${'('.repeat(60)}a${')'.repeat(60)}`], '(', /within each other too often/, /a part of it/],
  // Operators.
  [['or'], 'or', /'or' needs a term before it/, /in quotes: '"or"'$/],
  [['or vpn'], 'or vpn', /'or' needs a term before it/, /in quotes: '"or"'$/],
  [['vpn or'], 'or', /'or' needs a term behind it/, /in quotes: '"or"'$/],
  [['vpn OR or panne'], 'or panne', /'or' needs a term before it/, /in quotes: '"or"'$/],
  [['(vpn or)'], 'or)', /'or' needs a term behind it/, /in quotes: '"or"'$/],
  [['not'], 'not', /'not' needs a term behind it/, /in quotes: '"not"'$/],
  [['vpn not or panne'], 'not or', /'not' needs a term behind it/, /in quotes: '"not"'$/],
  [['(vpn not)'], 'not)', /'not' needs a term behind it/, /in quotes: '"not"'$/],
  // Words.
  [['…'], '…', /'…' holds no letter and no digit/, /write words/],
  [['vpn', '?'], '?', /holds no letter/, /write words/],
  [['_'], '_', /holds no letter/, /write words/],
  [['vpn - panne'], '- panne', /holds no letter/, /write words/],
  [['title:***'], '***', /holds no letter/, /write words/],
  [['""'], '""', /holds no letter/, /write words/],
  [['"😀"'], '"😀"', /holds no letter/, /write words/],
  [[Array(501).fill('a').join(' ')], 'a', /at most 500 terms/, /a part of it/],
  [[`"${'a '.repeat(101)}"`], '"a', /More than 100 words/, /a part of it/],
  [[`id:${'1,'.repeat(5_000)}1`], 'id:1', /at most 5000 values/, /a part of it/],
  [[`id:${'1..2,'.repeat(500)}1`], 'id:1', /at most 500 terms/, /a part of it/],
  // What fields take.
  [
    ['is:closed'],
    'closed',
    /'closed' is nothing that 'is:' takes/,
    /^open, pending, in-progress, resolved, unassigned, unread$/,
  ],
  [['is:open,nothing'], 'nothing', /'nothing' is nothing/, /^open, pending/],
  [['id:abc'], 'abc', /'abc' is not a number/, /write: id:12\.\.40/],
  [['id:0'], '0', /'0' is not a number/, /write: id:/],
  [['id:1..2147483648'], '2147483648', /is not a number/, /write: id:/],
  [['created:soon'], 'soon', /'soon' is not a time/, /2026-01, 2026-01-31.*today/],
  [['created:2026-02-30'], '2026-02-30', /is not a time/, /today/],
  [['created:2026-1'], '2026-1', /is not a time/, /today/],
  [['updated:7 d'], '7 d', /'7' is not a time/, /7d/],
  [['updated:..31/01/2026'], '31/01', /is not a time/, /2026-01-31/],
  [['created:2026-01..2026-13'], '2026-13', /'2026-13' is not a time/, /today/],
  [['created:1969'], '1969', /is not a time/, /today/],
  // Ranges.
  [['updated:..'], '..', /neither beginning nor end/, /write: updated:7d\.\./],
  [['id:1..2..3'], '1..2', /one beginning and one end/, /write: id:/],
  [['id:>1..3'], '>1', /one beginning and one end/, /write: id:/],
  [['id:>'], '>', /one beginning and one end/, /write: id:/],
  [['is:open', 'id:40..12'], '40..12', /ends before it begins/, /write: id:12\.\.40/],
  [['created:7d..30d'], '7d..30d', /ends before it begins/, /write: created:30d\.\.7d/],
  [['created:2026-03..2026-01'], '2026-03', /ends before it begins/, /write: created:/],
  [['priority:high..low'], 'high..low', /ends before it begins/, /write: priority:low\.\.high/],
  // The order.
  [['sort:nothing'], 'nothing', /'nothing' is not a sort field/, /id\[:desc\]/],
  [['sort:id sort:title'], 'sort:title', /given twice/, /sort:priority:desc,updated/],
  [['vpn or sort:id'], 'sort:id', /outside parentheses, or and not/, /'\(a or b\) sort:updated:desc'/],
  [['(vpn sort:id)'], 'sort:id', /outside parentheses/, /\(a or b\)/],
  [['not sort:id'], 'sort:id', /outside parentheses/, /\(a or b\)/],
  // Names.
  [['status:nosuch'], 'nosuch', /no status 'nosuch'/, /En attente, En cours/, 3],
  [['is:open', 'category:1,nosuch'], 'nosuch', /no category 'nosuch'/, /Matériel/, 3],
  [['priority:nosuch..'], 'nosuch', /no priority 'nosuch'/, /Basse|Faible|Moyenne/, 3],
  [['assignee:nobody'], 'nobody', /no user 'nobody'/, /a username, an e-mail address/, 3],
  [['author:tom,nobody'], 'nobody', /no user 'nobody'/, /a username, an e-mail address/, 3],
  [['@mine'], '@mine', /no saved view '@mine'/, /leave out the @: mine/, 3],
]

describe.each(engines)('malformed queries (%s)', (engine) => {
  let world: World
  beforeAll(async () => {
    world = await createWorld(engine)
    await world.addTicket()
  })
  afterAll(() => world.destroy())

  it.each(MALFORMED)('%j', async (argv, marked, said, hint, code) => {
    const query = argv.join(' ')
    const ran = await world.helpdesk(['ticket', 'list', '--json', '--', ...argv], { as: 'ada' })
    const { error } = JSON.parse(ran.err)
    expect([ran.code, ran.out, error.message]).toEqual([code ?? 2, '', expect.stringMatching(said)])
    expect(error.hint).toMatch(hint)
    expect(error.details).toEqual({ query, at: expect.any(Number) })
    expect(query.slice(error.details.at)).toMatch(new RegExp(`^${escaped(marked)}`))

    const { err } = await world.helpdesk(['ticket', 'list', '--', ...argv], { as: 'ada' })
    const lines = err.split('\n').slice(0, -1)
    expect(lines.filter((line) => /^ +\^$/.test(line))).toHaveLength(1)
    expect(lines).toHaveLength(4)
    if (query.length < 70 && !/[\0\p{Cs}]/u.test(query))
      expect(lines.slice(0, 2)).toEqual([`error: ${error.message}`, `  ${query}`])
  })
})

const escaped = (text: string) => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')

it('there are sixty of them and more', () => expect(MALFORMED.length).toBeGreaterThanOrEqual(60))
