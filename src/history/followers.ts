import type { Tx } from '../db/schema.js'
import type { NewEvent } from './events.js'

/** Hears of what a unit changed, within its transaction, before it is committed. What it throws undoes the unit. */
export type Follower = (tx: Tx, events: readonly NewEvent[]) => Promise<void>

const followers: Follower[] = []

/** From now on every unit tells this follower. */
export const follow = (follower: Follower): void => void followers.push(follower)

export async function tellFollowers(tx: Tx, events: readonly NewEvent[]): Promise<void> {
  if (events.length > 0) for (const follower of followers) await follower(tx, events)
}
