import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { type Connection, connect } from '@/db/client'
import { slotsByDay } from '@/lib/availability/domain/slots'
import { loadCalendars } from '@/lib/availability/queries'
import { requestBooking } from '@/lib/bookings/commands/request'
import type { User } from '@/lib/core/actor'
import { AppError } from '@/lib/core/errors'
import { now, today } from '@/lib/time/clock'
import { atLeast, atMost, median, percentile, type Row } from './report'

const ROUNDS = 8
const RACERS = 64
const CLIENTS = 16
const SLOTS = 3_000

type Target = { offer: number; start: Date }

async function makeClients(connection: Connection, count: number): Promise<User[]> {
  const rows = await connection.db.execute<{ id: string }>(sql`
    insert into users (email, email_verified_at, password_hash, first_name, last_name, role)
    select 'bench-' || gen_random_uuid() || '@bench.khadamat.example', now(), 'x', 'Bench', 'Client', 'CLIENT'
      from generate_series(1, ${count}) returning id`)
  return rows.map(({ id }) => ({
    kind: 'user',
    userId: id,
    sessionId: randomUUID(),
    role: 'CLIENT',
    emailVerifiedAt: now(),
    twoFactor: false,
    firstName: 'Bench',
    locale: 'fr',
    providerId: null,
    ip: '127.0.0.1',
  }))
}

/** Free slots of many providers, `perProvider` each and far enough apart not to touch. */
async function freeSlots(connection: Connection, count: number, perProvider: number): Promise<Target[]> {
  const from = today()
  const offers = await connection.db.execute<{
    id: number
    provider_id: number
    duration_minutes: number
  }>(sql`
    select distinct on (o.provider_id) o.id, o.provider_id, o.duration_minutes
      from offers o join providers p on p.id = o.provider_id
     where o.active and p.status = 'APPROVED' and p.daily_cap is null
     order by o.provider_id limit ${Math.ceil((count / perProvider) * 2)}`)
  const targets: Target[] = []
  for (let at = 0; at < offers.length && targets.length < count; at += 50) {
    const batch = offers.slice(at, at + 50)
    const calendars = await loadCalendars(
      connection.db,
      batch.map(offer => offer.provider_id),
      { from, days: 14 },
    )
    for (const offer of batch) {
      const found = calendars.get(offer.provider_id)
      if (!found) continue
      const rules = { ...found.rules, durationMinutes: offer.duration_minutes }
      const days = slotsByDay(found.calendar, rules, { from, days: 14 }, now()).filter(
        day => day.slots.length > 0,
      )
      for (const day of days.slice(1, 1 + perProvider)) {
        const slot = day.slots[0]
        if (slot && targets.length < count) targets.push({ offer: offer.id, start: slot.start })
      }
    }
  }
  return targets
}

function book(connection: Connection, client: User, { offer, start }: Target) {
  const input = {
    offer,
    start,
    title: 'Bench',
    description: '',
    address: '1 rue du Banc',
    landmark: '',
    district: null,
    pin: null,
    photos: [],
    payment: 'cash' as const,
    repeat: 'once' as const,
    times: 4,
    confirmed: [],
    locale: 'fr' as const,
    key: randomUUID(),
  }
  return connection.db.transaction(tx => requestBooking(tx, client, input, now()))
}

async function race(connection: Connection, clients: User[], target: Target) {
  const waits: number[] = []
  let winners = 0
  const wrong: unknown[] = []
  await Promise.all(
    clients.map(async client => {
      const began = performance.now()
      try {
        await book(connection, client, target)
        winners += 1
      } catch (error) {
        waits.push(performance.now() - began)
        if (!(error instanceof AppError) || error.code !== 'booking.slot_taken') wrong.push(error)
      }
    }),
  )
  return { winners, waits, wrong }
}

/** P8: 64 clients and one slot, the whole command, one connection each. */
async function measureRace(url: string): Promise<Row[]> {
  const connection = connect(url, { pool: RACERS })
  try {
    const clients = await makeClients(connection, RACERS)
    const targets = await freeSlots(connection, ROUNDS + 1, 1)
    // The first round opens the connections and plans the statements.
    const rounds = []
    for (const target of targets) rounds.push(await race(connection, clients, target))
    const counted = rounds.slice(1)
    const waits = counted.flatMap(round => round.waits)
    const exact = counted.every(round => round.winners === 1 && round.wrong.length === 0)
    return [
      {
        id: 'P8',
        what: `64 clients, one slot: winners in ${counted.length} rounds`,
        bar: '1 each, 0 deadlocks',
        measured: `${counted.map(round => round.winners).join(' ')}, ${counted.flatMap(round => round.wrong).length} errors`,
        ratio: null,
        met: exact,
      },
      atMost('P8', 'loser’s wait p95, pool of 64 on the same two cores', 30, percentile(waits, 0.95)),
      atMost('P8', 'loser’s wait, longest', 150, Math.max(...waits)),
    ]
  } finally {
    await connection.close()
  }
}

/** P9: distinct slots, 16 clients at a time, as many as they can. */
async function measureThroughput(url: string): Promise<Row> {
  const connection = connect(url, { pool: CLIENTS })
  try {
    const targets = await freeSlots(connection, SLOTS, 4)
    const clients = await makeClients(connection, targets.length)
    const rates: number[] = []
    const third = Math.floor(targets.length / 3)
    for (let round = 0; round < 3; round++) {
      const queue = targets.slice(round * third, (round + 1) * third).map((target, i) => ({
        target,
        client: clients[round * third + i],
      }))
      const began = performance.now()
      await Promise.all(
        Array.from({ length: CLIENTS }, async () => {
          for (let next = queue.pop(); next; next = queue.pop()) {
            if (next.client) await book(connection, next.client, next.target)
          }
        }),
      )
      rates.push(third / ((performance.now() - began) / 1000))
    }
    return atLeast(
      'P9',
      'booking command, 16 clients, distinct slots',
      2_000,
      median(rates),
      value => `${value.toFixed(0)}/s`,
    )
  } finally {
    await connection.close()
  }
}

export async function measureBooking(url: string): Promise<Row[]> {
  return [...(await measureRace(url)), await measureThroughput(url)]
}
