import { QUOTE_POLICY } from '@/lib/quotes/domain/policy'
import { addAccount, addClient, addHome, addProvider } from './account-rows'
import { allocate, type Spot } from './allocation'
import { addApplicants } from './applicants'
import { addBooking } from './booking'
import { type Client, drawClient } from './clients'
import { planDemand, type Wish } from './demand'
import { Diary, type Placed } from './diary'
import { drawQuality, SHOWCASE_STARS } from './opinions'
import { drawProvider, nearestTown, type Provider, type ProviderContext } from './provider'
import { addDemoQuotes, type Seller } from './quotes'
import type { District } from './reference'
import { addReviews } from './reviews'
import {
  DEMO_EMAILS,
  demoClient,
  demoClientWishes,
  demoNeighbour,
  showcaseProvider,
  showcaseWishes,
} from './showcase'
import { tellStory } from './story'
import { addTrail } from './trail'
import { addViews } from './views'
import { addWatch } from './watch'
import type { World } from './world'

export type Timer = { bookingId: string; at: Date }

const HOUR = 3_600_000

function spotsOf({ reference, volume, random }: World): Spot[] {
  const { only } = volume
  const cities = reference.cities.filter(city => !only || only.cities.includes(city.slug))
  const categories = reference.categories.filter(each => !only || only.categories.includes(each.slug))
  const spots = allocate(random.fork('spots'), cities, categories, volume.providers)
  // The first one becomes the plumber of the pictures.
  const first = spots.findIndex(spot => spot.city.slug === 'casablanca' && spot.category.slug === 'plomberie')
  const [showcase] = spots.splice(Math.max(0, first), 1)
  return showcase ? [showcase, ...spots] : spots
}

function addClients(
  { loader, volume, now, random, clients }: World,
  spots: readonly Spot[],
  context: ProviderContext,
) {
  const towns = [...new Set(spots.map(spot => spot.city))]
  const stream = random.fork('clients')
  const count = Math.max(volume.clients, towns.length * 3)
  for (let i = 0; i < count; i++) {
    const city = towns[Math.floor(i / 3)] ?? stream.pick(spots).city
    const client = drawClient(stream, i + 1, city, context.districtsOf.get(city.id) ?? [])
    addClient(loader, client, now)
    clients.add(client)
  }
}

function contextOf({ reference, today }: World): ProviderContext {
  const districtsOf = new Map<number, District[]>()
  for (const district of reference.districts) {
    districtsOf.set(district.cityId, [...(districtsOf.get(district.cityId) ?? []), district])
  }
  const nearOf = new Map(reference.cities.map(city => [city.id, nearestTown(reference.cities, city)]))
  return { reference, districtsOf, nearOf, today }
}

/** Begun, and not so long over that it would have been closed by itself. */
function isUnderWay(placed: Placed, now: Date): boolean {
  return placed.start <= now && now.getTime() < placed.end.getTime() + 47 * HOUR
}

/** Books what the wishes ask for. @returns the wishes that found no room */
function fulfil(
  world: World,
  provider: Provider,
  firstOffer: number,
  wishes: readonly Wish[],
  stars: readonly number[],
  state: { sequence: number; timers: Timer[] },
): Wish[] {
  const { loader, now, today, clients } = world
  const random = world.random.fork(`bookings-${provider.id}`)
  const diary = new Diary(provider)
  const weights = provider.offers.map((_, position) => 1 / (position + 1))
  const unmet: Wish[] = []
  for (const wish of wishes) {
    const asked = provider.offers.findIndex(offer => offer.service.slug === wish.service)
    const position = asked >= 0 ? asked : random.weighted(weights)
    const offer = provider.offers[position]
    const placed = offer && diary.placeBetween(random, today, wish.days, offer.durationMinutes)
    const fits = placed && (wish.ending !== 'running' || isUnderWay(placed, now))
    const client =
      wish.client ??
      (wish.ending === 'pending'
        ? clients.drawForRequest(random, provider.spot.city.id)
        : clients.draw(random, provider.spot.city.id))
    if (!offer || !fits || !client) {
      unmet.push(wish)
      continue
    }
    const story = tellStory(random, provider, placed, wish.ending, now)
    const appointment = { provider, offer, offerId: firstOffer + position, client, placed, story }
    const bookingId = addBooking(loader, random, { ...appointment, sequence: state.sequence })
    state.sequence += 1
    if (story.status === 'PENDING') state.timers.push({ bookingId, at: story.expiresAt })
    const doneAt = story.steps.at(-1)?.at ?? now
    if (story.status === 'COMPLETED') {
      addReviews(loader, random, { bookingId, provider, client, offer, wish, doneAt, stars, now })
    }
  }
  return unmet
}

