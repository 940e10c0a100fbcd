import { inEach, lazyWords, type Text } from '../../core/language.js'
import { en, fr } from '../../core/number.js'
import { common } from '../../core/words.js'

const thereAlready = (present: number): Text =>
  inEach((lang) =>
    present === 0
      ? ''
      : { en: `, ${en.number(present)} there already`, fr: `, ${fr.count(present, 'déjà présent', 'déjà présents')}` }[
          lang
        ],
  )

export const reportWords = lazyWords(() => ({
  assigned: (id: number, name: string) => ({
    en: `Ticket #${id} is now assigned to ${name}.`,
    fr: `Le ticket #${id} est maintenant assigné à ${name}.`,
  }),
  assignedAlready: (id: number) => ({
    en: `Ticket #${id} was assigned to them already.`,
    fr: `Le ticket #${id} était déjà assigné à cette personne.`,
  }),
  isNow: (id: number, value: string) => ({ en: `Ticket #${id}: ${value}.`, fr: `Ticket #${id} : ${value}.` }),
  wasAlready: (id: number, value: string) => ({
    en: `Ticket #${id} was '${value}' already.`,
    fr: `Ticket #${id} : déjà « ${value} ».`,
  }),
  newTicket: { en: 'new ticket', fr: 'nouveau ticket' },
  wouldCreate: {
    en: 'A ticket would be created.',
    fr: 'Un ticket serait créé.',
  },
  wouldChange: (changed: number, unchanged: number) => ({
    en: `${en.count(changed, 'ticket', 'tickets')} would change, ${en.number(unchanged)} would not.`,
    fr: `${fr.count(changed, 'ticket changerait', 'tickets changeraient')}, ${fr.number(unchanged)} ${fr.form(unchanged, 'resterait', 'resteraient')} sans changement.`,
  }),
  takenAndStarted: (id: number) => ({
    en: `Ticket #${id} is now yours, and in progress.`,
    fr: `Le ticket #${id} vous est maintenant assigné, et en cours.`,
  }),
  editedComment: (id: number) => ({
    en: `Changed your last comment on ticket #${id}.`,
    fr: `Votre dernier commentaire sur le ticket #${id} est modifié.`,
  }),
  sameComment: (id: number) => ({
    en: `Your last comment on ticket #${id} said so already.`,
    fr: `Votre dernier commentaire sur le ticket #${id} disait déjà cela.`,
  }),
  noComments: { en: 'No comments.', fr: 'Aucun commentaire.' },
  commented: (id: number) => ({ en: `Commented on ticket #${id}.`, fr: `Commentaire ajouté au ticket #${id}.` }),
  created: (id: number, title: string) => ({
    en: `Created ticket #${id}: ${title}`,
    fr: `Ticket #${id} créé : ${title}`,
  }),
  deleted: (id: number, title: string) => ({
    en: `Deleted ticket #${id}: ${title}`,
    fr: `Ticket #${id} supprimé : ${title}`,
  }),
  edited: (id: number, title: string) => ({
    en: `Edited ticket #${id}: ${title}`,
    fr: `Ticket #${id} modifié : ${title}`,
  }),
  alreadySo: (id: number) => ({ en: `Ticket #${id} was so already.`, fr: `Ticket #${id} : rien à modifier.` }),
  firstOfOpen: (n: number, total: number) => ({
    en: `${n} of ${en.number(total)} open`,
    fr: `${n} ouverts sur ${fr.number(total)}`,
  }),
  firstOf: (n: number, total: number) => ({ en: `${n} of ${en.number(total)}`, fr: `${n} sur ${fr.number(total)}` }),
  oldestOf: (age: Text) => ({ en: `oldest ${age.en}`, fr: `le plus ancien : ${age.fr}` }),
  moreBy: (total: number) => ({ en: `more: --limit ${total}`, fr: `tous : --limit ${total}` }),
  takenBack: (comment: string) => ({ en: `comment taken back: ${comment}`, fr: `commentaire retiré : ${comment}` }),
  firstOfMore: (n: number) => ({
    en: `the first ${n}; more with --limit, how many by --count`,
    fr: `les ${n} premiers ; davantage avec --limit, leur nombre avec --count`,
  }),
  best: (n: number) => ({
    en: `the best ${n}; more with --limit, how many by --count`,
    fr: `les ${n} meilleurs ; davantage avec --limit, leur nombre avec --count`,
  }),
  bestOf: (n: number, total: number) => ({
    en: `the best ${n} of ${en.number(total)}; more with --limit`,
    fr: `les ${n} meilleurs sur ${fr.number(total)} ; davantage avec --limit`,
  }),
  bestOfNewest: (n: number, total: number) => ({
    en: `the best ${n} of the newest ${en.number(total)}; more with --limit, how many by --count`,
    fr: `les ${n} meilleurs des ${fr.number(total)} plus récents ; davantage avec --limit, leur nombre avec --count`,
  }),
  indexBehind: (command: string) => ({
    en: `hint: the search index is behind, and finding takes long: ${command}`,
    fr: `conseil : l’index de recherche est en retard, la recherche est longue : ${command}`,
  }),
  placeOf: {
    title: { en: 'title', fr: 'titre' },
    description: { en: 'description', fr: 'description' },
    comment: { en: 'comment', fr: 'commentaire' },
  },
  noneOpen: { en: 'No open tickets for you.', fr: 'Aucun ticket ouvert pour vous.' },
  taken: (id: number) => ({ en: `Ticket #${id} is now yours.`, fr: `Le ticket #${id} vous est maintenant assigné.` }),
  takenAlready: (id: number) => ({
    en: `Ticket #${id} was yours already.`,
    fr: `Le ticket #${id} vous était déjà assigné.`,
  }),
  unassigned: (id: number) => ({ en: `Nobody has ticket #${id} now.`, fr: `Le ticket #${id} n’est plus assigné.` }),
  unassignedAlready: (id: number) => ({
    en: `Nobody had ticket #${id}.`,
    fr: `Le ticket #${id} n’était assigné à personne.`,
  }),
  nothingYet: { en: 'Nothing yet.', fr: 'Rien pour l’instant.' },
  reverted: {
    en: 'undid the change before it: a page left open on the web does that',
    fr: 'a annulé la modification précédente : c’est l’effet d’une page web restée ouverte',
  },
  imported: (created: number, present: number) => ({
    en: `${en.count(created, 'ticket', 'tickets')} imported${thereAlready(present).en}.`,
    fr: `${fr.count(created, 'ticket importé', 'tickets importés')}${thereAlready(present).fr}.`,
  }),
  wouldImport: (created: number, present: number) => ({
    en: `${en.count(created, 'ticket', 'tickets')} would be imported${thereAlready(present).en}. ${common.onlyAPlan.en}`,
    fr: `${fr.count(created, 'ticket serait importé', 'tickets seraient importés')}${thereAlready(present).fr}. ${common.onlyAPlan.fr}`,
  }),
  datesAreOf: (timeZone: string, text: string, at: string) => ({
    en: `Dates without a time zone are those of ${timeZone}: '${text}' is ${at}. Others: --time-zone.`,
    fr: `Les dates sans fuseau sont lues dans le fuseau ${timeZone} : « ${text} » donne ${at}. Pour un autre : --time-zone.`,
  }),
  noTickets: { en: 'No tickets.', fr: 'Aucun ticket.' },
  storedExactly: (stored: number, total: number, id: string) => ({
    en: `${en.number(stored)} of ${en.count(total, 'row is', 'rows are')} stored, as change ${id}.`,
    fr: `${fr.count(stored, 'ligne', 'lignes')} sur ${fr.number(total)} ${fr.form(stored, 'est enregistrée', 'sont enregistrées')} : modification ${id}.`,
  }),
  storedAtLeast: (stored: number, total: number, id: string) => ({
    en: `At least ${en.number(stored)} of ${en.count(total, 'row is', 'rows are')} stored, as change ${id}.`,
    fr: `Au moins ${fr.count(stored, 'ligne', 'lignes')} sur ${fr.number(total)} ${fr.form(stored, 'est enregistrée', 'sont enregistrées')} : modification ${id}.`,
  }),
}))
