import type { WeeklyRange } from '@/lib/availability/domain/calendar'
import { searchTexts } from '@/lib/providers/domain/search-texts'
import type { ProviderStatus } from '@/lib/providers/domain/standing'
import { normaliseText } from '@/lib/search/domain/normalise'
import type { Client } from './clients'
import type { Loader } from './loader'
import type { Provider } from './provider'

const DAY = 86_400_000
const daysBefore = (now: Date, days: number) => new Date(now.getTime() - Math.round(days * DAY))

// bcrypt, cost 12, of the demo password: one hash for all, since hashing thousands would take minutes.
export const PASSWORD_HASH = '$2b$12$/Fz8a06RZmNDu2/dV..OcOR9zUKvzEXkWn2fKn0vT5BpbgTMTJ9By'

type Account = {
  id: string
  email: string
  firstName: string
  lastName: string
  phone: string | null
  role: 'CLIENT' | 'PROVIDER' | 'ADMIN'
  locale: 'fr' | 'ar'
}

/** Adds a user with a verified address. */
export function addAccount(loader: Loader, account: Account, since: Date): void {
  loader.add('users', {
    id: account.id,
    email: account.email,
    email_verified_at: since,
    password_hash: PASSWORD_HASH,
    first_name: account.firstName,
    last_name: account.lastName,
    phone: account.phone,
    phone_verified_at: account.phone ? since : null,
    role: account.role,
    locale: account.locale,
    created_at: since,
    updated_at: since,
  })
}

export function addClient(loader: Loader, client: Client, now: Date): void {
  const { id, email, firstName, lastName, phone, locale } = client
  // Older than any booking of the seed.
  const since = daysBefore(now, 570 + (Number.parseInt(id.slice(0, 4), 16) % 150))
  addAccount(loader, { id, email, firstName, lastName, phone, locale, role: 'CLIENT' }, since)
}

/** Keeps the client's home among the places of the account. */
export function addHome(loader: Loader, id: string, client: Client, now: Date): void {
  loader.add('user_addresses', {
    id,
    user_id: client.id,
    label: client.locale === 'ar' ? 'الدار' : 'Maison',
    city_id: client.cityId,
    district_id: client.districtId,
    address: client.address,
    landmark: client.landmark,
    is_default: true,
    created_at: now,
    updated_at: now,
  })
}

// Bios are made of a few thousand sentences, however many providers there are.
const normalised = new Map<string, string>()
function normaliseOnce(text: string): string {
  let known = normalised.get(text)
  if (known === undefined) {
    known = normaliseText(text)
    if (normalised.size < 200_000) normalised.set(text, known)
  }
  return known
}

/** How a provider stands with us; most of the seed have been approved long ago. */
export type Standing = {
  status: ProviderStatus
  submittedAt: Date | null
  decidedAt: Date | null
  refusal: string | null
}
const APPROVED: Standing = { status: 'APPROVED', submittedAt: null, decidedAt: null, refusal: null }

/** Adds a provider with its user, offers, week and exceptions. @param firstOffer id of the first offer */
export function addProvider(
  loader: Loader,
  provider: Provider,
  {
    email,
    tenureDays,
    firstOffer,
    now,
    standing = APPROVED,
  }: { email: string; tenureDays: number; firstOffer: number; now: Date; standing?: Standing },
): void {
  const { owner, bio } = provider
  const since = daysBefore(now, tenureDays)
  const checked = daysBefore(now, tenureDays - 3)
  const locale = provider.languages.includes('fr') ? 'fr' : 'ar'
  addAccount(
    loader,
    {
      id: provider.userId,
      email,
      firstName: locale === 'ar' ? owner.firstAr : owner.firstFr,
      lastName: locale === 'ar' ? owner.lastAr : owner.lastFr,
      phone: provider.phone,
      role: 'PROVIDER',
      locale,
    },
    since,
  )
  const own = { nameFr: provider.nameFr, nameAr: provider.nameAr }
  const texts = searchTexts({ ...own, bioFr: bio.fr.join(' '), bioAr: bio.ar.join(' ') }, normaliseOnce)
  loader.add('providers', {
    id: provider.id,
    user_id: provider.userId,
    slug: provider.slug,
    status: standing.status,
    name_fr: provider.nameFr,
    name_ar: provider.nameAr,
    category_id: provider.spot.category.id,
    bio_fr: bio.fr.join(' '),
    bio_ar: bio.ar.join(' '),
    city_id: provider.spot.city.id,
    district_id: provider.district?.id ?? null,
    latitude: provider.latitude,
    longitude: provider.longitude,
    radius_km: provider.radiusKm,
    experience_since: provider.since,
    languages: provider.languages,
    avatar_seed: (provider.id * 7919) % 100_003,
    verified_at: provider.verified ? checked : null,
    club_plan: provider.club,
    instant_booking: provider.instant,
    min_notice_minutes: provider.noticeMinutes,
    horizon_days: provider.horizonDays,
    slot_step_minutes: provider.stepMinutes,
    daily_cap: provider.dailyCap,
    buffer_before_minutes: provider.bufferBefore,
    buffer_after_minutes: provider.bufferAfter,
    travel_minutes: provider.travelMinutes,
    friday_break_start: provider.fridayBreak?.startMinute ?? null,
    friday_break_end: provider.fridayBreak?.endMinute ?? null,
    response_minutes: provider.responseMinutes,
    name_text: texts.nameText,
    words_text: texts.wordsText,
    submitted_at: standing.submittedAt,
    decided_at: standing.decidedAt,
    refusal: standing.refusal,
    created_at: since,
    updated_at: since,
  })
  for (const [position, offer] of provider.offers.entries()) {
    loader.add('offers', {
      id: firstOffer + position,
      provider_id: provider.id,
      service_id: offer.serviceId,
      position,
      unit: offer.unit,
      price: offer.priceCentimes,
      duration_minutes: offer.durationMinutes,
      created_at: since,
      updated_at: since,
    })
  }
  addCalendar(loader, provider, since)
}

function addWeek(
  loader: Loader,
  providerId: number,
  layer: 'USUAL' | 'RAMADAN',
  week: readonly WeeklyRange[],
): void {
  for (const range of week) {
    loader.add('weekly_ranges', {
      provider_id: providerId,
      layer,
      weekday: range.weekday,
      start_minute: range.startMinute,
      end_minute: range.endMinute,
    })
  }
}

function addCalendar(loader: Loader, provider: Provider, since: Date): void {
  addWeek(loader, provider.id, 'USUAL', provider.week)
  addWeek(loader, provider.id, 'RAMADAN', provider.ramadan)
  for (const { startsOn, endsOn, note } of provider.timeOff) {
    loader.add('time_off', {
      provider_id: provider.id,
      starts_on: startsOn,
      ends_on: endsOn,
      note,
      created_at: since,
    })
  }
  for (const district of provider.zones) {
    loader.add('provider_zones', { provider_id: provider.id, district_id: district.id })
  }
  for (const exception of provider.exceptions) {
    loader.add('availability_exceptions', {
      provider_id: provider.id,
      date: exception.date,
      kind: exception.kind,
      start_minute: exception.startMinute ?? null,
      end_minute: exception.endMinute ?? null,
    })
  }
}
