import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv } from 'ajv'
import { describe, expect, it, onTestFinished } from 'vitest'
import { schemaFile, schemaNames, schemaTexts } from '../scripts/schemas/schemas.js'
import { locationKey } from '../src/db/address/place.js'
import { parseLocation } from '../src/db/location.js'
import { openKeptTexts } from '../src/machine/drafts/texts.js'
import { engines } from './helpers/engines.js'
import { createWorld, type World } from './helpers/world.js'

const names = await schemaNames()
const schemas = new Map(names.map((name) => [name, JSON.parse(readFileSync(schemaFile(name), 'utf8'))]))
const ajv = new Ajv({ strict: false })

it('docs/schemas holds what the types of the program say', { timeout: 120_000 }, async () => {
  expect(readdirSync('docs/schemas').map((file) => `docs/schemas/${file}`)).toEqual(names.map(schemaFile).sort())
  for (const [name, text] of await schemaTexts())
    expect(readFileSync(schemaFile(name), 'utf8'), 'run: npm run docs').toBe(text)
})

it.each(names)(
  '%s: something is known of every value; numbers are called Integer, instants Instant, change ids ChangeId',
  (name) => {
    JSON.parse(readFileSync(schemaFile(name), 'utf8'), (key, part) => {
      expect(part, key).not.toEqual({})
      if (key === 'type') expect([part].flat()).not.toContain('number')
      if (/^(at|\w+At|since|until|oldest|changeId|revertOf)$/.test(key))
        expect(JSON.stringify(part), key).toContain('"pattern"')
      return part
    })
  },
)

/** A day on which every command is run, each line standing on those before it. */
const DAY = (folder: string, there: string, draft: string): [name: string, rest?: string, stdin?: string][] => [
  ['drafts list'],
  ['drafts show', draft],
  ['drafts delete', `${draft} --yes`],
  ['register', '--username rita --email r@x --name Rita --password-stdin', 'a long, rare one'],
  ['login', 'rita --password-stdin', 'a long, rare one'],
  ['whoami'],
  ['ticket create', '--title T --description D --category 1 --priority 1'],
  ['ticket create', '--title U --description D --category 1 --priority 1 --requester emma'],
  ['ticket next'],
  ['ticket next', '--take'],
  ['ticket unassign', '1 --dry-run'],
  ['ticket unassign', '1'],
  ['ticket take', '1-2 --start --dry-run'],
  ['ticket take', '1 2'],
  ['ticket assign', '1 --to tom'],
  ['ticket start', '1'],
  ['ticket status', '2 --to resolved'],
  ['ticket edit', '1 --title New'],
  ['ticket priority', '1 --to high'],
  ['ticket category', '1 --to 2'],
  ['ticket comment', '1 -m hello'],
  ['ticket comment', '1 --dry-run -m hello'],
  ['ticket comment', '1 --edit-last -m hello!'],
  ['undo', '--dry-run'],
  ['undo', '--yes'],
  ['ticket resolve', '1 -m done'],
  ['ticket reopen', '1'],
  ['ticket list', '--all'],
  ['ticket find', 'printer'],
  ['ticket export', '--all'],
  ['ticket show', '1'],
  ['ticket show', '1 --history'],
  ['ticket show', '1-9 --history'],
  ['ticket history', '1'],
  ['inbox'],
  ['inbox', '--count'],
  ['inbox', '--read'],
  ['day'],
  ['ticket import', `${folder}/tickets.csv --dry-run`],
  ['ticket import', `${folder}/tickets.csv`],
  ['ticket delete', '2 --dry-run'],
  ['ticket delete', '2 --yes'],
  ['user list'],
  ['user show', 'tom'],
  ['user create', '--username cora --email c@x --name Cora --role EMPLOYEE --password-stdin', 'a long, rare one'],
  ['user import', '- --dry-run', 'username,email,fullName\nivy,i@x,Ivy\n'],
  ['user import', '-', 'username,email,fullName\nivy,i@x,Ivy\n'],
  ['user edit', 'cora --name Cora2'],
  ['user role', 'cora --to ADMIN --dry-run'],
  ['user role', 'cora --to TECHNICIAN'],
  ['audit list'],
  ['audit list', '--limit 1'],
  ['user disable', 'cora'],
  ['user enable', 'cora --password-stdin', 'another, as long'],
  ['user reset-password', 'cora --password-stdin', 'another, as long'],
  ['user delete', 'cora --yes'],
  ...(['category', 'priority', 'status'] as const).flatMap((kind): [string, string?][] => [
    [`${kind} list`],
    [`${kind} create`, 'Neuf'],
    [`${kind} edit`, 'Neuf --name Vieux'],
    [`${kind} delete`, 'Vieux --yes'],
  ]),
  ['audit show', '%'],
  ['audit undo', '% --dry-run'],
  ['audit undo', '% --yes'],
  ['config path'],
  ['config set', `database sqlite:${folder}/x.db`],
  ['config get', 'database'],
  ['config list'],
  ['config unset', 'database'],
  ['alias set', 'mine list'],
  ['alias list'],
  ['alias delete', 'mine'],
  ['completion', 'bash'],
  ['db status'],
  ['db check'],
  ['db policy'],
  ['db policy', '--passwords pbkdf2'],
  ['db migrate', '--dry-run'],
  ['db migrate'],
  ['db copy', `--from ${there} --to sqlite:${folder}/copy.db --yes`],
  ['db verify', `--against sqlite:${folder}/copy.db`],
  ['init'],
  ['session create', '--name x --expires 1d'],
  ['session list'],
  ['session revoke', '@'],
  ['password', '--password-stdin', 'secret\nanother, as long\n'],
  ['logout'],
]

