import type { AnySpec } from '../../command/command.js'
import type { Param } from '../../command/params/kinds.js'
import { type Hint, shellWord } from '../../core/hint.js'
import { GLOBAL_OPTIONS } from '../global-options.js'
import { words } from '../words.js'

/** `vpn` of `-vpn`, which in front of an argument is an option; undefined for `--vpn`. */
export const negatedBy = (word: string): string | undefined => /^-([^-].*)$/s.exec(word)?.[1]
export const takesQuery = (spec: AnySpec): boolean =>
  Object.values<Param>(spec.params).some((p) => p.kind === 'together' && p.flags.long === undefined)
export const writeNot = (term: string): Hint => ({ say: words.write(`not ${shellWord(term)}`) })

/** The long options of a command, and those of all. */
export const optionsOf = (spec: AnySpec | undefined): string[] =>
  [...Object.values<Param>(spec?.params ?? {}), ...GLOBAL_OPTIONS].flatMap(({ flags }) => flags.long ?? [])
