import { agreedCap } from '@/lib/bookings/domain/cap'
import { priceLines } from '@/lib/bookings/domain/price'
import { bookingReference } from '@/lib/bookings/domain/reference'
import { type BookingStatus, isTerminal } from '@/lib/bookings/domain/status'
import { ZONE } from '@/lib/time/zone'
import type { Client } from './clients'
import type { Placed } from './diary'
import type { Loader } from './loader'
import type { Offer } from './offers'
import type { Provider } from './provider'
import { readPsv } from './psv'
import type { Random } from './random'
import type { Story } from './story'

const phrases = readPsv('requests')
const phrasesOf = (kind: string, locale: string) =>
  phrases.filter(row => row.kind === kind && row.lang === locale).map(row => row.text ?? '')
const PHRASES = {
  request: { fr: phrasesOf('request', 'fr'), ar: phrasesOf('request', 'ar') },
  client: { fr: phrasesOf('cancel-client', 'fr'), ar: phrasesOf('cancel-client', 'ar') },
  provider: { fr: phrasesOf('cancel-provider', 'fr'), ar: phrasesOf('cancel-provider', 'ar') },
  refuse: { fr: phrasesOf('refuse', 'fr'), ar: phrasesOf('refuse', 'ar') },
}

const CODE_SPACE = 2 ** 30

/** A reference no other booking of the seed has: an odd factor only reorders the 30-bit numbers. */
export function referenceOf(sequence: number): string {
  const code = Number((BigInt(sequence) * 740_181_913n + 362_437n) % BigInt(CODE_SPACE))
  return bookingReference(Uint8Array.from({ length: 6 }, (_, i) => (code >>> (5 * i)) & 31))
}

export type Appointment = {
  sequence: number
  provider: Provider
  offerId: number
  offer: Offer
  client: Client
  placed: Placed
  story: Story
}

/** Why it ended: the words a person typed, or the rule's code. */
function reasonOf(random: Random, story: Story, locale: 'fr' | 'ar') {
  const last = story.steps.at(-1)
  if (last?.name === 'expire') return { code: 'EXPIRED', words: null }
  if (last?.name === 'refuse') return { code: null, words: random.pick(PHRASES.refuse[locale]) }
  if (last?.name === 'cancel' && last.actor === 'provider') {
    return { code: null, words: random.pick(PHRASES.provider[locale]) }
  }
  if (last?.name === 'cancel' && random.chance(0.7)) {
    return { code: null, words: random.pick(PHRASES.client[locale]) }
  }
  return { code: null, words: null }
}

/** When it reached a state; null if it never did. */
const atOf = (story: Story, status: BookingStatus) => story.steps.find(step => step.to === status)?.at ?? null

/** Adds a booking and its history. @returns the booking's id */
export function addBooking(loader: Loader, random: Random, appointment: Appointment): string {
  const { provider, offer, client, placed, story } = appointment
  const id = random.uuid()
  const price = priceLines(offer)
  const { locale } = client
  const reason = reasonOf(random, story, locale)
  const last = story.steps.at(-1)
  loader.add('bookings', {
    id,
    reference: referenceOf(appointment.sequence),
    client_id: client.id,
    provider_id: provider.id,
    offer_id: appointment.offerId,
    status: story.status,
    version: story.steps.length,
    starts_at: placed.start,
    ends_at: placed.end,
    wall_date: placed.date,
    wall_minutes: placed.minutes,
    zone: ZONE,
    blocked_period: `[${placed.blocked[0].toISOString()},${placed.blocked[1].toISOString()})`,
    title: locale === 'ar' ? offer.service.nameAr : offer.service.nameFr,
    description: random.chance(0.65) ? random.pick(PHRASES.request[locale]) : '',
    address: client.address,
    landmark: client.landmark,
    latitude: client.pin?.latitude ?? null,
    longitude: client.pin?.longitude ?? null,
    city_id: client.cityId,
    district_id: client.districtId,
    unit: offer.unit,
    price_lines: JSON.stringify(price.lines),
    total: price.totalCentimes,
    payable: price.totalCentimes,
    agreed_cap: agreedCap(price.totalCentimes),
    amount_paid: story.status === 'COMPLETED' ? (price.totalCentimes ?? 0) : 0,
    check_code: atOf(story, 'CONFIRMED') ? String(random.int(0, 9999)).padStart(4, '0') : null,
    payment_status: story.status === 'COMPLETED' ? 'PAID' : 'DUE',
    reason_code: reason.code,
    reason: reason.words,
    cancelled_by: story.status === 'CANCELLED' ? (last?.actor ?? null) : null,
    expires_at: story.status === 'PENDING' ? story.expiresAt : null,
    requested_at: story.createdAt,
    confirmed_at: atOf(story, 'CONFIRMED'),
    started_at: atOf(story, 'IN_PROGRESS'),
    ended_at: isTerminal(story.status) ? (last?.at ?? null) : null,
    idempotency_key: random.uuid(),
    created_at: story.createdAt,
    updated_at: last?.at ?? story.createdAt,
  })
  let from: BookingStatus | null = null
  for (const [index, step] of story.steps.entries()) {
    const ids = { client: client.id, provider: provider.userId, admin: null, system: null }
    loader.add('booking_events', {
      booking_id: id,
      version: index + 1,
      transition: step.name,
      from_status: from,
      to_status: step.to,
      actor_kind: step.actor,
      actor_id: ids[step.actor],
      reason: step === last ? (reason.words ?? reason.code) : null,
      at: step.at,
    })
    from = step.to
  }
  return id
}
