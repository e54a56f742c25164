import 'server-only'
import type { Catalogue, Category, City, District, Service } from '@/lib/catalogue/queries'
import { normaliseText } from '../domain/normalise'
import { findPlace } from '../domain/place'
import { EVERYBODY, type Filter } from '../domain/plan'
import type { MapPlace, Notice, SearchRequest, Sort } from '../domain/request'
import { tellingWords } from '../domain/stop-words'
import { CONFIDENT, type Understanding } from '../domain/understand'
import type { Knowledge } from './lexicon'

/** A search whose names have been looked up: what is wanted, where, in which order. */
export type Resolved = {
  request: SearchRequest
  /** What was typed; its place taken out of it once it has become one. */
  text: string
  /** Its words for the database; empty when a trade was understood in it. */
  words: readonly string[]
  category: Category | null
  service: Service | null
  city: City | null
  district: District | null
  /** Where distances are counted from. */
  origin: MapPlace | null
  sort: Sort
  filter: Filter
  /** What the typed text may mean, best first. */
  guesses: readonly Understanding[]
  notices: readonly Notice[]
}

/** So many words say enough; each further one costs an index search. */
const MOST_WORDS = 8
/** A place typed into its own field must be this much like its name. */
const LEAST_PLACE = 0.8

type Where = { city: City | null; district: District | null }
const NOWHERE: Where = { city: null, district: null }

function whereOf(
  catalogue: Catalogue,
  place: { city: string | null; district: string | null } | undefined,
): Where {
  const city = catalogue.city.get(place?.city ?? '') ?? null
  const district =
    catalogue.districts.find(row => row.cityId === city?.id && row.slug === place?.district) ?? null
  return { city, district }
}

/** The place field: a slug from a link, or whatever a person typed. */
function readPlace({ catalogue, gazetteer, split: splitText }: Knowledge, typed: string): Where {
  const city = catalogue.city.get(typed)
  if (city) return { city, district: null }
  const split = splitText(typed)
  if (split.city) return whereOf(catalogue, split)
  const [best] = findPlace(gazetteer, typed, 1)
  return best && best.score >= LEAST_PLACE ? whereOf(catalogue, best) : NOWHERE
}

function place(
  knowledge: Knowledge,
  request: SearchRequest,
  notices: Notice[],
): Where & { rest: string; text: string } {
  const given = request.city === '' ? NOWHERE : readPlace(knowledge, request.city)
  if (request.city !== '' && !given.city)
    notices.push({ code: 'city_unknown', value: request.city.slice(0, 60) })
  const { catalogue } = knowledge
  const split = knowledge.split(request.q)
  const typed = whereOf(catalogue, split)
  let { city, district } = given.city ? given : typed
  // "Plombier Maarif" with Casablanca in the place field: the district of that city.
  if (given.city && typed.city === given.city) district ??= typed.district
  if (request.district) {
    const wanted = catalogue.districts.filter(
      row => row.slug === request.district && (!city || row.cityId === city.id),
    )
    // Without its city, a name that several cities have says nothing.
    if (wanted.length === 1) district = wanted[0] ?? null
    else notices.push({ code: 'district_unknown', value: request.district })
  }
  if (district && !city) city = catalogue.cityById.get(district.cityId) ?? null
  const taken = typed.city !== null && (given.city === null || typed.city === given.city)
  return {
    city,
    district,
    rest: taken ? split.rest : normaliseText(request.q),
    text: taken ? split.rest : request.q,
  }
}

type Trade = { category: Category | null; service: Service | null; filtered: boolean }

/** The trade that the address names, without what was typed. */
function namedTrade({ catalogue }: Knowledge, request: SearchRequest, notices: Notice[]): Trade {
  const category = catalogue.category.get(request.category ?? '') ?? null
  if (request.category && !category) notices.push({ code: 'category_unknown', value: request.category })
  const service = catalogue.service.get(request.service ?? '') ?? null
  const fits = service && (!category || service.categoryId === category.id)
  if (service && !fits) notices.push({ code: 'service_elsewhere' })
  else if (request.service && !service) notices.push({ code: 'service_unknown', value: request.service })
  if (!fits) return { category, service: null, filtered: false }
  return { category: catalogue.categoryById.get(service.categoryId) ?? null, service, filtered: true }
}

/** A trade as a guess names it. */
export function tradeOf(
  catalogue: Catalogue,
  guess: Understanding,
): { category: Category | null; service: Service | null } {
  return {
    category: catalogue.category.get(guess.category) ?? null,
    service: catalogue.service.get(guess.service ?? '') ?? null,
  }
}

function sortOf(request: SearchRequest, origin: MapPlace | null, notices: Notice[]): Sort {
  if (request.sort === null) return request.near ? 'distance' : 'relevance'
  if (request.sort !== 'distance' || origin) return request.sort
  notices.push({ code: 'distance_needs_place' })
  return 'relevance'
}

/** Looks up every name of a request, and what its text means. In memory: no statement. */
export function resolve(knowledge: Knowledge, request: SearchRequest): Resolved {
  const notices = [...request.notices]
  const { city, district, rest, text } = place(knowledge, request, notices)
  const trade = namedTrade(knowledge, request, notices)
  const guesses = rest === '' ? [] : knowledge.understand(rest)
  const best = guesses[0] && guesses[0].score >= CONFIDENT ? tradeOf(knowledge.catalogue, guesses[0]) : null
  const sameTrade = !trade.category || best?.category === trade.category
  const understood = best?.category && sameTrade ? best : null
  // "Plombier" typed, electricity chosen: the choice is the later and the surer of the two.
  if (best?.category && !sameTrade) notices.push({ code: 'other_trade', value: request.q.slice(0, 60) })
  const words = best?.category ? [] : tellingWords(rest).slice(0, MOST_WORDS)
  if (request.q !== '' && rest === '' && !city)
    notices.push({ code: 'query_unread', value: request.q.slice(0, 60) })
  const category = trade.category ?? understood?.category ?? null
  const service = trade.service ?? understood?.service ?? null
  const { near } = request
  const origin = near ?? district ?? city
  return {
    request,
    text,
    words,
    category,
    service,
    city,
    district,
    origin,
    sort: sortOf(request, origin, notices),
    guesses,
    notices,
    filter: {
      ...EVERYBODY,
      categoryId: category?.id ?? 0,
      serviceId: trade.filtered ? (trade.service?.id ?? null) : null,
      wantedServiceId: trade.filtered ? null : (service?.id ?? null),
      words,
      cityId: city?.id ?? null,
      districtId: district?.id ?? null,
      near: near ? { ...near, radiusKm: request.radius } : null,
      priceMax: request.priceMax,
      ratingMin: request.ratingMin,
      verified: request.verified,
      club: request.club,
      languages: request.languages,
    },
  }
}
