import type { Tree } from '../command/command.js'
import type { LookupKind } from './lookup.js'
import { summaries } from './summaries.js'

/** Written once for the three kinds of lookup. */
export const lookupCommands = <K extends LookupKind>(kind: K) =>
  ({
    list: {
      summary: summaries.list[kind],
      load: async () => ({ default: (await import('./commands/list.js')).list(kind) }),
    },
    create: {
      summary: summaries.create[kind],
      load: async () => ({ default: (await import('./commands/create.js')).create(kind) }),
    },
    edit: {
      summary: summaries.edit[kind],
      load: async () => ({ default: (await import('./commands/edit.js')).edit(kind) }),
    },
    delete: {
      summary: summaries.delete[kind],
      load: async () => ({ default: (await import('./commands/delete.js')).remove(kind) }),
    },
  }) satisfies Tree
