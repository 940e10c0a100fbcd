import type { Words } from '../core/language.js'
import { forEachKind } from './nouns.js'

/** What each command does, in one line. Every start of the program reads these, and no other words of the subject. */
export const summaries = {
  list: forEachKind(({ many, les }) => ({ en: `List the ${many}`, fr: `Lister ${les}` })),
  create: forEachKind(({ one, un }) => ({ en: `Create a ${one}`, fr: `Créer ${un}` })),
  edit: forEachKind(({ one, un }) => ({ en: `Change a ${one}`, fr: `Modifier ${un}` })),
  delete: forEachKind(({ one, un }) => ({ en: `Delete a ${one}`, fr: `Supprimer ${un}` })),
} satisfies Words
