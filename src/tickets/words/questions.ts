import { lazyWords, type Text } from '../../core/language.js'
import { firstOf } from '../../core/lists.js'
import { en, fr } from '../../core/number.js'

/** Of many tickets the first ten. */
const numbers = (ids: readonly number[]): string =>
  firstOf(
    ids.map((id) => `#${id}`),
    10,
  )

export const questionWords = lazyWords(() => ({
  goOnWithDraft: {
    one: (at: string, title: string) => ({
      en: `You began a ticket on ${at}: '${title}'. Go on with it?`,
      fr: `Vous avez commencé un ticket le ${at} : « ${title} ». Le reprendre ?`,
    }),
    several: (count: number) => ({
      en: `You began ${en.count(count, 'ticket', 'tickets')}. Go on with which?`,
      fr: `Vous avez commencé ${fr.count(count, 'ticket', 'tickets')}. Lequel reprendre ?`,
    }),
  },
  begun: {
    comment: { en: 'a comment', fr: 'un commentaire' },
    'edited-comment': { en: 'a change of your comment', fr: 'une modification de votre commentaire' },
    description: { en: 'a description', fr: 'une description' },
    resolve: { en: 'a report', fr: 'un rapport' },
    reopen: { en: 'a reason to reopen', fr: 'un motif de réouverture' },
  },
  goOnWithText: (what: Text, ticket: string, at: string, beginning: string) => ({
    en: `You began ${what.en} on #${ticket} on ${at}: '${beginning}'. Go on with it?`,
    fr: `Vous avez commencé ${what.fr} sur #${ticket} le ${at} : « ${beginning} ». Continuer ?`,
  }),
  goOnWithWhich: (what: Text, ticket: string) => ({
    en: `You began ${what.en} on #${ticket} more than once. Go on with which?`,
    fr: `Vous avez commencé plusieurs fois ${what.fr} sur #${ticket}. Que reprendre ?`,
  }),
  newOne: { en: 'None of them: a new one', fr: 'Aucun : en commencer un autre' },
  similar: { en: 'Tickets that are like it:', fr: 'Des tickets qui lui ressemblent :' },
  find: { en: 'Find which words?', fr: 'Quels mots chercher ?' },
  createThis: { en: 'Create this ticket?', fr: 'Créer ce ticket ?' },
  create: { en: 'Create it', fr: 'Le créer' },
  keepDraft: { en: 'Not now: keep the draft', fr: 'Pas maintenant : garder le brouillon' },
  change: {
    title: { en: 'Change the title', fr: 'Modifier le titre' },
    category: { en: 'Change the category', fr: 'Modifier la catégorie' },
    priority: { en: 'Change the priority', fr: 'Modifier la priorité' },
    description: { en: 'Change the description', fr: 'Modifier la description' },
  },
  deleteOne: (id: number, title: string, comments: number) => ({
    en: `Delete ticket #${id} '${title}'${comments === 0 ? '' : ` with ${en.form(comments, 'its comment', `its ${en.number(comments)} comments`)}`}?`,
    fr: `Supprimer le ticket #${id} « ${title} »${comments === 0 ? '' : ` et ${fr.form(comments, 'son commentaire', `ses ${fr.number(comments)} commentaires`)}`} ?`,
  }),
  deleteMany: (ids: readonly number[], comments: number) => ({
    en: `Delete ${en.count(ids.length, 'ticket', 'tickets')} (${numbers(ids)})${comments === 0 ? '' : ` with ${en.count(comments, 'comment', 'comments')}`}?`,
    fr: `Supprimer ${fr.count(ids.length, 'ticket', 'tickets')} (${numbers(ids)})${comments === 0 ? '' : ` et ${fr.count(comments, 'commentaire', 'commentaires')}`} ?`,
  }),
  report: { en: 'Report (empty: none)', fr: 'Rapport (vide : aucun)' },
  which: { en: 'Which ticket?', fr: 'Quel ticket ?' },
  whichResolved: { en: 'Which resolved ticket?', fr: 'Quel ticket résolu ?' },
  who: { en: 'Who?', fr: 'Qui ?' },
  /** How many tickets somebody has to work on. */
  open: (n: number) => ({ en: `${en.number(n)} open`, fr: fr.count(n, 'ouvert', 'ouverts') }),
  whichTechnician: { en: 'Which technician?', fr: 'Quel technicien ?' },
}))
