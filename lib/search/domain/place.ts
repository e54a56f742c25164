import { buildGazetteer, comparer, type Gazetteer, joined, type PlaceName, similarNames } from './gazetteer'
import { normaliseText } from './normalise'
import { type PlaceTerm, placeTerms } from './place-terms'

export { buildGazetteer, type Gazetteer, type PlaceTerm, placeTerms }

export type PlaceFound = { city: string; district: string | null; score: number }

const LEAST_TYPED = 0.72
/** A whole name must be nearly right before it is cut out of a query. */
const LEAST_NAMED = 0.86
/** After "à", "f", "في" a place is expected. */
const LEAST_AFTER_PREPOSITION = 0.78
/** Shorter names are cut out only as they are written: Salé is no salle. */
const SHORTEST_GUESSED = 6

const PREPOSITIONS = new Set(
  'a f fi b in at dans sur vers pres cote hay quartier ville ف في ب حي مدينه ناحيه'.split(' '),
)

/** Districts that are also things one wants done; without a preposition the thing is meant. */
const THINGS = new Set(
  'palmier palmiers jardin jardins piscine riad centre gare marche نخيل حديقه سوق'.split(' '),
)

function rank(name: PlaceName, likeness: number): number {
  // Among equals the city before its district, and the larger before the smaller.
  return likeness + Math.log10(1 + name.population) / 500 - (name.district ? 0.005 : 0)
}

function key(place: { city: string; district: string | null }): string {
  return `${place.city}/${place.district ?? ''}`
}

/** Places whose name begins like, or resembles, a text that is being typed; best first, each once. */
export function findPlace(gazetteer: Gazetteer, text: string, limit = 8): PlaceFound[] {
  const words = normaliseText(text).split(' ').filter(Boolean)
  const typed = joined(words)
  if (typed.length < 2) return []
  const compare = comparer(typed, true)
  const best = new Map<string, PlaceFound & { rank: number }>()
  const offer = (name: PlaceName, score: number) => {
    const known = best.get(key(name))
    const place = { city: name.city, district: name.district, score, rank: rank(name, score) }
    if (!known || known.rank < place.rank) best.set(key(name), place)
  }
  for (const name of gazetteer.names) {
    const score = compare(name, LEAST_TYPED)
    if (score >= LEAST_TYPED) offer(name, score)
  }
  if (words.length > 1) {
    const { rest, city, district } = splitPlace(gazetteer, text)
    const name = gazetteer.names.find(other => other.city === city && other.district === district)
    if (name && rest === '') offer(name, 1)
  }
  return [...best.values()]
    .sort((a, b) => b.rank - a.rank)
    .slice(0, Math.max(0, Math.floor(limit) || 0))
    .map(({ city, district, score }) => ({ city, district, score }))
}

type Span = { from: number; to: number; name: PlaceName; rank: number }

function nearestName(
  names: readonly PlaceName[],
  text: string,
  least: number,
): { name: PlaceName; rank: number } | null {
  const compare = comparer(text, false)
  let best: { name: PlaceName; rank: number } | null = null
  for (const name of names) {
    const likeness = compare(name, least)
    if (likeness >= least && (!best || rank(name, likeness) > best.rank))
      best = { name, rank: rank(name, likeness) }
  }
  return best
}

type Fits = (name: PlaceName) => boolean

/** The place that stands at words `from` to `to`, if one does. */
function nameAt(gazetteer: Gazetteer, words: readonly string[], from: number, to: number, fits: Fits) {
  const text = joined(words.slice(from, to))
  const expected = PREPOSITIONS.has(words[from - 1] ?? '')
  const isThing = (name: PlaceName) => name.district !== null && (THINGS.has(name.text) || THINGS.has(text))
  const allowed = (name: PlaceName) => fits(name) && (expected || !isThing(name))
  const exact = (gazetteer.exact.get(text) ?? []).filter(allowed)
  if (exact.length > 0) return nearestName(exact, text, 0)
  // Darija glues the preposition to the name: fcasa, فمراكش.
  const unglued = /^[fbلبف].{3}/.test(text) ? text.slice(1) : ''
  const glued = (gazetteer.exact.get(unglued) ?? []).filter(allowed)
  if (glued.length > 0) return nearestName(glued, unglued, 0)
  if (text.length < SHORTEST_GUESSED) return null
  const least = expected ? LEAST_AFTER_PREPOSITION : LEAST_NAMED
  return nearestName(similarNames(gazetteer, text).filter(allowed), text, least)
}

function bestSpan(gazetteer: Gazetteer, words: readonly string[], fits: Fits): Span | null {
  let best: Span | null = null
  for (let from = 0; from < words.length; from++) {
    for (let to = from + 1; to <= Math.min(words.length, from + gazetteer.mostWords); to++) {
      const found = nameAt(gazetteer, words, from, to, fits)
      if (!found) continue
      // A longer name is the surer one; of two as long, the one nearer the end.
      const value = found.rank + (to - from) * 0.05 + from * 0.001
      if (!best || value > best.rank) best = { from, to, name: found.name, rank: value }
    }
  }
  return best
}

function without(words: readonly string[], span: Span): string[] {
  let from = span.from
  while (from > 0 && PREPOSITIONS.has(words[from - 1] ?? '')) from--
  return [...words.slice(0, from), ...words.slice(span.to)]
}

/**
 * Takes the place out of a query: "plombier casa maarif", "سباك في الدار البيضاء". `rest` is what remains,
 * normalised; without a place it is the whole query.
 */
export function splitPlace(
  gazetteer: Gazetteer,
  query: string,
): { rest: string; city: string | null; district: string | null } {
  let words = normaliseText(query).split(' ').filter(Boolean)
  const take = (fits: Fits): PlaceName | null => {
    const span = bestSpan(gazetteer, words, fits)
    if (span) words = without(words, span)
    return span?.name ?? null
  }
  let city = take(name => name.district === null)?.city ?? null
  // Every second city has a "Hay Salam": without its city such a name says nothing.
  const single = (name: PlaceName) => gazetteer.exact.get(name.text)?.every(other => other.city === name.city)
  const district = take(
    name => name.district !== null && (city === null ? single(name) === true : name.city === city),
  )
  city ??= district?.city ?? null
  // "Bouskoura ville verte" names the one city twice.
  while (city !== null && take(name => name.district === null && name.city === city)) {}
  return { rest: words.join(' '), city, district: district?.district ?? null }
}
