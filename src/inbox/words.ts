import { lazyWords } from '../core/language.js'
import { en, fr } from '../core/number.js'

export const words = lazyWords(() => ({
  options: {
    tickets: {
      en: 'with --read: ticket numbers, or - to read them from stdin; without any, all that is unread',
      fr: 'avec --read : numéros de tickets, ou - pour les lire sur l’entrée standard ; sans numéro, tout ce qui n’est pas lu',
    },
    all: {
      en: 'also what you have read already, as far back as your inbox goes',
      fr: 'aussi ce que vous avez déjà lu, aussi loin que remonte votre boîte de réception',
    },
    count: { en: 'only how many tickets there are', fr: 'seulement le nombre de tickets' },
    read: { en: 'note it as read, and show it once more', fr: 'marquer comme lu, et l’afficher une dernière fois' },
  },
  onlyWithRead: {
    en: 'Numbers of tickets stand only behind --read.',
    fr: 'Des numéros de tickets ne s’emploient qu’avec --read.',
  },
  notTogether: {
    en: '--read stands alone, or with numbers of tickets.',
    fr: '--read s’emploie seul, ou avec des numéros de tickets.',
  },
  newestOf: (n: number, total: number) => ({
    en: `the newest ${n} of ${en.number(total)}; more with --limit`,
    fr: `les ${n} plus récents sur ${fr.number(total)} ; davantage avec --limit`,
  }),
  empty: { en: 'You have read everything.', fr: 'Vous avez tout lu.' },
  title: { en: 'New for you', fr: 'Nouveau pour vous' },
  nowRead: (count: number) => ({
    en: `${en.count(count, 'ticket is', 'tickets are')} read.`,
    fr: `${fr.count(count, 'ticket marqué', 'tickets marqués')} comme ${fr.form(count, 'lu', 'lus')}.`,
  }),
  notNoted: {
    en: 'note: this cannot be noted now, and stays in your inbox.',
    fr: 'note : impossible de le marquer comme lu pour l’instant, cela reste dans votre boîte de réception.',
  },
  /** Before what somebody did. */
  said: (when: string) => ({ en: `${when}: `, fr: `${when} : ` }),
  reopened: { en: 'reopened', fr: 'rouvert' },
  given: { en: 'given to you', fr: 'vous est assigné' },
  takenAway: { en: 'no longer yours', fr: 'ne vous est plus assigné' },
  status: (name: string) => ({ en: `now ${name}`, fr: `maintenant ${name}` }),
  /** A new status, and what was said about it. */
  statusAnd: (status: string, text: string) => ({ en: `${status}: ${text}`, fr: `${status} : ${text}` }),
  andMore: (count: number) => ({ en: `(and ${en.number(count)} more)`, fr: `(et ${fr.number(count)} de plus)` }),
  fields: {
    at: { en: 'Last activity', fr: 'Dernière activité' },
    kinds: { en: 'What', fr: 'Quoi' },
    by: { en: 'Who', fr: 'Qui' },
    events: { en: 'Events', fr: 'Événements' },
  },
}))
