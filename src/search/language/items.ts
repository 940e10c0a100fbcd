/** What stands between two commas: quotes are taken off, and what they hold is no sign. */
export interface Item {
  /** Its characters, and where each stands; of those in quotes `isPlain` is false. */
  characters: { character: string; at: number; isPlain: boolean }[]
  at: number
}

export function itemOf(typed: string, at: number): Item {
  let isPlain = true
  const characters: Item['characters'] = []
  for (let i = 0; i < typed.length; i++) {
    if (typed[i] === '"') isPlain = !isPlain
    else characters.push({ character: typed[i] as string, at: at + i, isPlain })
  }
  return { characters, at }
}

export const textOf = ({ characters }: Item): string => characters.map((c) => c.character).join('')
/** The same, with what stands in quotes as signs of nothing. */
export const signsOf = ({ characters }: Item): string =>
  characters.map((c) => (c.isPlain ? c.character : '\0')).join('')

export function part(item: Item, from: number, to?: number): Item {
  const characters = item.characters.slice(from, to)
  return { characters, at: characters[0]?.at ?? item.at }
}

export const COMPARISON = /^(>=|<=|>|<)/
export const isRange = (item: Item): boolean => COMPARISON.test(signsOf(item)) || signsOf(item).includes('..')
