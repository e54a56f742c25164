import { randomBytes, randomUUID } from 'node:crypto'
import type { Locale } from './site'
import { ownAddress, site } from './site'
import { db } from './sql'

/** Everybody of the seed and of these tests has it. */
export const PASSWORD = 'Khadamat-Demo-2026'

export type Person = {
  id: string
  email: string
  firstName: string
  lastName: string
  phone: string
  role: 'CLIENT' | 'PROVIDER' | 'ADMIN'
  locale: Locale
}

/** Letters that no other text holds, so that finding them somewhere means a leak. */
export function unique(prefix: string): string {
  const letters = 'abcdefghjkmnpqrstvwxyz'
  return prefix + [...randomBytes(8)].map(byte => letters[byte % letters.length]).join('')
}

async function insert(role: Person['role'], changes: Partial<Person>): Promise<Person> {
  const id = randomUUID()
  const digits = String(randomBytes(4).readUInt32BE() % 100_000_000).padStart(8, '0')
  const person: Person = {
    id,
    email: `${unique('e2e-')}@essai.example`,
    firstName: unique('Prenom'),
    lastName: unique('Nom'),
    phone: `+2126${digits}`,
    role,
    locale: 'fr',
    ...changes,
  }
  await db()`
    insert into users (id, email, email_verified_at, password_hash, first_name, last_name, phone, role, locale)
    select ${person.id}, ${person.email}, now(), password_hash, ${person.firstName}, ${person.lastName},
           ${person.phone}, ${person.role}, ${person.locale}
      from users where email = 'client@khadamat.example'`
  return person
}

export function makeClient(changes: Partial<Person> = {}): Promise<Person> {
  return insert('CLIENT', changes)
}

/** Somebody who wants to offer services and has not said anything yet. */
export function makeNewcomer(): Promise<Person> {
  return insert('PROVIDER', {})
}

export function makeAdmin(changes: Partial<Person> = {}): Promise<Person> {
  return insert('ADMIN', changes)
}

export type Provider = {
  owner: Person
  id: number
  slug: string
  nameFr: string
  nameAr: string
  offer: number
}

/** An approved provider of cleaning in Rabat: open every day from 08:00 to 20:00, on a grid of 30 minutes. */
export async function makeProvider(changes: Partial<Person> = {}): Promise<Provider> {
  const owner = await insert('PROVIDER', changes)
  const slug = unique('essai-')
  const nameFr = unique('Atelier ')
  const nameAr = `ورشة ${slug.slice(-4)}`
  return db().begin(async sql => {
    const [provider] = await sql<{ id: number }[]>`
      insert into providers (user_id, slug, status, name_fr, name_ar, category_id, city_id, latitude, longitude,
                             experience_since, languages, min_notice_minutes, horizon_days)
      select ${owner.id}, ${slug}, 'APPROVED', ${nameFr}, ${nameAr}, c.id, t.id, t.latitude, t.longitude,
             2015, array['fr', 'ar'], 60, 30
        from categories c, cities t where c.slug = 'menage' and t.slug = 'rabat'
      returning id`
    if (!provider) throw new Error('the seed has no cleaning in Rabat')
    await sql`
      insert into weekly_ranges (provider_id, weekday, start_minute, end_minute)
      select ${provider.id}, weekday, 480, 1200 from generate_series(1, 7) weekday`
    const [offer] = await sql<{ id: number }[]>`
      insert into offers (provider_id, service_id, unit, price, duration_minutes)
      select ${provider.id}, s.id, 'hour', 15000, 60
        from services s join categories c on c.id = s.category_id where c.slug = 'menage' order by s.id limit 1
      returning id`
    if (!offer) throw new Error('no offer')
    return { owner, id: provider.id, slug, nameFr, nameAr, offer: offer.id }
  })
}

/** A provider who is not on the site yet and has shown both sides of a card; the store has no bytes of them. */
export async function makeApplicant(status: 'DRAFT' | 'SUBMITTED'): Promise<Provider> {
  const provider = await makeProvider()
  await db()`update providers set status = ${status}, submitted_at = now() where id = ${provider.id}`
  for (const kind of ['ID_FRONT', 'ID_BACK'])
    await db()`
      insert into identity_documents (provider_id, kind, storage_key, mime, size)
      values (${provider.id}, ${kind}, ${`aa/${randomUUID().replaceAll('-', '')}`}, 'image/webp', 100)`
  return provider
}

type SlotDay = { date: string; slots: { start: string; wall: string }[] }

/** The free slots of the coming two weeks, as the site gives them to anyone. */
export async function freeSlots(slug: string, offer: number): Promise<{ start: string; wall: string }[]> {
  const query = new URLSearchParams({ provider: slug, offer: String(offer), days: '14' })
  const response = await fetch(`${site.url}/api/slots?${query}`, {
    headers: { 'x-forwarded-for': ownAddress() },
  })
  const body = (await response.json()) as { data: { days: SlotDay[] } }
  return body.data.days.flatMap(day => day.slots)
}

export type Booking = {
  id: string
  client: Person
  provider: Provider
  title: string
  description: string
  address: string
  landmark: string
}

/** A booking in three to twelve days, as the site would have written it, with texts that occur nowhere else. */
export async function makeBooking(
  status: 'PENDING' | 'CONFIRMED',
  client?: Person,
  by?: Provider,
): Promise<Booking> {
  const booking = {
    id: randomUUID(),
    client: client ?? (await makeClient()),
    provider: by ?? (await makeProvider()),
    title: unique('Titre'),
    description: unique('Details'),
    address: unique('Rue'),
    landmark: unique('Repere'),
  }
  const { id, provider, title, description, address, landmark } = booking
  const slots = await freeSlots(provider.slug, provider.offer)
  const slot = slots[Math.floor(slots.length / 2)]
  if (!slot) throw new Error('a provider without slots')
  const minutes = Number(slot.wall.slice(0, 2)) * 60 + Number(slot.wall.slice(3))
  const lines = [
    { kind: 'service', quantity: 1, quantityMinutes: 60, unitCentimes: 15_000, totalCentimes: 15_000 },
  ]
  await db()`
    insert into bookings (id, reference, client_id, provider_id, offer_id, status, starts_at, ends_at, wall_date,
                          wall_minutes, zone, blocked_period, title, description, address, landmark, city_id, unit,
                          price_lines, total, payable, agreed_cap, check_code, requested_at, confirmed_at, expires_at,
                          idempotency_key)
    select ${id}, ${id.slice(0, 12).toUpperCase()}, ${booking.client.id}, ${provider.id}, ${provider.offer},
           ${status}, s, s + interval '1 hour', ${slot.start.slice(0, 10)}, ${minutes}, 'Africa/Casablanca',
           tstzrange(s, s + interval '90 minutes'), ${title}, ${description}, ${address}, ${landmark}, p.city_id,
           'hour', ${db().json(lines)}, 15000, 15000, 16500, ${status === 'CONFIRMED' ? '4821' : null}, now(),
           ${status === 'CONFIRMED' ? db()`now()` : null}, ${status === 'PENDING' ? db()`now() + interval '1 day'` : null},
           ${randomUUID()}
      from providers p, (select ${slot.start}::timestamptz as s) start where p.id = ${provider.id}`
  return booking
}

/** State, version and history of a booking: what a refused command must leave as it was. */
export async function bookingState(id: string): Promise<string> {
  const rows = await db()`
    select b.status, b.version, b.reason, b.updated_at, count(e.id) as events
      from bookings b left join booking_events e on e.booking_id = b.id where b.id = ${id} group by b.id`
  return JSON.stringify(rows)
}
