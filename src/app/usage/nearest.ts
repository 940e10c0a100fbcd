import { Command, CommanderError } from 'commander'

/** Those of the names that are written nearly so: commander's own measure. */
export function nearest(typed: string, names: readonly string[]): string[] {
  const program = new Command().exitOverride().helpCommand(false)
  program.configureOutput({ writeErr: () => undefined })
  for (const name of names) program.command(name)
  try {
    program.parse([typed], { from: 'user' })
    return []
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    return /Did you mean (?:one of )?(.*)\?\)/s.exec(error.message)?.[1]?.split(', ') ?? []
  }
}
