/** Shorter words have too many neighbours one slip away. */
const SHORTEST = 4

function withoutOne(word: string): string[] {
  return Array.from(word, (_, i) => word.slice(0, i) + word.slice(i + 1))
}

function withSwap(word: string): string[] {
  const swapped: string[] = []
  for (let i = 0; i + 1 < word.length; i++) {
    swapped.push(word.slice(0, i) + word[i + 1] + word[i] + word.slice(i + 2))
  }
  return swapped
}

/** Everything that is one slip of the finger away from some known words, and the words themselves. */
export type SlipIndex = { words: ReadonlyMap<string, number>; slips: ReadonlyMap<string, readonly number[]> }

/** Prepares the words that everybody uses: `[text, id]`. */
export function indexSlips(words: readonly (readonly [string, number])[]): SlipIndex {
  const slips = new Map<string, number[]>()
  for (const [text, id] of words) {
    if (text.length < SHORTEST) continue
    for (const slip of new Set([...withoutOne(text), ...withSwap(text)])) {
      slips.set(slip, [...(slips.get(slip) ?? []), id])
    }
  }
  return { words: new Map(words), slips }
}

/**
 * The known words that differ from the typed one by a letter left out, a letter too many or two neighbours swapped.
 * A wrong letter is no slip: it makes another word too easily.
 */
export function wordsOneSlipAway(index: SlipIndex, typed: string): number[] {
  const found = [...(index.slips.get(typed) ?? [])]
  if (typed.length <= SHORTEST) return found
  for (const shorter of withoutOne(typed)) {
    const id = index.words.get(shorter)
    if (id !== undefined) found.push(id)
  }
  return found
}