function addDemoAccounts({ loader, reference, now, random }: World) {
  const client: Client = demoClient(random.fork('demo-client'), reference)
  const neighbour = demoNeighbour(random.fork('demo-neighbour'), reference)
  addClient(loader, client, now)
  addClient(loader, neighbour, now)
  addHome(loader, random.fork('demo-home').uuid(), client, now)
  const admin = {
    id: random.fork('demo-admin').uuid(),
    email: DEMO_EMAILS.admin,
    firstName: 'Samira',
    lastName: 'Tazi',
    phone: '+212600990011',
    role: 'ADMIN',
    locale: 'fr',
  } as const
  addAccount(loader, admin, new Date(now.getTime() - 800 * 24 * HOUR))
  return { client, neighbour, admin }
}

/**
 * Fills the database with providers, clients, bookings and reviews.
 * @returns the timers that the waiting requests need
 */
export async function populate(world: World): Promise<Timer[]> {
  const { loader, volume, now, random, reference } = world
  const context = contextOf(world)
  const spots = spotsOf(world)
  const demand = planDemand(random.fork('demand'), volume)
  const { client, neighbour, admin } = addDemoAccounts(world)
  addClients(world, spots, context)
  const ofDemoClient = new Map(Object.entries(demoClientWishes(client)))
  const state = { sequence: 1, timers: [] as Timer[] }
  const sellers: Seller[] = []
  let nextOffer = 1
  let unmet: Wish[] = []
  for (const [index, spot] of spots.entries()) {
    const drawn = drawProvider(random.fork(`provider-${index + 1}`), index + 1, spot, context)
    const provider = index === 0 ? showcaseProvider(drawn, reference) : drawn
    const email = index === 0 ? DEMO_EMAILS.provider : `${provider.slug}@demo.khadamat.example`
    const tenureDays = demand.tenureDays[index] ?? 900
    addProvider(loader, provider, { email, tenureDays, firstOffer: nextOffer, now })
    if (index === 0) {
      loader.add('favourites', { user_id: client.id, provider_id: provider.id, created_at: now })
      addViews(loader, random.fork('views'), provider.id, world.today)
      addTrail(loader, { admin: admin.id, client: client.id, provider }, now)
    }
    let wishes = demand.wishesOf(index, random.fork(`wishes-${index + 1}`))
    if (index === 0) wishes = [...showcaseWishes(volume, client, neighbour), ...wishes]
    const special = spot.city.slug === 'casablanca' && index > 0 && tenureDays > 150
    if (special && ofDemoClient.has(spot.category.slug)) {
      loader.add('favourites', { user_id: client.id, provider_id: provider.id, created_at: now })
    }
    if (special) {
      wishes = [...(ofDemoClient.get(spot.category.slug) ?? []), ...wishes]
      ofDemoClient.delete(spot.category.slug)
    }
    const stars = index === 0 ? SHOWCASE_STARS : drawQuality(random.fork(`quality-${index + 1}`))
    // What one could not take in, the next one does, so that the totals come out.
    const late = unmet.filter(wish => tenureDays + wish.days[0] > 0 && index > 0)
    const waiting = unmet.filter(wish => !late.includes(wish))
    unmet = [...waiting, ...fulfil(world, provider, nextOffer, [...wishes, ...late], stars, state)]
    const rival = spot.city.slug === 'casablanca' && spot.category.slug === 'plomberie'
    if (rival && sellers.length < QUOTE_POLICY.quotes) sellers.push({ provider, firstOffer: nextOffer })
    nextOffer += provider.offers.length
    if (loader.full) await loader.flush()
  }
  addApplicants(world, spots, context, nextOffer)
  addDemoQuotes({ loader, random: random.fork('quotes'), reference, now, sellers }, client, neighbour)
  addWatch(loader, random.fork('watch'), now)
  await loader.flush()
  return state.timers
}
