/** Things of one kind: how many there are, and how many lines each takes. */
interface Wish {
  there: number
  lines: number
}

/**
 * How many of each kind are shown in so many lines: `least` at any rate, then one of each in turn as long as there is
 * room.
 */
export function shared(lines: number, wishes: readonly Wish[], least = 1): number[] {
  const shown = wishes.map(({ there }) => Math.min(there, least))
  let left = lines - wishes.reduce((sum, wish, i) => sum + (shown[i] ?? 0) * wish.lines, 0)
  for (let taken = true; taken; ) {
    taken = false
    for (const [i, wish] of wishes.entries()) {
      const before = shown[i] ?? 0
      if (before >= wish.there || wish.lines > left) continue
      shown[i] = before + 1
      left -= wish.lines
      taken = true
    }
  }
  return shown
}
