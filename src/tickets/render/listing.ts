import type { Person } from '../../core/roles.js'
import { inert } from '../../terminal/inert.js'
import type { Field, Listing } from '../../terminal/listing.js'
import { paint, type Style } from '../../terminal/style.js'
import { ago } from '../../terminal/time.js'
import type { Ticket } from '../ticket.js'

/** `Bob Martin (bob)`, or the username alone. */
export const personName = (p: Person): string =>
  p.fullName && p.fullName !== p.username ? `${inert(p.fullName)} (${inert(p.username)})` : inert(p.username)

/** A status's name in its colour. */
export const statusName = (t: Ticket, style: Style): string => paint(inert(t.status.name), t.status.color, style)

const instant = (name: 'createdAt' | 'updatedAt' | 'closedAt', en: string, fr: string, leaveOut: number): Field<Ticket> => ({
  name,
  title: { en, fr },
  plain: (t) => t[name],
  shown: (t, style) => ago(t[name], style),
  leaveOut,
})

const FIELDS: Field<Ticket>[] = [
  { name: 'id', title: { en: 'Id', fr: 'Nº' }, plain: (t) => t.id, align: 'right' },
  { name: 'status', title: { en: 'Status', fr: 'Statut' }, plain: (t) => t.status.name, shown: statusName },
  { name: 'priority', title: { en: 'Priority', fr: 'Priorité' }, plain: (t) => t.priority.name, leaveOut: 3 },
  { name: 'category', title: { en: 'Category', fr: 'Catégorie' }, plain: (t) => t.category.name, leaveOut: 6 },
  { name: 'title', title: { en: 'Title', fr: 'Titre' }, plain: (t) => t.title },
  { name: 'requester', title: { en: 'Requester', fr: 'Demandeur' }, plain: (t) => t.requester.username, leaveOut: 4 },
  { name: 'assignee', title: { en: 'Assignee', fr: 'Assigné à' }, plain: (t) => t.assignee?.username ?? null, leaveOut: 2 },
  instant('createdAt', 'Created', 'Créé', 5),
  instant('updatedAt', 'Updated', 'Modifié', 7),
  instant('closedAt', 'Closed', 'Résolu', 7),
  { name: 'description', title: { en: 'Description', fr: 'Description' }, plain: (t) => t.description },
]

/** How many a list shows on a terminal where no limit is given. */
export const FIRST_TICKETS = 30

export const ticketListing: Listing<Ticket> = {
  fields: FIELDS,
  table: ['id', 'status', 'priority', 'title', 'requester', 'assignee', 'createdAt'],
  plain: ['id', 'status', 'priority', 'category', 'title', 'requester', 'assignee', 'createdAt', 'updatedAt', 'closedAt'],
  empty: { en: 'No tickets.', fr: 'Aucun ticket.' },
}

/** The same with every column, for a file that `ticket import` reads. */
export const ticketExport: Listing<Ticket> = {
  ...ticketListing,
  plain: ['id', 'title', 'description', 'status', 'priority', 'category', 'requester', 'assignee', 'createdAt', 'updatedAt', 'closedAt'],
}
