import type { Tree } from '../command/command.js'
import type { LookupKind } from './queries/writes.js'

/** Written once for the three kinds of lookup. */
export const lookupCommands = (kind: LookupKind): Tree => ({
  list: {
    summary: { en: 'List them', fr: 'Les lister' },
    load: async () => ({ default: (await import('./commands/list.js')).list(kind) }),
  },
  create: {
    summary: { en: 'Create one', fr: 'En créer' },
    load: async () => ({ default: (await import('./commands/create.js')).create(kind) }),
  },
  edit: {
    summary: { en: 'Change one', fr: 'En modifier' },
    load: async () => ({ default: (await import('./commands/edit.js')).edit(kind) }),
  },
  delete: {
    summary: { en: 'Delete one', fr: 'En supprimer' },
    load: async () => ({ default: (await import('./commands/delete.js')).remove(kind) }),
  },
})
