import type { Client } from './clients'
import type { Wish } from './demand'
import type { Loader } from './loader'
import type { Offer } from './offers'
import { drawStars, writeReview } from './opinions'
import type { Provider } from './provider'
import { readPsv } from './psv'
import type { Random } from './random'

const HOUR = 3_600_000
/** As `reviewWithin` of the booking rules. */
const WINDOW = 14 * 24 * HOUR

const replies = readPsv('review-replies')
const repliesOf = (kind: string, lang: string) =>
  replies.filter(row => row.kind === kind && row.lang === lang).map(row => row.text ?? '')
const LANGUAGES = ['fr', 'ar'] as const
const REPLIES = Object.fromEntries(
  ['about', 'about-less', 'answer', 'answer-less'].flatMap(kind =>
    LANGUAGES.map(lang => [`${kind}-${lang}`, repliesOf(kind, lang)]),
  ),
)
const reply = (random: Random, kind: string, locale: 'fr' | 'ar') =>
  random.pick(REPLIES[`${kind}-${locale}`] ?? [''])

/** A completed booking as its reviews need it. */
export type Finished = {
  bookingId: string
  provider: Provider
  client: Client
  offer: Offer
  wish: Wish
  doneAt: Date
  /** Chances of five stars down to one. */
  stars: readonly number[]
  now: Date
}

/** A mark near the whole one; not everybody gives it. */
function near(random: Random, rating: number): number | null {
  if (random.chance(0.45)) return null
  return Math.min(5, Math.max(1, rating + random.weighted([1, 6, 2]) - 1))
}

const localeOf = ({ languages }: Provider) => (languages.includes('fr') ? 'fr' : 'ar')

function byClient(random: Random, finished: Finished, at: Date) {
  const { provider, client, offer, wish, stars } = finished
  const rating = wish.words?.stars ?? drawStars(random, stars)
  const work = { voice: provider.voice, category: provider.spot.category.slug, service: offer.service.slug }
  return {
    side: 'client',
    author_id: client.id,
    rating,
    body: wish.words?.body ?? writeReview(random, work, rating, client.locale),
    locale: client.locale,
    created_at: at,
  }
}

function byProvider(random: Random, { provider }: Finished, at: Date) {
  const rating = 5 - random.weighted([80, 14, 4, 2])
  const locale = localeOf(provider)
  return {
    side: 'provider',
    author_id: provider.userId,
    rating,
    body: random.chance(0.6) ? reply(random, rating > 3 ? 'about' : 'about-less', locale) : '',
    locale,
    created_at: at,
  }
}

type Written = ReturnType<typeof byClient> | ReturnType<typeof byProvider>

function add(loader: Loader, extras: Random, finished: Finished, written: Written, publishedAt: Date | null) {
  const { bookingId, provider, client, now } = finished
  const { rating, side } = written
  const answerable = side === 'client' && publishedAt !== null && extras.chance(0.22)
  const answered = answerable ? publishedAt.getTime() + extras.int(2, 60) * HOUR : Number.NaN
  const hasAnswer = answered < now.getTime()
  loader.add('reviews', {
    id: extras.uuid(),
    booking_id: bookingId,
    provider_id: provider.id,
    client_id: client.id,
    ...written,
    punctuality: near(extras, rating),
    communication: near(extras, rating),
    quality: side === 'client' ? near(extras, rating) : null,
    value: side === 'client' ? near(extras, rating) : null,
    published_at: publishedAt,
    answer: hasAnswer ? reply(extras, rating > 3 ? 'answer' : 'answer-less', localeOf(provider)) : null,
    answered_at: hasAnswer ? new Date(answered) : null,
  })
}

/**
 * What both sides said of a completed booking. A client's review that the volume counts is always published: the
 * provider has written as well, or the time to write is over. Of the latest jobs some hold one side's review that
 * still waits for the other.
 * @param random the stream the words of clients are drawn from
 */
export function addReviews(loader: Loader, random: Random, finished: Finished): void {
  const { wish, doneAt, now, bookingId } = finished
  const extras = random.fork(`reviews-${bookingId}`)
  const soon = () => new Date(Math.min(doneAt.getTime() + (1 + extras.next() * 110) * HOUR, now.getTime()))
  const due = new Date(doneAt.getTime() + WINDOW)
  if (!wish.reviewed) {
    const waits = due > now && (wish.client !== undefined || extras.chance(0.5))
    if (!waits) return
    // Somebody to sign in as finds the other side's word waiting for theirs.
    const written =
      wish.client || extras.chance(0.4)
        ? byProvider(extras, finished, soon())
        : byClient(extras, { ...finished, wish: { ...wish, words: undefined } as Wish }, soon())
    add(loader, extras, finished, written, null)
    return
  }
  const at = new Date(Math.min(doneAt.getTime() + (1 + random.next() * 110) * HOUR, now.getTime()))
  const client = byClient(random, finished, at)
  const both = due > now || extras.chance(0.35)
  const provider = both ? byProvider(extras, finished, soon()) : null
  const publishedAt = provider ? new Date(Math.max(at.getTime(), provider.created_at.getTime())) : due
  add(loader, extras, finished, client, publishedAt)
  if (provider) add(loader, extras, finished, provider, publishedAt)
}
