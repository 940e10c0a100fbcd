import { existsSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createConnection } from 'mysql2/promise'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { engines } from '../helpers/engines.js'
import { serverAddress } from '../helpers/server.js'
import { KEYS, terminalsOf } from '../helpers/terminal.js'
import { contentOf, createWorld, type World } from '../helpers/world.js'

const { ctrlC, down, enter } = KEYS

describe.each(engines)('ticket create by questions (%s)', (engine) => {
  /** What is asked and drawn does not know which database it is for. */
  const drawn = it.runIf(engine === 'sqlite')
  let world: World
  let at: ReturnType<typeof terminalsOf>
  beforeAll(async () => {
    world = await createWorld(engine)
    at = terminalsOf(world)
    await world.addTicket({ title: 'Écran noir au démarrage' })
    await world.addTicket({ title: 'Écran noir chez Éric', requester: 'eric' })
    await world.addTicket({ title: 'Écran noir, réglé', assignee: 'tom' })
    await world.json(['ticket', 'comment', '3', '-m', 'Quel écran ?'], { as: 'tom' })
    await world.json(['ticket', 'resolve', '3', '-m', 'Câble VGA remplacé.'], { as: 'tom' })
    await world.json(['ticket', 'comment', '3', '-m', 'Merci !'], { as: 'emma' })
  })
  afterAll(() => world.destroy())
  const create = (options = '', more: Parameters<typeof at.open>[2] = {}) =>
    at.open(`ticket create ${options}`, 'emma', more)
  const newest = async () =>
    (await world.json<Record<string, unknown>[]>('ticket list --sort id:desc --limit 1', { as: 'ada' }))[0]
  const drafts = () => (existsSync(at.stateOf('emma')) ? readdirSync(at.stateOf('emma')) : [])
  beforeEach(() => expect(drafts()).toEqual([]))

  it('asks for everything, shows it once more, and creates it', async () => {
    const terminal = create()
    await terminal.answer('Title', 'Souris')
    await terminal.waitFor('PC, Écran, Imprimante')
    terminal.type(down)
    await terminal.waitFor('Office, Windows, ERP')
    terminal.type(enter)
    await terminal.waitFor(/Priority[\s\S]*Faible/)
    terminal.type(`${down}${down}${enter}`)
    await terminal.write('Description', 'Elle double-clique. 🐁')
    await terminal.waitFor('Create this ticket?')
    expect(terminal.screen()).toMatch(
      /\nTitle {8}Souris\nCategory {5}Logiciel\nPriority {5}Élevée\nDescription {2}Elle double-clique. 🐁\n/,
    )
    terminal.type(enter)
    expect(await terminal.end()).toBe(0)
    expect(terminal.screen()).toMatch(/✓ Created ticket #\d+: Souris/)
    expect(await newest()).toMatchObject({
      title: 'Souris',
      description: 'Elle double-clique. 🐁',
      category: { name: 'Logiciel' },
      priority: { name: 'Élevée' },
    })
  })

  drawn('asks only for what was not given, and with --yes for no confirmation', async () => {
    const terminal = create('--title Clavier --category réseau --priority high --yes')
    await terminal.write('Description', 'Il colle.')
    expect(await terminal.end()).toBe(0)
    expect(terminal.screen()).not.toMatch(/Title|Category|Priority|Create this/)
    expect(await newest()).toMatchObject({
      title: 'Clavier',
      category: { name: 'Réseau' },
      priority: { name: 'Élevée' },
    })
  })

  drawn('asks nothing where everything is given', async () => {
    const terminal = at.open(
      ['ticket', 'create', '--title', 'T', '--description', 'D', '--category', '1', '--priority', '1'],
      'emma',
    )
    expect(await terminal.end()).toBe(0)
    expect(terminal.screen()).toMatch(/^✓ Created ticket #\d+: T\nundo: .+ undo\n$/)
  })

  it('shows tickets of one`s own that are like the title, whatever case and accents, with how they were resolved', async () => {
    const terminal = create()
    await terminal.waitFor('Title')
    terminal.type('ecran nior')
    await terminal.waitFor(
      /Tickets that are like it:\s+#3 Écran noir, réglé \(Résolue\) → Câble VGA remplacé\.\s+#1 Écran noir au démarrage \(En attente\)/,
    )
    expect(terminal.screen()).not.toMatch(/Éric|Merci/)
    terminal.type(ctrlC)
    expect(await terminal.end()).toBe(130)
    expect(terminal.screen()).toMatch(/ticket create --draft [0-9a-f]{8}/)
    forget()
  })
  const forget = () => {
    for (const file of drafts()) rmSync(join(at.stateOf('emma'), file))
  }

  drawn('a question that was answered leaves its answer on the screen, not its choices and hints', async () => {
    const terminal = create('--priority 1')
    await terminal.waitFor('Title')
    await terminal.calm()
    terminal.type('Écran noir')
    await terminal.waitFor('like it:')
    await terminal.calm()
    expect((await terminal.lines()).join('\n')).toMatch(
      /^\? Title Écran noir\n.*like it:\n +#3 .*\n +#1 Écran noir au démarrage \(En attente\)$/,
    )
    terminal.type(enter)
    await terminal.waitFor('PC, Écran, Imprimante')
    await terminal.calm()
    terminal.type(enter)
    await terminal.waitFor('Description')
    await terminal.calm()
    expect(await terminal.lines()).toEqual([
      '✔ Title Écran noir',
      '✔ Category Matériel',
      expect.stringMatching(/^\? Description/),
      'An empty line ends the text.',
    ])
    terminal.type(ctrlC)
    expect(await terminal.end()).toBe(130)
    rmSync(at.stateOf('emma'), { recursive: true, force: true })
  })

  drawn('a bad answer is said, and the question stays', async () => {
    const terminal = create('--category 1 --priority 1')
    await terminal.answer('Title', '   ')
    await terminal.waitFor('The title is empty.')
    terminal.type(`${'x'.repeat(198)}${enter}`)
    await terminal.waitFor('The title is longer than 200 characters.')
    terminal.type('\x7f'.repeat(150) + enter)
    await terminal.answer('Description', '')
    await terminal.waitFor('The text is empty.')
    terminal.type(`Oui${enter}${enter}`)
    await terminal.waitFor('Create this ticket?')
    terminal.type(enter)
    expect(await terminal.end()).toBe(0)
  })

  drawn('lets each answer be given again, and what was typed be changed', async () => {
    const terminal = create('--category 1 --priority 1 --title Ecran --description Noir')
    expect(await terminal.end()).toBe(0)
    const again = create('--category 1 --priority 1')
    await again.answer('Title', 'Câble')
    await again.write('Description', 'Cassé')
    for (const [downs, question, typed] of [
      [1, 'Title', ' long'],
      [4, 'Description', ' net'],
    ] as const) {
      await again.waitFor('Create this ticket?')
      again.type(down.repeat(downs) + enter)
      await again.waitFor(new RegExp(`\\? ${question} C`))
      again.type(typed + enter + (question === 'Description' ? enter : ''))
    }
    await again.waitFor('Create this ticket?')
    again.type(down.repeat(2) + enter)
    await again.waitFor(/\? Category/)
    again.type(down + enter)
    await again.waitFor('Create this ticket?')
    again.type(enter)
    expect(await again.end()).toBe(0)
    expect(await newest()).toMatchObject({
      title: 'Câble long',
      description: 'Cassé net',
      category: { name: 'Logiciel' },
    })
  })

  it('keeps what was answered at Ctrl-C, offers it again, and --recover takes it up without asking', async () => {
    const before = await contentOf(world.db, 'ticket')
    const begun = create('--category 1')
    await begun.answer('Title', 'Perdu ?')
    await begun.waitFor('Priority')
    begun.type(ctrlC)
    expect(await begun.end()).toBe(130)
    expect(begun.screen()).toMatch(
      /What you wrote is kept on this machine, and not sent\. To go on:\s.*ticket create --draft [0-9a-f]{8}\s+error: Interrupted; nothing was changed\./,
    )
    const [file = ''] = drafts()
    expect(statSync(join(at.stateOf('emma'), file)).mode & 0o777).toBe(0o600)
    expect(statSync(at.stateOf('emma')).mode & 0o777).toBe(0o700)

    const declined = create()
    await declined.answer(/You began a ticket on .*: 'Perdu \?'\. Go on with it\?/, 'n')
    await declined.waitFor('Title')
    declined.type(ctrlC)
    expect(await declined.end()).toBe(130)
    expect(drafts()).toEqual([file])

    const resumed = create()
    await resumed.answer('Go on with it?', 'y')
    await resumed.waitFor('Priority')
    resumed.type(ctrlC)
    expect(await resumed.end()).toBe(130)
    expect(await contentOf(world.db, 'ticket')).toEqual(before)

    const recovered = create('--recover --priority low')
    await recovered.write('Description', 'Retrouvé.')
    await recovered.waitFor('Create this ticket?')
    recovered.type(enter)
    expect(await recovered.end()).toBe(0)
    expect(recovered.screen()).not.toMatch(/Go on|\? Title|\? Priority/)
    expect(await newest()).toMatchObject({
      title: 'Perdu ?',
      description: 'Retrouvé.',
      category: { id: 1 },
      priority: { name: 'Faible' },
    })
    expect(drafts()).toEqual([])
    const none = create('--recover')
    expect(await none.end()).toBe(3)
    expect(none.screen()).toBe('error: There is no draft of a ticket.\n')
  })

  drawn(
    'another account on the same machine is neither offered nor told of the draft, and does not overwrite it',
    async () => {
      const begun = create('--category 1')
      await begun.answer('Title', 'Confidentiel')
      await begun.waitFor('Priority')
      begun.type(ctrlC)
      await begun.end()
      const here = { env: { XDG_STATE_HOME: at.environment('emma').XDG_STATE_HOME } }
      const unknown = at.open('ticket create --recover', 'eric', here)
      expect(await unknown.end()).toBe(3)
      expect(unknown.screen()).toBe('error: There is no draft of a ticket.\n')
      const other = at.open('ticket create', 'eric', here)
      await other.answer(/Title/, 'À eric')
      await other.waitFor('Category')
      other.type(ctrlC)
      expect(await other.end()).toBe(130)
      expect(other.screen()).not.toContain('Confidentiel')
      const lost = at.open('ticket create --title Perdu --description x --category 99 --priority 1', 'eric', here)
      expect(await lost.end()).toBe(3)
      expect(drafts()).toHaveLength(3)
      const his = at.open('ticket create --recover --category 1 --yes', 'eric', here)
      expect(await his.end()).toBe(0)
      expect(await newest()).toMatchObject({ title: 'Perdu' })
      const recovered = create('--recover --priority low --description Oui --yes')
      expect(await recovered.end()).toBe(0)
      expect(drafts()).toHaveLength(1)
      forget()
    },
  )

  drawn('keeps what was answered where the program is killed', async () => {
    const begun = create('--category 1')
    await begun.answer('Title', 'Coupure')
    await begun.waitFor('Priority')
    begun.kill()
    await begun.end()
    const recovered = create('--recover --priority low --description Oui --yes')
    expect(await recovered.end()).toBe(0)
    expect(await newest()).toMatchObject({ title: 'Coupure' })
  })

  drawn('writes the description in an editor, and keeps it where the answer is refused', async () => {
    const editor = join(world.folder, 'describe')
    writeFileSync(editor, '#!/bin/sh\ncat "$1" >> "$LOG"; echo "Ligne 1\n\nLigne 2" > "$1"\n', { mode: 0o700 })
    const terminal = create('--title Editeur --category 1 --priority 1', {
      env: { VISUAL: editor, LOG: join(world.folder, 'log') },
    })
    await terminal.waitFor('Create this ticket?')
    expect(terminal.screen()).toContain('Description  Ligne 1\n\n             Ligne 2\n')
    terminal.type(enter)
    expect(await terminal.end()).toBe(0)
    expect(await newest()).toMatchObject({ description: 'Ligne 1\n\nLigne 2' })
  })

  drawn('is drawn again for a terminal that becomes narrow', async () => {
    const terminal = create('--category 1 --priority 1 --description x')
    await terminal.waitFor('Title')
    terminal.type('Une imprimante qui ne répond plus depuis lundi')
    await terminal.waitFor('lundi')
    terminal.resize(40, 20)
    terminal.type(' matin')
    await terminal.waitFor('matin')
    terminal.type(enter)
    await terminal.waitFor('Create this ticket?')
    terminal.type(enter)
    expect(await terminal.end()).toBe(0)
    expect(await newest()).toMatchObject({ title: 'Une imprimante qui ne répond plus depuis lundi matin' })
  })

  drawn('speaks French on 40 columns', async () => {
    const terminal = create('--lang fr --category 1 --priority 1', { columns: 40 })
    await terminal.answer('Titre', 'Chaise')
    await terminal.write('Description', 'Elle grince, et pas qu’un peu, depuis la livraison.')
    await terminal.waitFor(/Créer ce ticket\u202f\?[\s\S]*Le créer[\s\S]*Pas maintenant\u00a0: garder le brouillon/)
    const rows = terminal.screen().split('\n')
    for (const row of rows.filter((r) => /^(Titre|Catégorie|Priorité|Description| {5})/.test(r)))
      expect(row.length).toBeLessThanOrEqual(40)
    terminal.type(enter)
    expect(await terminal.end()).toBe(0)
    expect(terminal.screen()).toMatch(/✓ Ticket #\d+ créé\u00a0: Chaise/)
  })

  it.runIf(engine === 'mysql')('keeps the ticket where the database goes away meanwhile', async () => {
    const root = await createConnection(serverAddress())
    const name = world.url.split('/').at(-1)
    const terminal = create('--category 1 --priority 1')
    await terminal.answer('Title', 'Panne de serveur')
    await terminal.write('Description', 'Écrit pendant la panne.')
    await terminal.waitFor('Create this ticket?')
    await root.query(`rename table ${name}.ticket to ${name}.ticket_away`)
    terminal.type(enter)
    expect(await terminal.end()).toBe(7)
    await root.query(`rename table ${name}.ticket_away to ${name}.ticket`)
    await root.end()
    expect(terminal.screen()).toMatch(/What you wrote is kept/)
    const again = create('--recover --yes')
    expect(await again.end()).toBe(0)
    expect(await newest()).toMatchObject({ title: 'Panne de serveur', description: 'Écrit pendant la panne.' })
  })

  it('keeps what was typed as options at a terminal where the database cannot be reached', async () => {
    const away = {
      env: {
        HELPDESK_DATABASE: engine === 'mysql' ? 'mysql://root@127.0.0.1:1/away' : `sqlite:${world.folder}/none/away.db`,
      },
    }
    const terminal = at.open(
      ['ticket', 'create', '--title', 'T', '--description', 'D', '--category', '1', '--priority', '1'],
      'emma',
      away,
    )
    expect(await terminal.end()).not.toBe(0)
    expect(terminal.screen()).toContain('What you wrote is kept')
    const script = await world.helpdesk(
      ['ticket', 'create', '--title', 'T', '--description', 'D', '--category', '1', '--priority', '1'],
      {
        as: 'emma',
        ...away,
      },
    )
    expect(script.err).not.toContain('kept')
    forget()
  })
})