/** The id of a comment that was begun by somebody who was not logged in. */
function keptDraft(world: World): string {
  const key = locationKey(parseLocation(world.url, world.folder))
  const nobody = { account: undefined, token: undefined }
  const texts = openKeptTexts(join(world.folder, 'state', 'ada'), key, nobody, { kind: 'comment', ticket: 1 })
  return /(\w{8})\w{4}\.md$/.exec(texts.save('Begun'))?.[1] ?? ''
}

describe.each(engines)('what commands answer (%s)', (engine) => {
  it('is what their schemas say', { timeout: 120_000 }, async () => {
    const world: World = await createWorld(engine)
    onTestFinished(() => world.destroy())
    writeFileSync(join(world.folder, 'tickets.csv'), 'title,description,category,priority,requester\nA,B,1,1,emma\n')
    const triggers: [string, string?][] =
      engine === 'mysql'
        ? [
            ['db triggers', 'on'],
            ['db triggers', 'off'],
          ]
        : []
    const tried = new Set<string>(engine === 'mysql' ? [] : ['db triggers'])
    for (const [name, rest = '', stdin] of [...triggers, ...DAY(world.folder, world.url, keptDraft(world))] as [
      string,
      string?,
      string?,
    ][]) {
      tried.add(name)
      const change = rest.includes('%')
        ? (await world.json<{ changeId: string }[]>('audit list --limit 1', { as: 'ada' }))[0]?.changeId
        : ''
      const session = rest === '@' ? (await world.json<{ id: number }[]>('session list', { as: 'ada' })).at(-1)?.id : ''
      const line = `${name} ${rest.replace('%', String(change)).replace('@', rest === '@' ? String(session) : '@')}`
      // db copy names its databases itself.
      const env: Record<string, string> = name === 'db copy' ? { HELPDESK_DATABASE: '' } : {}
      const { code, out, err } = await world.helpdesk([...line.split(' ').filter(Boolean), '--json'], {
        as: 'ada',
        env,
        ...(stdin ? { stdin } : {}),
      })
      if (name === 'login') await world.logIn('ada')
      expect(code === 0 || name === 'db check' || name === 'db verify', `${line}: ${err}`).toBe(true)
      const validate = ajv.compile(schemas.get(name) ?? false)
      expect(validate(JSON.parse(out)), `${line}: ${out}\n${JSON.stringify(validate.errors)}`).toBe(true)
    }
    expect([...tried].sort()).toEqual(names.toSorted())
  })
})
