import type { AnySpec } from '../../command/command.js'
import type { Param } from '../../command/params/kinds.js'
import { failure, type HelpdeskError } from '../../core/errors.js'
import { type Hint, shellWord } from '../../core/hint.js'
import { GLOBAL_OPTIONS } from '../global-options.js'
import { words } from '../words.js'
import { commandIn } from './commands.js'
import { optionMeant } from './synonyms.js'

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

/** `vpn` of `-vpn`, which in front of an argument is an option; undefined for `--vpn`. */
const negatedBy = (word: string): string | undefined => /^-([^-].*)$/s.exec(word)?.[1]
const takesQuery = (spec: AnySpec): boolean =>
  Object.values<Param>(spec.params).some((p) => p.kind === 'together' && p.flags.long === undefined)
const writeNot = (term: string): Hint => ({ say: words.write(`not ${shellWord(term)}`) })

const optionsOf = (spec: AnySpec | undefined): string[] =>
  [...Object.values<Param>(spec?.params ?? {}), ...GLOBAL_OPTIONS].flatMap(({ flags }) => flags.long ?? [])
