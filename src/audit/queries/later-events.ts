import type { Db } from '../../db/schema.js'
import { findInParts } from '../../db/statements/parts.js'
import type { Entity } from '../../history/change.js'

/**
 * Events of these things behind the event `after`, of other changes: what was done to them since, and is not undone.
 */
export async function findLaterEvents(db: Db, entity: Entity, ids: readonly number[], changeId: string, after: number) {
  return findInParts(db, ids, (part) =>
    db
      .selectFrom('helpdesk_event as e')
      .leftJoin('helpdesk_undo as u', 'u.change_id', 'e.change_id')
      .leftJoin('helpdesk_undo as s', (join) => join.onRef('s.root', '=', 'e.change_id').on('s.stands', '=', 1))
      .select(['e.entity_id', 'e.field'])
      .where('e.entity', '=', entity)
      .where('e.entity_id', 'in', part)
      .where('e.change_id', '<>', changeId)
      .where('e.id', '>', after)
      .where('u.change_id', 'is', null)
      .where('s.change_id', 'is', null)
      .execute(),
  )
}
