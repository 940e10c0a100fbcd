import { failure, type HelpdeskError } from '../../core/errors.js'
import type { Hint } from '../../core/hint.js'
import { words } from '../words.js'
import { commandIn } from './commands.js'
import { optionMeant } from './synonyms.js'
import { negatedBy, optionsOf, takesQuery, writeNot } from './terms.js'

/** What is meant by an option that there is not; `near` is what is written nearly so. */
export async function hintForOption(option: string, argv: readonly string[], near?: Hint): Promise<Hint | undefined> {
  const { path, load } = commandIn(argv)
  const spec = (await load?.())?.default
  const options = optionsOf(spec)
  const isBehind = argv.indexOf(option) > argv.indexOf(path.at(-1) ?? '')
  const negated = negatedBy(option)
  if (negated && options.includes(`--${negated}`)) return { say: words.didYouMean(`--${negated}`) }
  if (negated && negated.length > 1 && isBehind && spec && takesQuery(spec)) return writeNot(negated)
  const other = optionMeant(option, options)
  if (other !== undefined) return { say: words.didYouMean(other) }
  return near ?? (isBehind ? undefined : { run: 'help options' })
}

/**
 * What a command refused may have been meant for something else: `start` and `-status` are options without their
 * dashes, and `-panne`, the option `-p` with `anne`, a term of a query where nothing is called `anne`.
 */
export async function meantOtherwise(error: HelpdeskError, argv: readonly string[]): Promise<HelpdeskError> {
  const typed = argv.slice(0, argv.includes('--') ? argv.indexOf('--') : undefined)
  const isNamed = (word: string) => word !== '' && error.text.en.includes(`'${word}'`)
  const blamed = typed.filter((word) => isNamed(negatedBy(word)?.slice(1) ?? '') || isNamed(word))
  if (blamed.length === 0) return error
  const spec = (await commandIn(argv).load?.())?.default
  const options = optionsOf(spec)
  const option = blamed.map((word) => `--${word.replace(/^-/, '')}`).find((long) => options.includes(long))
  if (option) return failure(error.code, error.text, { say: words.didYouMean(option) }, error)
  const term = blamed.map(negatedBy).find((word) => word !== undefined)
  return term && spec && takesQuery(spec) ? failure(error.code, error.text, writeNot(term), error) : error
}
