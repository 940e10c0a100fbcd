import { lazyWords } from '../../core/language.js'

export const words = lazyWords(() => ({
  name: { en: 'what you will type', fr: 'ce que vous taperez' },
  text: {
    en: 'the words it stands for; $1, $2 … are what is typed after it',
    fr: 'les mots qu’il représente ; $1, $2… sont ce qui est tapé à sa suite',
  },
  whichName: { en: 'What will you type?', fr: 'Que taperez-vous ?' },
  whichText: { en: 'What does it stand for?', fr: 'Que représente-t-il ?' },
  badName: (name: string) => ({
    en: `'${name}' cannot be the name of an alias.`,
    fr: `« ${name} » ne peut pas être le nom d’un alias.`,
  }),
  nameRule: {
    en: 'Begin with a letter; letters, digits, - and _ may follow.',
    fr: 'Commencez par une lettre ; lettres, chiffres, - et _ peuvent suivre.',
  },
  isCommand: (name: string) => ({
    en: `'${name}' is a command already.`,
    fr: `« ${name} » est déjà une commande.`,
  }),
  otherName: { en: 'Choose another name.', fr: 'Choisissez un autre nom.' },
  none: (name: string) => ({ en: `There is no alias '${name}'.`, fr: `Il n’y a pas d’alias « ${name} ».` }),
  noneYet: { en: 'There are no aliases.', fr: 'Il n’y a pas d’alias.' },
  standsFor: (name: string, text: string) => ({
    en: `${name} stands for: ${text}`,
    fr: `${name} représente : ${text}`,
  }),
  deleted: (name: string) => ({ en: `${name} is no longer an alias.`, fr: `${name} n’est plus un alias.` }),
  columns: {
    words: { en: 'Stands for', fr: 'Représente' },
    hidden: { en: 'Hidden by a command', fr: 'Masqué par une commande' },
  },
}))
