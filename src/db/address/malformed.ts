import { failure, type HelpdeskError } from '../../core/errors.js'
import { words } from './words.js'

/** USAGE, with what is wrong and what an address looks like. */
export const malformed = (problem: keyof typeof words.problems): HelpdeskError =>
  failure('USAGE', words.notUnderstood(words.problems[problem]), {
    say: words.forms,
  })
