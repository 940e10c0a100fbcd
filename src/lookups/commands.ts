import type { Tree } from '../command/command.js'
import type { LookupKind } from './lookup.js'

/** Written once for the three kinds of lookup. */
export const lookupCommands = <K extends LookupKind>(kind: K) =>
  ({
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
  }) satisfies Tree
