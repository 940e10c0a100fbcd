/**
 * What a command of the catalogue writes with --json: rows that come one by one are a list.
 * A promise, because that is where the schemas' generator lets the compiler work out the type.
 */
export type Answer<L> = L extends { load: () => Promise<{ default: { run: (...given: never) => Promise<infer R> } }> }
  ? Promise<AsList<R>>
  : never

type AsList<R> = R extends AsyncIterable<infer Row> ? Row[] : R
