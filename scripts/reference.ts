import { commands } from '../src/app/catalogue.js'
import { GLOBAL_OPTIONS } from '../src/app/global-options.js'
import { type Access, type AnySpec, type Leaf, type Tree, usageOf } from '../src/command/command.js'
import type { Param } from '../src/command/params/kinds.js'
import { queryHelpPage } from '../src/tickets/render/query-help.js'

export interface Documented {
  /** `ticket assign`. */
  name: string
  leaf: Leaf
  spec: AnySpec
}

/** Every command there is, with its module. */
export async function allCommands(tree: Tree = commands, path: string[] = []): Promise<Documented[]> {
  const found: Documented[] = []
  for (const [name, entry] of Object.entries(tree)) {
    const here = [...path, name]
    if ('load' in entry) found.push({ name: here.join(' '), leaf: entry, spec: (await entry.load()).default })
    else found.push(...(await allCommands(entry.commands, here)))
  }
  return found
}

const WHO = {
  anyone: 'anyone',
  EMPLOYEE: 'everybody logged in',
  TECHNICIAN: 'technicians, administrators',
  ADMIN: 'administrators',
  'ADMIN where there is one': 'administrators',
}
const who = (spec: AnySpec) => WHO[spec.access as Access]
const cell = (text: string) => text.replaceAll('|', '\\|')
const table = (head: string[], rows: string[][]) =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.map(cell).join(' | ')} |`).join('\n')

/** The table of all commands. */
const commandTable = async (): Promise<string> =>
  table(
    ['command', 'what it does', 'for'],
    (await allCommands()).map(({ name, leaf, spec }) => [`\`helpdesk ${name}\``, leaf.summary.en, who(spec)]),
  )

/** docs/commands.md: every command with every option. */
export async function commandReference(): Promise<string> {
  const sections = (await allCommands()).map(({ name, leaf, spec }) => {
    const params = Object.values<Param>(spec.params)
    return [
      `## helpdesk ${name}`,
      `\`helpdesk ${name} ${usageOf(spec)}\``,
      `${leaf.summary.en}. For: ${who(spec)}.`,
      ...(params.length > 0
        ? [
            table(
              ['option', 'meaning'],
              params.map((p) => [`\`${p.flags.written}\``, p.summary.en]),
            ),
          ]
        : []),
      `\`\`\`sh\n${spec.examples.map((e) => (typeof e === 'string' ? e : e.en)).join('\n')}\n\`\`\``,
    ].join('\n\n')
  })
  return `${[
    '# Commands',
    'Written by `npm run docs` from the program itself.',
    await commandTable(),
    '## Global options',
    'Every command takes these, before or after its name.',
    table(
      ['option', 'meaning'],
      GLOBAL_OPTIONS.map(({ flags, summary }) => [`\`${flags.written}\``, summary.en]),
    ),
    ...sections,
  ].join('\n\n')}\n`
}

/** docs/queries.md: what `helpdesk help query` says. */
export const queryReference = (): string =>
  [
    '# Queries',
    'What `helpdesk help query` says, written by `npm run docs`.',
    `\`\`\`text\n${queryHelpPage('en', 100)}\`\`\`\n`,
  ].join('\n\n')
