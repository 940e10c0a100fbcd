import { lazyWords } from '../../core/language.js'
import { en, fr } from '../../core/number.js'
import { numbersOf } from '../ticket.js'

export const failureWords = lazyWords(() => ({
  noDraft: { en: 'There is no draft of a ticket.', fr: 'Il n’y a pas de brouillon de ticket.' },
  noDraftCalled: (id: string) => ({ en: `There is no draft '${id}'.`, fr: `Il n’y a pas de brouillon « ${id} ».` }),
  ambiguousDraft: (id: string, list: string) => ({
    en: `'${id}' fits several drafts: ${list}.`,
    fr: `« ${id} » désigne plusieurs brouillons : ${list}.`,
  }),
  notCreated: { en: 'No ticket was created.', fr: 'Aucun ticket n’a été créé.' },
  noCursor: (text: string) => ({
    en: `'${text}' is no cursor that a list ended with.`,
    fr: `« ${text} » n’est pas un curseur donné à la fin d’une liste.`,
  }),
  cursorOfAnother: {
    en: 'That cursor is of a list in another order.',
    fr: 'Ce curseur vient d’une liste triée autrement.',
  },
  noSortField: (part: string) => ({
    en: `'${part}' is not a sort field.`,
    fr: `« ${part} » n’est pas un champ de tri.`,
  }),
  notAllowed: (tickets: readonly { id: number }[]) => ({
    en: `Your role does not allow this for ${en.form(tickets.length, 'ticket', 'tickets')} ${numbersOf(tickets)} as ${en.form(tickets.length, 'it is', 'they are')} now.`,
    fr: `Votre rôle ne le permet pas pour ${fr.form(tickets.length, 'le ticket', 'les tickets')} ${numbersOf(tickets)} dans ${fr.form(tickets.length, 'son', 'leur')} état actuel.`,
  }),
  takenMeanwhile: (id: number, by: string) => ({
    en: `Ticket #${id} was taken meanwhile by ${by}; nothing was changed here.`,
    fr: `Le ticket #${id} a été pris entre-temps par ${by} ; rien n’a été modifié ici.`,
  }),
  changedMeanwhile: (tickets: readonly { id: number }[], shown: string) => ({
    en: `Somebody changed ${en.form(tickets.length, 'ticket', 'tickets')} ${numbersOf(tickets)} meanwhile${shown}; nothing was changed here.`,
    fr: `Quelqu’un a modifié ${fr.form(tickets.length, 'le ticket', 'les tickets')} ${numbersOf(tickets)} entre-temps${shown} ; rien n’a été modifié ici.`,
  }),
  forSomebodyElse: {
    en: 'Only technicians and administrators can create tickets for somebody else.',
    fr: 'Seuls les techniciens et les administrateurs peuvent créer des tickets pour quelqu’un d’autre.',
  },
  nothingToPlan: {
    en: 'Without --take nothing would change, and there is nothing to plan.',
    fr: 'Sans --take, rien ne changerait : il n’y a rien à prévoir.',
  },
  noStatuses: { en: 'The database has no status.', fr: 'La base de données n’a aucun statut.' },
  lastRowsMaybeStored: (changeId: string) => ({
    en: `the last rows of change ${changeId} may or may not be stored`,
    fr: `les dernières lignes de la modification ${changeId} sont peut-être enregistrées`,
  }),
  sameImport: {
    en: 'The same import again stores what is missing. When the database answers again:',
    fr: 'Relancer le même import enregistre ce qui manque. Quand la base répondra de nouveau :',
  },
  interrupted: { en: 'Interrupted.', fr: 'Interrompu.' },
  goOn: (show: string, undo: string) => ({
    en: `The same import again stores the rest. What is stored: ${show}; to take it back: ${undo}`,
    fr: `Relancer le même import enregistre le reste. Ce qui est enregistré : ${show} ; pour l’annuler : ${undo}`,
  }),
  noTickets: (numbers: readonly string[]) => ({
    en: `There ${en.form(numbers.length, 'is no ticket', 'are no tickets')} ${numbers.join(', ')} that you can see.`,
    fr: `Il n’y a pas de ${fr.form(numbers.length, 'ticket', 'tickets')} ${numbers.join(', ')} que vous puissiez voir.`,
  }),
  notANumber: (text: string) => ({
    en: `'${text}' is not a ticket number.`,
    fr: `« ${text} » n’est pas un numéro de ticket.`,
  }),
  oneTicket: (text: string) => ({
    en: `This command takes one ticket, and '${text}' is several.`,
    fr: `Cette commande prend un seul ticket, et « ${text} » en désigne plusieurs.`,
  }),
  notNumbers: (text: string) => ({
    en: `'${text}' is no ticket number, and no range or list of them.`,
    fr: `« ${text} » n’est ni un numéro de ticket, ni un intervalle ou une liste de numéros.`,
  }),
  endsBefore: (range: string) => ({
    en: `The range '${range}' ends before it begins.`,
    fr: `L’intervalle « ${range} » se termine avant de commencer.`,
  }),
  noneIn: (ranges: string) => ({
    en: `There are no tickets in ${ranges} that you can see.`,
    fr: `Il n’y a dans ${ranges} aucun ticket que vous puissiez voir.`,
  }),
  answeredSince: (id: number) => ({
    en: `Somebody answered your comment on ticket #${id} meanwhile; it was not changed.`,
    fr: `Quelqu’un a répondu entre-temps à votre commentaire sur le ticket #${id} ; il n’a pas été modifié.`,
  }),
  noCommentOfYours: (id: number) => ({
    en: `There is no comment of yours on ticket #${id}.`,
    fr: `Il n’y a aucun commentaire de votre part sur le ticket #${id}.`,
  }),
  onlyForThemselves: {
    en: 'Technicians take tickets for themselves; administrators assign them to others.',
    fr: 'Les techniciens prennent des tickets pour eux-mêmes ; les administrateurs les assignent à d’autres.',
  },
  notATechnician: (name: string) => ({
    en: `'${name}' is neither technician nor administrator.`,
    fr: `« ${name} » n’est ni technicien ni administrateur.`,
  }),
  takenAlready: (id: number, by: string) => ({
    en: `Ticket #${id} is with ${by} already.`,
    fr: `Le ticket #${id} est déjà assigné à ${by}.`,
  }),
  onlyReopens: {
    en: 'Employees can reopen their own resolved tickets, and set no other status.',
    fr: 'Les employés peuvent rouvrir leurs propres tickets résolus, mais pas choisir un autre statut.',
  },
}))
