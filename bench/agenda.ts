import { randomUUID } from 'node:crypto'
import autocannon from 'autocannon'
import { encode } from 'next-auth/jwt'
import { type Connection, connect } from '@/db/client'
import { agendaBookings } from '@/lib/agenda/queries/bookings'
import { agendaClosures } from '@/lib/agenda/queries/closures'
import { loadCalendars } from '@/lib/availability/queries'
import { today } from '@/lib/time/clock'
import { addDays, weekday } from '@/lib/time/zone'
import { atMost, median, type Row } from './report'
import type { BenchSite } from './site'

const MANY = 5_000
const ROUNDS = 5
const RUNS = 60
const SECONDS = 5

type Subject = { providerId: number; userId: string }

/** Two providers of the seed: one is given a history of `MANY` bookings, three a day. Again, nothing is added. */
async function subjects({ sql }: Connection): Promise<{ busy: Subject; usual: Subject }> {
  const [busy, usual] = await sql<Subject[]>`
    select p.id as "providerId", p.user_id as "userId" from providers p
     where p.status = 'APPROVED' and exists (select from offers o where o.provider_id = p.id)
     order by md5(p.slug) limit 2`
  if (!busy || !usual) throw new Error('the seed has no providers')
  await sql`
    insert into bookings (reference, client_id, provider_id, offer_id, status, starts_at, ends_at, wall_date,
                          wall_minutes, zone, blocked_period, title, address, city_id, unit, price_lines, requested_at,
                          idempotency_key)
    select upper(substr(gen_random_uuid()::text, 1, 12)), c.id, p.id, o.id, 'COMPLETED', s, s + interval '1 hour',
           (s at time zone 'UTC')::date, extract(hour from s at time zone 'UTC')::int * 60, 'Africa/Casablanca',
           tstzrange(s, s + interval '90 minutes'), 'Bench', 'Bench', p.city_id, 'hour', '[]', s, gen_random_uuid()
      from providers p
      cross join lateral (select id from offers where provider_id = p.id order by id limit 1) o
      cross join lateral (select id from users where role = 'CLIENT' order by id limit 1) c
      cross join lateral generate_series(
        1, ${MANY}::int - (select count(*)::int from bookings where provider_id = p.id)) n
      cross join lateral (select date_trunc('day', now()) + (3 - (n / 3)) * interval '1 day'
                                 + (9 + 3 * (n % 3)) * interval '1 hour' as s) at
     where p.id = ${busy.providerId}`
  await sql`analyze bookings`
  return { busy, usual }
}

/** One page's reads, as the page makes them. */
async function reads({ db }: Connection, { providerId }: Subject): Promise<number> {
  const window = { from: addDays(today(), 1 - weekday(today())), days: 7 }
  const began = performance.now()
  await Promise.all([
    loadCalendars(db, [providerId], window),
    agendaClosures(db, providerId, window),
    agendaBookings(db, providerId, window),
  ])
  return performance.now() - began
}

/** Many bookings against few, in turn in the same rounds; the median of the medians' ratios. */
async function againstFew(connection: Connection, busy: Subject, usual: Subject): Promise<Row> {
  const ratios: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    const times = { busy: [] as number[], usual: [] as number[] }
    for (let run = 0; run < RUNS; run++) {
      times.usual.push(await reads(connection, usual))
      times.busy.push(await reads(connection, busy))
    }
    ratios.push(median(times.busy) / median(times.usual))
  }
  const unit = (value: number) => `${value.toFixed(2)} ×`
  return atMost(
    'P13',
    'agenda’s reads with 5,000 bookings, against a usual provider’s',
    2,
    median(ratios),
    unit,
  )
}

async function cookieOf({ sql }: Connection, { userId }: Subject, secret: string): Promise<string> {
  const sid = randomUUID()
  await sql`insert into sessions (id, user_id, expires_at) values (${sid}, ${userId}, now() + interval '1 hour')`
  const token = await encode({ token: { sid, sub: userId, role: 'PROVIDER' }, secret, maxAge: 3600 })
  return `next-auth.session-token=${token}`
}

/** The agenda of a provider with a long history: the whole page over HTTP, and what its reads cost against few. */
export async function measureAgenda(site: BenchSite): Promise<Row[]> {
  const connection = connect(site.databaseUrl, { pool: 4 })
  try {
    const { busy, usual } = await subjects(connection)
    const cookie = await cookieOf(connection, busy, site.secret)
    const load = (duration: number) =>
      autocannon({
        url: `${site.url}/fr/pro/agenda?view=week`,
        connections: 1,
        duration,
        headers: { cookie },
      })
    await load(2)
    const { latency, non2xx, errors } = await load(SECONDS)
    if (non2xx + errors > 0) throw new Error('the agenda did not answer')
    return [
      atMost('P13', 'agenda’s week with 5,000 bookings, p95 (p97.5 measured)', 200, latency.p97_5),
      await againstFew(connection, busy, usual),
    ]
  } finally {
    await connection.close()
  }
}
