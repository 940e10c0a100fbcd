import { lazyWords, type Text } from '../core/language.js'
import { en, fr } from '../core/number.js'

export const words = lazyWords(() => ({
  undo: (command: string) => ({ en: `undo: ${command}`, fr: `annuler : ${command}` }),
  nothingToChange: { en: 'Nothing to change.', fr: 'Rien à modifier.' },
  inAll: (changed: number, unchanged: number) => ({
    en: `… in all ${en.number(changed)} changed, ${en.number(unchanged)} unchanged.`,
    fr: `… en tout ${fr.count(changed, 'modification', 'modifications')}, ${fr.number(unchanged)} sans changement.`,
  }),
  changeMaybeDone: (id: string) => ({
    en: `change ${id} may or may not be done`,
    fr: `la modification ${id} est peut-être faite`,
  }),
  administratorLooks: {
    en: 'When the database answers again, an administrator can look it up:',
    fr: 'Quand la base répondra de nouveau, un administrateur pourra retrouver la modification :',
  },
  whoLooks: (own: string, administrators: string) => ({
    en: `When the database answers again: ${own} (for an administrator: ${administrators})`,
    fr: `Quand la base répondra de nouveau : ${own} (pour un administrateur : ${administrators})`,
  }),
  maybeDone: { en: 'it may or may not be done', fr: 'c’est peut-être fait' },
  lookFirst: {
    en: 'When the database answers again, look before you repeat it.',
    fr: 'Quand la base répondra de nouveau, vérifiez avant de recommencer.',
  },
  commitLost: (open: Text) => ({
    en: `The answer to the commit was lost: ${open.en}.`,
    fr: `La réponse à la validation a été perdue : ${open.fr}.`,
  }),
  changedAtThisMoment: {
    en: 'Somebody changed the same at this moment; nothing was changed here.',
    fr: 'Quelqu’un d’autre vient de modifier la même chose ; rien n’a été modifié ici.',
  },
}))
