import { lazyWords } from '../core/language.js'

export const words = lazyWords(() => ({
  next: { en: 'What you can do next:', fr: 'Et maintenant :' },
  own: {
    title: { en: 'Your open tickets', fr: 'Vos tickets ouverts' },
    empty: { en: 'You have no open tickets.', fr: 'Vous n’avez aucun ticket ouvert.' },
  },
  assigned: {
    title: { en: 'Assigned to you', fr: 'Tickets qui vous sont assignés' },
    empty: { en: 'No open ticket is assigned to you.', fr: 'Aucun ticket ouvert ne vous est assigné.' },
  },
  unassigned: {
    title: { en: 'Unassigned', fr: 'Tickets non assignés' },
    empty: { en: 'Every open ticket is assigned.', fr: 'Tous les tickets ouverts sont assignés.' },
  },
  oldest: (since: string) => ({ en: `, the oldest ${since}`, fr: `, le plus ancien : ${since}` }),
  nothing: { en: 'Nothing waits for you.', fr: 'Rien ne vous attend.' },
  section: { en: 'Section', fr: 'Rubrique' },
  openInAll: { en: 'Open in all', fr: 'Tickets ouverts en tout' },
  loads: { en: 'Who has how many:', fr: 'Répartition :' },
  more: (number: string, command: string) => ({
    en: `… ${number} more: ${command}`,
    fr: `… ${number} de plus : ${command}`,
  }),
}))
