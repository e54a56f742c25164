import { skeletonOf } from './sound'

/** For each pair of letters or of consonants, the readings that contain it. */
export type GramIndex = { postings: ReadonlyMap<number, Uint16Array>; size: number }

const SKELETON = 1 << 16

function pairs(text: string, mark: number, into: Set<number>): void {
  let last = 1
  for (let i = 0; i <= text.length; i++) {
    const code = i < text.length ? text.charCodeAt(i) & 127 : 2
    into.add(mark | (last << 8) | code)
    last = code
  }
}

/** The letter pairs of a word, and apart from them the pairs of its consonant skeleton, both with its two ends. */
function gramsOf(text: string, sound: string, arabic: boolean): Set<number> {
  const grams = new Set<number>()
  pairs(text, arabic ? SKELETON << 1 : 0, grams)
  pairs(skeletonOf(sound), SKELETON, grams)
  return grams
}

type Written = { text: string; sound: string; arabic: boolean }

export function indexGrams(readings: readonly Written[]): GramIndex {
  const lists = new Map<number, number[]>()
  readings.forEach((reading, at) => {
    for (const gram of gramsOf(reading.text, reading.sound, reading.arabic)) {
      const list = lists.get(gram)
      if (list) list.push(at)
      else lists.set(gram, [at])
    }
  })
  const postings = new Map([...lists].map(([gram, list]) => [gram, Uint16Array.from(list)] as const))
  return { postings, size: readings.length }
}

/** Up to `most` readings that share pairs with the word, those that share most of them first. */
export function nearest(index: GramIndex, word: Written, most: number): number[] {
  const counts = new Uint8Array(index.size)
  const buckets: number[][] = []
  const grams = gramsOf(word.text, word.sound, word.arabic)
  for (const gram of grams) {
    const list = index.postings.get(gram)
    if (!list) continue
    for (const at of list) counts[at] = (counts[at] as number) + 1
  }
  for (let at = 0; at < counts.length; at++) {
    const count = counts[at] as number
    // One shared pair proves nothing, unless the word has hardly more.
    if (count === 0 || (count === 1 && grams.size > 4)) continue
    const bucket = buckets[count]
    if (bucket) bucket.push(at)
    else buckets[count] = [at]
  }
  const found: number[] = []
  for (let count = buckets.length - 1; count > 0 && found.length < most; count--) {
    for (const at of buckets[count] ?? []) {
      if (found.push(at) === most) break
    }
  }
  return found
}
