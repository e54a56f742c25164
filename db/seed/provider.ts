import type { DatedException, WeeklyRange } from '@/lib/availability/domain/calendar'
import { providerSlug } from '@/lib/providers/domain/slug'
import type { LocalDate } from '@/lib/time/zone'
import type { Spot } from './allocation'
import { composeBio, followsA } from './bio'
import { type DrawnLayers, drawLayers } from './layers'
import { drawOffers, type Offer } from './offers'
import { companyName, drawPerson, drawPhone, type Person } from './people'
import type { Random } from './random'
import type { City, District, Reference } from './reference'
import { isCraft, shareOfCompanies, shareOfWomen } from './trades'
import type { Voice } from './voice'
import { drawExceptions, drawWeek } from './week'

export type Provider = {
  id: number
  userId: string
  slug: string
  voice: Voice
  owner: Person
  phone: string
  nameFr: string
  nameAr: string
  spot: Spot
  district: District | null
  latitude: number
  longitude: number
  radiusKm: number
  since: number
  languages: string[]
  verified: boolean
  club: 'CLUB_PRO' | 'PREMIUM' | 'ENTERPRISE' | null
  instant: boolean
  noticeMinutes: number
  horizonDays: number
  stepMinutes: number
  dailyCap: number | null
  bufferBefore: number
  bufferAfter: number
  responseMinutes: number
  bio: { fr: string[]; ar: string[] }
  offers: Offer[]
  week: WeeklyRange[]
  exceptions: DatedException[]
} & DrawnLayers

const NORTH = new Set(['Tanger-Tétouan-Al Hoceïma', 'Oriental'])
const AMAZIGH = new Set(['Souss-Massa', 'Drâa-Tafilalet', 'Béni Mellal-Khénifra', 'Oriental'])

export function drawLanguages(random: Random, city: City): string[] {
  const odds: [string, number][] = [
    ['darija', 0.98],
    ['fr', 0.82],
    ['ar', 0.62],
    ['amz', AMAZIGH.has(city.regionFr) ? 0.5 : 0.13],
    ['en', 0.16],
    ['es', NORTH.has(city.regionFr) ? 0.4 : 0.05],
  ]
  const spoken = odds.filter(([, odd]) => random.chance(odd)).map(([code]) => code)
  return spoken.length > 0 ? spoken : ['darija']
}

const KILOMETRE = 1 / 111.2
const NEAR_KM = 32

/** The closest other town within half an hour's drive, if any. */
export function nearestTown(cities: readonly City[], city: City): City | null {
  let nearest: City | null = null
  let least = NEAR_KM
  for (const other of cities) {
    if (other.id === city.id) continue
    const width = Math.cos((city.latitude * Math.PI) / 180)
    const distance =
      Math.hypot(other.latitude - city.latitude, (other.longitude - city.longitude) * width) / KILOMETRE
    if (distance < least) {
      least = distance
      nearest = other
    }
  }
  return nearest
}

function drawVoice(random: Random, category: string): Voice {
  if (random.chance(shareOfCompanies(category))) return 'c'
  return random.chance(shareOfWomen(category)) ? 'f' : 'm'
}

function drawRules(random: Random) {
  return {
    noticeMinutes: random.pick([60, 120, 120, 120, 180, 240, 720, 1440]),
    horizonDays: random.pick([21, 30, 30, 30, 45, 60]),
    stepMinutes: random.pick([15, 30, 30, 30, 30, 60]),
    dailyCap: random.chance(0.3) ? random.int(3, 6) : null,
    bufferBefore: random.pick([0, 0, 0, 15]),
    bufferAfter: random.pick([15, 30, 30, 30, 45]),
    responseMinutes: random.pick([5, 8, 12, 15, 20, 25, 30, 45, 60, 90, 120, 180]),
    radiusKm: random.pick([10, 15, 15, 20, 25, 30]),
  }
}

function drawClub(random: Random): Provider['club'] {
  if (!random.chance(0.18)) return null
  return random.pick(['CLUB_PRO', 'CLUB_PRO', 'CLUB_PRO', 'PREMIUM', 'ENTERPRISE'] as const)
}

/** A point within a kilometre of the district, or of the town's centre. */
function drawPlace(random: Random, place: { latitude: number; longitude: number }) {
  const angle = random.next() * 2 * Math.PI
  const distance = Math.sqrt(random.next()) * KILOMETRE
  const round = (value: number) => Math.round(value * 1e6) / 1e6
  return {
    latitude: round(place.latitude + distance * Math.sin(angle)),
    longitude: round(
      place.longitude + (distance * Math.cos(angle)) / Math.cos((place.latitude * Math.PI) / 180),
    ),
  }
}

export type ProviderContext = {
  reference: Reference
  districtsOf: ReadonlyMap<number, readonly District[]>
  nearOf: ReadonlyMap<number, City | null>
  today: LocalDate
}

const both = (place: { nameFr: string; nameAr: string }) => ({ fr: place.nameFr, ar: place.nameAr })

/** One believable provider. Everything follows from the stream. */
export function drawProvider(random: Random, id: number, spot: Spot, context: ProviderContext): Provider {
  const { city, category } = spot
  const voice = drawVoice(random, category.slug)
  const owner = drawPerson(random, voice === 'c' ? (random.chance(0.15) ? 'f' : 'm') : voice)
  const districts = context.districtsOf.get(city.id) ?? []
  const district = districts.length > 0 ? random.pick(districts) : null
  const offers = drawOffers(random, context.reference, category, voice)
  const main = offers[0]?.service.slug ?? ''
  const name =
    voice === 'c'
      ? companyName(random, category.slug, isCraft(category.slug, main), owner)
      : { nameFr: `${owner.firstFr} ${owner.lastFr}`, nameAr: `${owner.firstAr} ${owner.lastAr}` }
  const thisYear = Number(context.today.slice(0, 4))
  const since = thisYear - Math.min(3 + Math.floor(Math.abs(random.normal()) * 9), 32)
  const rules = drawRules(random)
  const longest = Math.max(...offers.map(offer => offer.durationMinutes))
  const near = context.nearOf.get(city.id) ?? null
  const provider = {
    id,
    userId: random.uuid(),
    slug: providerSlug(name.nameFr, id),
    voice,
    owner,
    phone: drawPhone(random),
    ...name,
    spot,
    district,
    ...drawPlace(random, district ?? city),
    since,
    languages: drawLanguages(random, city),
    verified: random.chance(0.7),
    club: drawClub(random),
    instant: random.chance(0.22),
    ...rules,
    bio: composeBio(random, {
      voice,
      category: category.slug,
      services: offers.map(offer => offer.service.slug),
      city: both(city),
      district: district && followsA(district.nameFr) ? both(district) : null,
      near: near && both(near),
      first: { fr: owner.firstFr, ar: owner.firstAr },
      since,
      thisYear,
      radiusKm: rules.radiusKm,
    }),
    offers,
    week: drawWeek(random, longest),
    exceptions: drawExceptions(random, context.today),
  }
  const { week } = provider
  const layers = { week, longest, today: context.today, home: district, districts }
  return { ...provider, ...drawLayers(random.fork('layers'), layers) }
}
