import type { Integer } from '../core/number.js'

/**
 * What a change is looked up and undone by.
 * @pattern ^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$
 */
export type ChangeId = string

/** What a command that changes existing things answers. `changeId` is null where nothing had to change. */
export interface Change<T> {
  changeId: ChangeId | null
  changed: Integer
  unchanged: Integer
  items: T[]
}

/** Changes that no undo takes back: of passwords, and with them of who is disabled. */
const FOR_GOOD = new WeakSet<object>()

/** Says of a change that no undo takes it back, so that no report promises one. */
export function forGood<T>(change: Change<T>): Change<T> {
  FOR_GOOD.add(change)
  return change
}

export const canBeUndone = (change: Change<unknown>): boolean => change.changeId !== null && !FOR_GOOD.has(change)

/** What a change would come to: nothing was written. */
export type DryRun<T> = Change<T> & { dryRun: true }

/** Of so many things that would be changed, all others would stay as they are; `items` may be several for a thing. */
export function dryRunOf<T>(items: T[], changed: number, unchanged = items.length - changed): DryRun<T> {
  return { changeId: null, changed, unchanged, items, dryRun: true }
}

/** As much of a change id as people see; commands take it. */
export const shortId = (changeId: ChangeId): string => changeId.slice(0, 8)

/** The kinds of things that the history follows. */
export type Entity = 'ticket' | 'comment' | 'user' | 'category' | 'priority' | 'status' | 'setting'

/** Whether helpdesk changed it, or another program on the same database. */
export type Source = 'cli' | 'outside'
