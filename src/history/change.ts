/** What a command that changes existing things answers. `changeId` is null where nothing had to change. */
export interface Change<T> {
  changeId: string | null
  changed: number
  unchanged: number
  items: T[]
}

// What plans, changes and their undoing look like to the rest of the program. No I/O.

/** The kinds of things that the history follows. */
export type Entity = 'ticket' | 'comment' | 'user' | 'category' | 'priority' | 'status' | 'setting'
