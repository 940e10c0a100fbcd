import { sql } from 'kysely'
import type { Db } from '../../src/db/schema.js'
import { randomFrom } from '../helpers/random.js'

/** What reports are made of, in French and in English; the first of each are much commoner than the last. */
const WORDS = {
  fr: 'le la de imprimante pc réseau ne marche plus écran noir bureau depuis ce matin mot passe oublié connexion lente souris clavier onduleur câble débranché serveur fichier partagé accès refusé messagerie carte-mère lecteur badge téléphone salle réunion projecteur mise à jour échoue batterie nœud l’interrupteur commutateur toner garantie étiquette'.split(
    ' ',
  ),
  en: 'the of to printer does not work screen black laptop since morning password forgotten connection slow mouse keyboard network cable server shared file access denied mail drive badge phone meeting room projector update fails battery switch toner warranty label firmware straße quarantine'.split(
    ' ',
  ),
}

/** Words between common and rare: each is in one text of so many. A ticket has two texts and a half. */
const RARE: readonly (readonly [string, number])[] = [
  ['zyxel', 20_000],
  ['wacom', 2_000],
  ['docking', 500],
  ['scanner', 70],
]

export interface Amount {
  tickets: number
  /** Employees; technicians are one for a hundred of them. */
  people: number
  seed?: number
  /** The part of the tickets that is open. */
  open?: number
}

/** Rows that one statement writes. */
const BATCH = 1_000
/** Seconds: the first ticket is three years old, at a fixed time. */
const [FIRST, SPAN] = [Date.parse('2023-11-26T08:00:00Z') / 1000, 3 * 365 * 86_400]

/**
 * Fills a database, whose schema is there, with people, tickets and half as many comments, in French and English, one
 * in ten of the tickets open unless it is told otherwise: the same for the same seed. A word of the lists is the rarer
 * the later it comes.
 */
export async function fill(db: Db, { tickets, people, seed = 1, open = 0.1 }: Amount): Promise<void> {
  const random = randomFrom(seed)
  const below = (n: number) => Math.floor(random() * n)
  const word = (words: readonly string[]) => words[Math.floor(random() ** 2 * words.length)] ?? ''
  const text = (length: number) => {
    const words = random() < 0.7 ? WORDS.fr : WORDS.en
    const said = Array.from({ length }, () => word(words))
    for (const [rare, texts] of RARE) if (random() < 1 / texts) said[below(length)] = rare
    return said.join(' ')
  }
  const at = (seconds: number) => new Date(seconds * 1000).toISOString().slice(0, 19).replace('T', ' ')
  const insert = async (table: string, columns: string, count: number, row: (i: number) => unknown[]) => {
    for (let from = 0; from < count; from += BATCH) {
      const rows = Array.from({ length: Math.min(BATCH, count - from) }, (_, i) => {
        const values = row(from + i).map((value) => (value === null ? 'null' : sql.lit(value as string | number)))
        return sql`(${sql.join(values.map((v) => (typeof v === 'string' ? sql.raw(v) : v)))})`
      })
      await sql`insert into ${sql.raw(table)} (${sql.raw(columns)}) values ${sql.join(rows)}`.execute(db)
    }
  }

  const { last } = await db
    .selectFrom('user')
    .select((eb) => eb.fn.max('id').as('last'))
    .executeTakeFirstOrThrow()
  const firstPerson = (last ?? 0) + 1
  const technicians = Math.max(2, Math.floor(people / 100))
  await insert('user', 'id, username, email, password, role, full_name', people, (i) => [
    firstPerson + i,
    `${i < technicians ? 'tech' : 'user'}${String(i).padStart(6, '0')}`,
    `u${i}@example.org`,
    '!',
    i < technicians ? 'TECHNICIAN' : 'EMPLOYEE',
    `Person ${i}`,
  ])
  await insert(
    'ticket',
    'id, title, description, category_id, priority_id, status_id, requester_id, assigned_to, created_at, updated_at, closed_at',
    tickets,
    (i) => {
      const created = FIRST + Math.floor((i / tickets) * SPAN)
      const status = random() < 1 - open ? 3 : 1 + below(2)
      const assigned = random() < (status === 3 ? 0.95 : 0.6)
      const closed = Math.min(created + below(10 * 86_400), FIRST + SPAN)
      return [
        i + 1,
        text(5),
        text(50),
        1 + below(3),
        1 + below(3),
        status,
        firstPerson + below(people),
        assigned ? firstPerson + below(technicians) : null,
        at(created),
        at(status === 3 ? closed : created),
        status === 3 ? at(closed) : null,
      ]
    },
  )
  await insert('comment', 'ticket_id, user_id, content, created_at', Math.floor(tickets / 2), (i) => [
    1 + ((i * 2 + below(2)) % tickets),
    firstPerson + below(technicians),
    text(30),
    at(FIRST + Math.floor((i / (tickets / 2)) * SPAN)),
  ])
  await insert(
    'helpdesk_event',
    'change_id, at, source, actor_id, actor_name, entity, entity_id, field, old_value, new_value',
    tickets,
    (i) => [
      `${String(i).padStart(8, '0')}-0000-4000-8000-000000000000`,
      FIRST + Math.floor((i / tickets) * SPAN),
      'cli',
      firstPerson + below(technicians),
      'tech000000',
      'ticket',
      i + 1,
      'status',
      '1',
      '3',
    ],
  )
}
