/** What it costs to hear one sound as another, as `pair:cost`; pairs not listed cost 1. */
const CONFUSED =
  'pb:.1 vf:.1 Ck:.05 Cs:.4 gk:.2 gj:.25 gG:.2 Gk:.6 Gr:.6 Gx:.6 Gh:.6 xh:.35 xc:.5 xk:.5 xs:.6 zs:.2 zj:.4 sc:.5 cj:.4 ' +
  'dt:.5 nm:.4 lr:.7 3h:.3 ea:.1 ei:.05 eu:.1 ai:.25 au:.25 iu:.2 3a:.15 3e:.15'

/** What it costs to leave out or add a sound: vowels and throat sounds are written or not as one pleases. */
const FAINT: Readonly<Record<string, number>> = { a: 0.22, e: 0.1, i: 0.25, u: 0.28, h: 0.4, '3': 0.25 }

/** Sounds that French writes at the end of a word and does not speak. */
const MUTE_AT_END = new Set('tdsxrzpniae')

/** No word of the lexicon is longer, and nobody types a longer one. */
export const LONGEST_WORD = 40

const CODES = 128
const SAME = new Float64Array(CODES * CODES).fill(1)
const SOUNDS = new Float64Array(CODES * CODES).fill(1)
const OMITTED = new Float64Array(CODES).fill(1)

for (let code = 0; code < CODES; code++) {
  SAME[code * CODES + code] = 0
  SOUNDS[code * CODES + code] = 0
}
for (const entry of CONFUSED.split(' ')) {
  const [pair = '', cost = '1'] = entry.split(':')
  const a = pair.charCodeAt(0)
  const b = pair.charCodeAt(1)
  SOUNDS[a * CODES + b] = Number(cost)
  SOUNDS[b * CODES + a] = Number(cost)
}
for (const [letter, cost] of Object.entries(FAINT)) OMITTED[letter.charCodeAt(0)] = cost

/**
 * A word made ready for comparing: its characters, what leaving out each costs, and what it costs when everything
 * behind a place is missing, while the word is being typed (`open`) or at the end of a finished one (`closed`).
 */
export type Shape = {
  codes: Uint8Array
  omit: Float64Array
  open: Float64Array
  closed: Float64Array
  weight: number
}

function shape(codes: Uint8Array, omit: Float64Array, open: number, closed: (at: number) => number): Shape {
  const size = codes.length
  const tails: Shape = {
    codes,
    omit,
    open: new Float64Array(size + 1),
    closed: new Float64Array(size + 1),
    weight: 0,
  }
  for (let at = size - 1; at >= 0; at--) {
    const cost = omit[at] ?? 1
    tails.weight += cost
    tails.open[at] = (tails.open[at + 1] ?? 0) + cost * open
    tails.closed[at] = (tails.closed[at + 1] ?? 0) + cost * closed(at)
  }
  return tails
}

/** The shape of a word of sounds. */
export function soundShape(sound: string): Shape {
  const codes = Uint8Array.from(sound, letter => letter.charCodeAt(0) & 127)
  const omit = Float64Array.from(codes, code => OMITTED[code] ?? 1)
  const mute = (at: number) => at >= sound.length - 2 && MUTE_AT_END.has(sound[at] ?? '')
  return shape(codes, omit, 0.1, at => (mute(at) ? 0.3 : 0.4))
}

/** The shape of a written word. The low bits tell the letters of one script apart, which is all that is compared. */
export function letterShape(word: string): Shape {
  const codes = Uint8Array.from(word.split(''), letter => letter.charCodeAt(0) & 127)
  // A letter typed twice is the commonest slip and says the least.
  const omit = Float64Array.from(codes, (code, at) => (at > 0 && code === codes[at - 1] ? 0.3 : 1))
  return shape(codes, omit, 0.08, () => 0.4)
}

const FIRST_LETTER = 1.25
const SWAP = 0.7

// Rows of the table, used again and again: thousands of comparisons stand behind one query.
let before = new Float64Array(LONGEST_WORD + 2)
let above = new Float64Array(LONGEST_WORD + 2)
let row = new Float64Array(LONGEST_WORD + 2)

/**
 * Edit distance with swaps of neighbours, a dearer first letter, and a known word that may go on after what was
 * typed. Gives up with Infinity as soon as it must be above `limit`.
 */
function distance(typed: Shape, known: Shape, typing: boolean, cost: Float64Array, limit: number): number {
  const a = typed.codes
  const b = known.codes
  const width = b.length
  above[0] = 0
  for (let j = 1; j <= width; j++) above[j] = (above[j - 1] as number) + (known.omit[j - 1] as number)
  for (let i = 1; i <= a.length; i++) {
    const x = a[i - 1] as number
    const drop = typed.omit[i - 1] as number
    let least = (above[0] as number) + drop
    row[0] = least
    for (let j = 1; j <= width; j++) {
      const y = b[j - 1] as number
      let best = cost[x * CODES + y] as number
      if (i === 1 && j === 1) best *= FIRST_LETTER
      best += above[j - 1] as number
      const dropped = (above[j] as number) + drop
      if (dropped < best) best = dropped
      const added = (row[j - 1] as number) + (known.omit[j - 1] as number)
      if (added < best) best = added
      if (i > 1 && j > 1 && x !== y && x === b[j - 2] && y === a[i - 2]) {
        const swapped = (before[j - 2] as number) + SWAP
        if (swapped < best) best = swapped
      }
      row[j] = best
      if (best < least) least = best
    }
    if (least > limit) return Number.POSITIVE_INFINITY
    const free = before
    before = above
    above = row
    row = free
  }
  const tail = typing ? known.open : known.closed
  let best = above[width] as number
  for (let j = Math.min(2, width); j < width; j++) {
    const ended = (above[j] as number) + (tail[j] as number)
    if (ended < best) best = ended
  }
  return best
}

function likeness(typed: Shape, known: Shape, typing: boolean, cost: Float64Array, least: number): number {
  // A word still being typed is measured mostly against what has been typed of it.
  const size = (typed.weight + Math.min(known.weight, typed.weight * 1.35)) / 2
  if (size === 0) return 0
  const alike = 1 - distance(typed, known, typing, cost, size * (1 - least)) / size
  return alike >= least ? alike : 0
}

/**
 * How alike two words sound, 0 to 1; 0 when below `least`.
 * @param typing the first word may be the beginning of the second
 */
export function soundLikeness(typed: Shape, known: Shape, typing: boolean, least: number): number {
  return likeness(typed, known, typing, SOUNDS, least)
}

/** How alike two words of one script are written, 0 to 1; 0 when below `least`. */
export function letterLikeness(typed: Shape, known: Shape, typing: boolean, least: number): number {
  return likeness(typed, known, typing, SAME, least)
}
