import { execFile } from 'node:child_process'
import { chmodSync, cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { Ticket } from '../../src/tickets/ticket.js'
import { PROGRAM } from '../helpers/program.js'
import { createWorld } from '../helpers/world.js'

const COMMANDS = [...readFileSync('docs/files.md', 'utf8').matchAll(/```sh\n([\s\S]*?)```/g)].map((m) => m[1] ?? '')
const row = (t: Ticket) => [
  t.title,
  t.description,
  t.category.name,
  t.priority.name,
  t.status.state,
  t.requester.username,
  t.assignee?.username ?? '',
  t.createdAt,
  t.closedAt,
]

describe('docs/files.md', () => {
  it('shows commands that work on the samples', { timeout: 120_000 }, async () => {
    const world = await createWorld('sqlite')
    onTestFinished(() => world.destroy())
    cpSync('test/data/files', world.folder, { recursive: true })
    const bin = join(world.folder, 'helpdesk')
    writeFileSync(bin, `#!/bin/sh\nexec '${process.execPath}' '${PROGRAM}' "$@"\n`)
    chmodSync(bin, 0o755)
    const env = {
      PATH: `${world.folder}:${process.env.PATH}`,
      HOME: world.folder,
      HELPDESK_DATABASE: world.url,
      HELPDESK_TOKEN: world.tokens.ada,
      TZ: 'Asia/Tokyo',
    }
    for (const command of COMMANDS)
      await promisify(execFile)('bash', ['-o', 'pipefail', '-c', command], { env, cwd: world.folder })
    const tickets = await world.json<Ticket[]>('ticket list --all --sort id', { as: 'ada' })
    expect(tickets.map(row)).toEqual([
      [
        'Printer on 3rd floor is jammed',
        '<p>It jams <b>every</b> time.</p>\r\n<p>Tray 2.</p>',
        'Matériel',
        'Moyenne',
        'in-progress',
        'marie.dupont',
        'jean.martin',
        '2026-01-31T13:05:00Z',
        null,
      ],
      [
        'VPN drops after an hour',
        'Since the update, every hour.',
        'Réseau',
        'Élevée',
        'resolved',
        'abel.tuter',
        'beth.anglin',
        '2026-01-28T09:12:44Z',
        '2026-01-29T16:40:00Z',
      ],
      [
        'Hello?',
        'See 10042',
        'Matériel',
        'Faible',
        'resolved',
        'marie.dupont',
        '',
        '2026-01-27T07:00:00Z',
        '2026-01-27T07:05:00Z',
      ],
      [
        'Écran noir au démarrage',
        'Bonjour,\n\nl’écran reste noir.',
        'Matériel',
        'Élevée',
        'in-progress',
        'marie.dupont',
        'jean.martin',
        '2026-01-31T13:05:00Z',
        null,
      ],
      [
        'Accès à l’ERP',
        'Mot de passe oublié',
        'Logiciel',
        'Moyenne',
        'resolved',
        'marie.dupont',
        '',
        '2026-01-29T07:15:00Z',
        '2026-01-30T16:00:00Z',
      ],
      [
        'Cannot log in',
        'Cannot log in',
        'Logiciel',
        'Moyenne',
        'pending',
        'marie.dupont',
        'jean.martin',
        '2026-01-31T19:05:00Z',
        null,
      ],
      [
        '=Mouse broken',
        '=Mouse broken',
        'Matériel',
        'Élevée',
        'resolved',
        'abel.tuter',
        '',
        '2026-02-03T16:20:00Z',
        '2026-02-04T13:30:00Z',
      ],
      [
        'Laptop does not charge',
        'The light stays off.\n\n||Tried||Result||\n|other socket|no|',
        'Matériel',
        'Élevée',
        'in-progress',
        'marie.dupont',
        'jean.martin',
        '2026-01-31T13:05:00Z',
        null,
      ],
      [
        'Teams: no sound',
        '-',
        'Logiciel',
        'Faible',
        'resolved',
        'abel.tuter',
        '',
        '2026-01-29T07:00:00Z',
        '2026-01-29T10:45:00Z',
      ],
      [
        'Café network is down',
        'Nobody at the café has Wi-Fi.\r\nSince 2 pm.',
        'Réseau',
        'Élevée',
        'in-progress',
        'abel.tuter',
        'beth.anglin',
        '2026-01-31T14:05:00Z',
        null,
      ],
      [
        'Reset my password',
        'I forgot it',
        'Logiciel',
        'Faible',
        'resolved',
        'marie.dupont',
        '',
        '2026-01-30T08:00:00Z',
        '2026-01-30T08:20:00Z',
      ],
      [
        'Clavier',
        'Touche « é » cassée',
        'Matériel',
        'Faible',
        'pending',
        'marie.dupont',
        '',
        '2026-01-31T13:05:00Z',
        null,
      ],
      [
        'Écran',
        'Noir, puis bleu\nEnsuite rien',
        'Matériel',
        'Élevée',
        'pending',
        'abel.tuter',
        '',
        '2026-01-31T23:00:00Z',
        null,
      ],
    ])
    // Once more: nothing twice, and nothing left to mend.
    for (const command of COMMANDS)
      await promisify(execFile)('bash', ['-o', 'pipefail', '-c', command], { env, cwd: world.folder })
    expect(await world.json<Ticket[]>('ticket list --all', { as: 'ada' })).toHaveLength(tickets.length)
    const found = await world.helpdesk('db check --json', { as: 'ada' })
    expect(JSON.parse(found.out).map((f: { check: string }) => f.check)).not.toContain('resolved-without-closed-at')
  })
})
