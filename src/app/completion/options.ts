import type { AnySpec } from '../../command/command.js'
import type { Param } from '../../command/params/kinds.js'
import { GLOBAL_OPTIONS, HELP_OPTION, type Option, VERSION_OPTION } from '../global-options.js'

const paramsOf = (spec: AnySpec | undefined): Param[] => Object.values(spec?.params ?? {})
const isOption = ({ flags }: Param) => flags.long !== undefined

/** The options that may stand here: those of the command, where there is one already, then those of all commands. */
export function optionsOf(spec: AnySpec | undefined, first: boolean): Option[] {
  const common = [...GLOBAL_OPTIONS, ...(first ? [VERSION_OPTION] : []), HELP_OPTION]
  const fields = spec?.listing?.fields.map((f) => f.name)
  const completed = common.map((o) =>
    o.flags.long === '--fields' && fields ? { ...o, complete: { words: fields, list: true as const } } : o,
  )
  return [...paramsOf(spec).filter(isOption), ...completed]
}

/** What completes the positional argument after so many others; undefined where none may follow. */
export function positionalAt(spec: AnySpec, index: number): Param | undefined {
  const positional = paramsOf(spec).filter((p) => !isOption(p))
  const last = positional.at(-1)
  return positional[index] ?? (last?.flags.many ? last : undefined)
}
