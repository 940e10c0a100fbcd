import { describe, expect, it } from 'vitest'
import { HelpdeskError } from '../../src/core/errors.js'
import { findCategory, findPriority, findStatus, findStatuses } from '../../src/lookups/services/find-lookup.js'
import { odd, seed } from '../helpers/lookups.js'

/** The names of what `find` answers, or the error's code and sentence. */
function said(find: () => { name: string } | { name: string }[]): string[] {
  try {
    return [find()].flat().map((x) => x.name)
  } catch (error) {
    if (error instanceof HelpdeskError) return [error.code, error.text.en]
    throw error
  }
}
const category = (id: number, name: string) => ({ id, name, description: null })
/** Names with letters that have no other case, or another one elsewhere. */
const foreign = { ...seed, categories: [category(1, 'Straßen'), category(2, 'Yazılım')] }

describe('a status, priority or category', () => {
  it.each([
    ['by id', '2', ['En cours']],
    ['by exact name', 'En cours', ['En cours']],
    ['by a name in another case', 'EN COURS', ['En cours']],
    ['by a name without accents', 'resolue', ['Résolue']],
    ['by a name with other accents', 'rèsôlüe', ['Résolue']],
    ['by a name in decomposed form', 'Re\u0301solue', ['Résolue']],
    ['by a name and blanks after it', 'resolue  ', ['Résolue']],
    ['by the beginning of a name', 'res', ['Résolue']],
    ['by the word pending', 'pending', ['En attente']],
    ['by the word in-progress', 'in-progress', ['En cours']],
    ['by the word resolved', 'RESOLVED', ['Résolue']],
    ['by the word open', 'open', ['En attente', 'En cours']],
    ['not by what two begin with', 'en', ['USAGE', "'en' fits several: En attente (1), En cours (2)."]],
    ['not by the middle of a name', 'cours', ['NOT_FOUND', "There is no status 'cours'."]],
    ['not by an unknown id', '4', ['NOT_FOUND', "There is no status '4'."]],
    ['not by other digits', '２', ['NOT_FOUND', "There is no status '２'."]],
    ['not by nothing', '', ['NOT_FOUND', "There is no status ''."]],
    ['not by the words of JavaScript', 'constructor', ['NOT_FOUND', "There is no status 'constructor'."]],
    ['not by those with underscores either', '__proto__', ['NOT_FOUND', "There is no status '__proto__'."]],
  ])('statuses %s: %s', (_, word, expected) => expect(said(() => findStatuses(seed, word))).toEqual(expected))

  it.each([
    ['the one that fits', 'pending', ['En attente']],
    ['never one of several', 'open', ['USAGE', "'open' fits several: En attente (1), En cours (2)."]],
  ])('the status to change to is %s', (_, word, expected) =>
    expect(said(() => findStatus(seed, word))).toEqual(expected),
  )

  it.each([
    ['id before name', '5', ['Open']],
    ['exact name before the words', 'open', ['Open']],
    ['exact name before the words', 'PENDING', ['Pending']],
    ['the words before the beginning of a name', 'resolved', ['Pending', 'Doublon', 'doublon']],
    ['exact name before the beginning of a name', 'Open', ['Open']],
    ['the beginning of a name last', 'opened', ['Opened by phone']],
    ['a name that two have is ambiguous', 'Doublon', ['USAGE', "'Doublon' fits several: Doublon (11), doublon (12)."]],
    ['what two begin with is ambiguous', 'op', ['USAGE', "'op' fits several: Open (5), Opened by phone (8)."]],
  ])('%s: %s', (_, word, expected) => expect(said(() => findStatuses(odd, word))).toEqual(expected))

  it.each([
    [seed, 'low', ['Faible']],
    [seed, 'HIGH', ['Élevée']],
    [seed, 'elevee', ['Élevée']],
    [seed, '2', ['Moyenne']],
    [seed, 'm', ['Moyenne']],
    [seed, 'medium', ['Moyenne']],
    [{ ...seed, priorities: seed.priorities.slice(1) }, 'medium', ['Moyenne']],
    [odd, 'medium', ['Low-ish']],
    [{ ...odd, priorities: [] }, 'medium', ['NOT_FOUND', "There is no priority 'medium'."]],
    [odd, 'high', ['High']], // by name, although its level is the lowest
    [odd, 'low', ['High']], // by the word, although two begin with it
    [odd, 'lower', ['Lower']],
    [odd, 'urg', ['Urgent']],
    [{ ...odd, priorities: odd.priorities.slice(1) }, 'high', ['USAGE', "'high' fits several: Lower (5), Urgent (6)."]],
    [{ ...odd, priorities: [] }, 'high', ['NOT_FOUND', "There is no priority 'high'."]],
  ])('priorities %#: %s', (lookups, word, expected) =>
    expect(said(() => findPriority(lookups, word))).toEqual(expected),
  )

  it.each([
    [seed, '3', ['Réseau']],
    [seed, 'MATERIEL', ['Matériel']],
    [seed, 'log', ['Logiciel']],
    [foreign, 'strasen', ['Straßen']],
    [foreign, 'STRAßEN', ['Straßen']],
    [foreign, 'straß', ['Straßen']],
    [foreign, 'strassen', ['NOT_FOUND', "There is no category 'strassen'."]],
    [foreign, 'YAZILIM', ['Yazılım']],
    [foreign, 'yazilim', ['Yazılım']],
    [foreign, 'yazı', ['Yazılım']],
    [seed, 'pending', ['NOT_FOUND', "There is no category 'pending'."]],
    [seed, 'low', ['NOT_FOUND', "There is no category 'low'."]],
    [odd, 'pc p', ['PC portable']],
    [odd, 'pc', ['USAGE', "'pc' fits several: PC (3), Pc  (5)."]],
    [odd, 'p', ['USAGE', "'p' fits several: PC (3), PC portable (4), Pc  (5)."]],
  ])('categories %#: %s', (lookups, word, expected) =>
    expect(said(() => findCategory(lookups, word))).toEqual(expected),
  )

  it('that is unknown is answered with those that there are, in both languages', () => {
    expect(() => findCategory(seed, 'Drucker')).toThrow(
      expect.objectContaining({
        code: 'NOT_FOUND',
        text: { en: "There is no category 'Drucker'.", fr: 'Il n’y a pas de catégorie «\u00a0Drucker\u00a0».' },
        hint: { say: 'Matériel, Logiciel, Réseau' },
      }),
    )
    expect(() => findStatus(seed, 'en')).toThrow(
      expect.objectContaining({
        text: {
          en: "'en' fits several: En attente (1), En cours (2).",
          fr: '«\u00a0en\u00a0» en désigne plusieurs\u00a0: En attente (1), En cours (2).',
        },
      }),
    )
  })
})
