import { expect, it } from 'vitest'
import { words } from '../../src/audit/words.js'
import { FOLLOWED } from '../../src/maintenance/stored-things.js'

it('everything that the history follows has a name in every language', () => {
  expect(FOLLOWED.length).toBeGreaterThan(5)
  for (const { entity, followed } of FOLLOWED) {
    expect(Object.keys(words.things)).toContain(entity)
    for (const field of Object.keys(followed.fields)) expect(Object.keys(words.fields), entity).toContain(field)
  }
})
