// What each command answers with --json, as JSON Schema (https://json-schema.org/draft-07/schema#), read from the type
// of what its `run` returns: written to docs/schemas, and held against the program's real answers in
// test/schemas.test.ts.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { BaseError, type Config, createGenerator, type Schema } from 'ts-json-schema-generator'
import { allCommands } from '../reference.js'

/** What has a schema: every command, by its name. */
export const schemaNames = async (): Promise<string[]> => (await allCommands()).map((c) => c.name)

/** The file of a command's schema. */
export const schemaFile = (name: string): string => `docs/schemas/${name.replaceAll(' ', '-')}.json`

/** The text of every schema, by the name of its command. Reads the types of the whole program: some seconds. */
export async function schemaTexts(): Promise<Map<string, string>> {
  const names = await schemaNames()
  const types = readTypes(names.map((name) => `export type ${typeOf(name)} = Answer<${leafOf(name)}>\n`))
  return new Map(names.map((name) => [name, schemaText(name, types[typeOf(name)])]))
}

const typeOf = (name: string): string => `Answer_${name.replaceAll(/\W/g, '_')}`

/** The type of a command in the catalogue: `(typeof commands)['ticket']['commands']['list']`. */
function leafOf(name: string): string {
  const words = name.split(' ').map((word) => `['${word}']`)
  return `(typeof commands)${words.join("['commands']")}`
}

type Definitions = NonNullable<Schema['definitions']>

const CACHE = 'node_modules/.cache'
const IMPORTS = `import type { Answer } from '../../../scripts/schemas/answer.js'
import type { commands } from '../../../src/app/catalogue.js'
`

/** The schema of each of these types, by its name. They stand in a file that is there only while it is read. */
function readTypes(types: readonly string[]): Definitions {
  mkdirSync(CACHE, { recursive: true })
  const folder = mkdtempSync(join(CACHE, 'answers-'))
  const path = join(folder, 'answers.ts')
  writeFileSync(path, IMPORTS + types.join(''))
  try {
    return createGenerator({ ...HOW, path }).createSchema().definitions ?? {}
  } catch (error) {
    throw new Error(
      `The types of what the commands answer cannot be read.\n${error instanceof BaseError ? error.format() : error}`,
    )
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const HOW: Config = {
  tsconfig: 'tsconfig.json',
  skipTypeCheck: true, // `npm run check` is for that
  expose: 'none',
  jsDoc: 'extended',
  additionalProperties: false,
  sortProps: false,
}

/** Throws where nothing is known of the answer. */
function schemaText(name: string, schema: Definitions[string] | undefined): string {
  if (typeof schema !== 'object' || Object.keys(schema).length === 0) {
    throw new Error(`The type of what 'helpdesk ${name}' answers is not known.`)
  }
  const title = `helpdesk ${name} --json`
  return `${JSON.stringify({ $schema: 'http://json-schema.org/draft-07/schema#', title, ...schema }, null, 2)}\n`
}
