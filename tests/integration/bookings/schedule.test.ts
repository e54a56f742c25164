import { setImmediate as nextTurn } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { minutesAfter } from '@/lib/bookings/domain/policy'
import { TRANSITIONS } from '@/lib/bookings/domain/transitions'
import { sweepBookings } from '@/lib/bookings/jobs'
import type { User } from '@/lib/core/actor'
import { resetClock, setClock } from '@/lib/time/clock'
import { openTestDatabase, type TestDatabase } from '../../support/template-database'
import { actAsAdmin, actAsClient, actAsProvider, actAsSystem } from './schedule-acts'
import { makeWorld, seeded, type World } from './schedule-world'

const OPERATIONS = 10_000
const SEED = 20_261_128

let t: TestDatabase
let world: World
beforeAll(async () => {
  process.env.LOG_LEVEL = 'silent'
  t = await openTestDatabase()
  world = await makeWorld(t.db, { sellers: 16, clients: 30 })
  // What the seed has left is not ours to check.
  const shops = world.shops.map(shop => shop.providerId).join(', ')
  await t.sql.unsafe(`
    create view ours as select * from bookings where provider_id in (${shops});
    create view steps as select e.* from booking_events e join ours on ours.id = e.booking_id;
    create view trail as select a.* from audit_log a join ours on a.target_id = ours.id::text
     where a.target_type = 'booking' and a.action like 'booking.%'`)
})
afterAll(async () => {
  resetClock()
  await t.close()
})

/** Fifty people at once: sixteen providers, thirty clients, two administrators, two workers. */
async function run(): Promise<void> {
  setClock(() => world.now())
  const actors = [
    ...world.people.map(me => (random: ReturnType<typeof seeded>) => actAsClient(random, world, t.db, me)),
    ...world.shops.map(
      shop => (random: ReturnType<typeof seeded>) => actAsProvider(random, world, t.db, shop.owner as User),
    ),
    ...[1, 2].map(() => (random: ReturnType<typeof seeded>) => actAsAdmin(random, world, t.db)),
    ...[1, 2].map(() => (random: ReturnType<typeof seeded>) => actAsSystem(random, world)),
  ]
  await Promise.all(
    actors.map(async (act, index) => {
      const random = seeded(SEED + index)
      while (world.count() < OPERATIONS) {
        await act(random)
        // Who has nothing to do lets the others go first.
        await nextTurn()
      }
    }),
  )
}

const none = async (query: ReturnType<typeof sql>) => expect([...(await t.db.execute(query))]).toEqual([])

async function checkInvariants(): Promise<void> {
  // No two that keep their slot overlap.
  await none(sql`
    select a.id, b.id from ours a join ours b
        on a.provider_id = b.provider_id and a.id < b.id and a.blocked_period && b.blocked_period
     where a.status in ('HOLD', 'PENDING', 'CONFIRMED', 'IN_PROGRESS')
       and b.status in ('HOLD', 'PENDING', 'CONFIRMED', 'IN_PROGRESS')`)
  // The history has no gap, begins with the first step and ends where the booking stands.
  await none(sql`
    select b.id from ours b join lateral (
      select count(*) n, min(e.version) low, max(e.version) high,
             (array_agg(e.to_status order by e.version desc))[1] last
        from steps e where e.booking_id = b.id) h on true
     where h.n <> b.version or h.low <> 1 or h.high <> b.version or h.last <> b.status`)
  await none(sql`
    select e.id from steps e join steps before
        on before.booking_id = e.booking_id and before.version = e.version - 1
     where e.from_status is distinct from before.to_status`)
  // One row of the audit log for each step, and none beside.
  await none(sql`
    select e.booking_id, e.version, count(a.id) from steps e left join trail a
        on a.target_id = e.booking_id::text
       and a.action = 'booking.' || e.transition and (a.new->>'version')::int = e.version
     group by e.booking_id, e.version having count(a.id) <> 1`)
  await none(sql`
    select (select count(*) from trail) as trail, (select count(*) from steps) as steps
     where (select count(*) from trail) <> (select count(*) from steps)`)
  // The price, the jobs done, the trust.
  await none(sql`
    select id from ours
     where payable > agreed_cap or (payable is not null and agreed_cap is null) or amount_paid > agreed_cap or fee > amount_paid`)
  await none(sql`
    select p.id from providers p
     where p.id in (select provider_id from ours)
       and (p.reliability not between 0 and 100 or p.jobs_count <>
            (select count(*) from ours b where b.provider_id = p.id and b.status = 'COMPLETED'))`)
  await none(sql`select id from ours where status in ('CONFIRMED', 'IN_PROGRESS') and check_code is null`)
  await none(sql`
    select d.id from disputes d join ours b on b.id = d.booking_id
     where d.refund > b.amount_paid or b.confirmed_at is null`)
  // Every step is one that the table lists for who took it.
  const taken = await t.db.execute<{ name: string; from: string | null; to: string; who: string }>(sql`
    select distinct transition as name, from_status as from, to_status as to, actor_kind as who from steps`)
  for (const { name, from, to, who } of taken) {
    const listed = TRANSITIONS.some(
      row =>
        row.name === name && row.from === from && row.to === to && row.actors.some(actor => actor === who),
    )
    expect(listed, `${from} ${name} ${to} by ${who}`).toBe(true)
  }
}

test('ten thousand operations of fifty people at once leave every promise kept', async () => {
  await run()
  expect(world.surprises).toEqual([])
  const codes = [...world.answers.keys()].filter(key => !key.endsWith(' done'))
  const unknown = codes.filter(code => !/^(booking|disputes|hours)\./.test(code))
  expect(unknown).toEqual([])
  // It was no quiet day: each of these happened.
  for (const name of [
    'hold',
    'request',
    'accept',
    'cancel',
    'start',
    'complete',
    'reschedule',
    'sign_extra',
    'dispute',
    'time_off',
    'plan',
  ]) {
    expect(world.answers.get(`${name} done`) ?? 0, name).toBeGreaterThan(0)
  }
  expect(world.answers.get('booking.slot_taken') ?? 0).toBeGreaterThan(100)
  await checkInvariants()
}, 240_000)

test('once everybody has gone home, the timers alone bring every booking to its end', async () => {
  const stuck = async () => {
    const [row] = await t.db.execute<{ n: number }>(sql`
      select (select count(*) from ours where status in ('HOLD', 'PENDING', 'CONFIRMED', 'IN_PROGRESS'))
           + (select count(*) from reschedule_proposals p join ours on ours.id = p.booking_id where p.status = 'OPEN') as n`)
    return Number(row?.n)
  }
  setClock(() => minutesAfter(world.now(), 60 * 24 * 60))
  for (let round = 0; round < 10 && (await stuck()) > 0; round++) await sweepBookings()
  expect(await stuck()).toBe(0)
  await none(sql`
    select x.id from booking_extras x join ours b on b.id = x.booking_id
     where x.status = 'OPEN' and b.status <> 'IN_PROGRESS'`)
  await checkInvariants()
}, 120_000)
