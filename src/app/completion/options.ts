import type { AnySpec } from '../../command/command.js'
import type { Completion, Param } from '../../command/param.js'
import type { Text } from '../../core/language.js'
import { GLOBAL_OPTIONS, type GlobalOption, HELP_OPTION, VERSION_OPTION } from '../global-options.js'

/** An option as it is typed. */
export interface Option {
  long: string
  /** `-o`, where it has one. */
  short: string | undefined
  summary: Text
  takesValue: boolean
  complete: Completion | undefined
}

const optionOf = ({ flags, summary, complete }: GlobalOption): Option => ({
  long: /--[\w-]+/.exec(flags)?.[0] ?? '',
  short: /^-\w\b/.exec(flags)?.[0],
  summary,
  takesValue: flags.includes('<'),
  complete,
})

const paramsOf = (spec: AnySpec | undefined): Param<unknown>[] => Object.values(spec?.params ?? {})
const isOption = ({ flags }: Param<unknown>) => flags.startsWith('-')

/** The options that may stand here: those of the command, where there is one already, then those of all commands. */
export function optionsOf(spec: AnySpec | undefined, first: boolean): Option[] {
  const common = [...GLOBAL_OPTIONS.map(optionOf), ...(first ? [optionOf(VERSION_OPTION)] : []), optionOf(HELP_OPTION)]
  const fields = spec?.listing?.fields.map((f: { name: string }) => f.name)
  const completed = common.map((o) => (o.long === '--fields' && fields ? { ...o, complete: { words: fields, list: true as const } } : o))
  return [...paramsOf(spec).filter(isOption).map(optionOf), ...completed]
}

/** What completes the positional argument after so many others; undefined where none may follow. */
export function positionalAt(spec: AnySpec, index: number): Param<unknown> | undefined {
  const positional = paramsOf(spec).filter((p) => !isOption(p))
  const last = positional.at(-1)
  return positional[index] ?? (last?.many ? last : undefined)
}
