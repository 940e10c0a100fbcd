import { groupBy } from '../../core/lists.js'
import type { Actor } from '../../core/roles.js'
import type { Db } from '../../db/schema.js'
import { findInParts } from '../../db/statements/parts.js'
import type { Entity } from '../../history/change.js'
import { namingFields, recordedName } from '../recorded.js'

interface Known {
  entity: Entity
  id: number
}

/**
 * What things were called last, by `<entity> <id>`, as the history tells: of what is gone by now. Others than
 * administrators are told what they did themselves.
 */
export async function findFormerNames(
  db: Db,
  viewer: Pick<Actor, 'id' | 'role'>,
  things: readonly Known[],
): Promise<Map<string, string>> {
  const names = new Map<string, string>()
  for (const [entity, own] of groupBy(things, (t) => t.entity)) {
    const find = (part: number[]) => {
      const query = db
        .selectFrom('helpdesk_event')
        .select(['entity_id', 'field', 'old_value', 'new_value', 'old_name', 'new_name'])
        .where('entity', '=', entity)
        .where('entity_id', 'in', part)
        .where('field', 'in', namingFields(entity))
        .orderBy('id')
      return (viewer.role === 'ADMIN' ? query : query.where('actor_id', '=', viewer.id)).execute()
    }
    const ids = [...new Set(own.map(({ id }) => id))]
    for (const e of await findInParts(db, ids, find, { beside: namingFields(entity) })) {
      const { old_value: oldValue, new_value: newValue, old_name: oldName, new_name: newName } = e
      const name = recordedName({ entity, field: e.field, oldValue, newValue, oldName, newName })
      if (name !== undefined) names.set(`${entity} ${e.entity_id}`, name)
    }
  }
  return names
}
