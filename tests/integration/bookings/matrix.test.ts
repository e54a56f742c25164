import { eq, sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Tx } from '@/db/client'
import { auditLog, bookingEvents, bookings } from '@/db/schema'
import { moveBooking } from '@/lib/bookings/commands/move'
import { requestBooking } from '@/lib/bookings/commands/request'
import { BOOKING_POLICY, minutesAfter } from '@/lib/bookings/domain/policy'
import { type ActorKind, BOOKING_STATUSES } from '@/lib/bookings/domain/status'
import type { Transition } from '@/lib/bookings/domain/steps/step'
import { TIMERS } from '@/lib/bookings/domain/timers'
import { TRANSITION_NAMES } from '@/lib/bookings/domain/transition-names'
import { TRANSITIONS } from '@/lib/bookings/domain/transitions'
import { loadFacts } from '@/lib/bookings/queries/facts'
import type { System, User } from '@/lib/core/actor'
import { AppError } from '@/lib/core/errors'
import { AT, makeProvider, makeUser, requestInput } from '../../support/factories'
import { openTestDatabase, type TestDatabase } from '../../support/template-database'
import { arrange, CODE, opened, PREPARES } from './circumstances'

const WHO = ['client', 'provider', 'admin', 'system', 'strange client', 'strange provider'] as const
type Who = (typeof WHO)[number]
const SYSTEM: System = { kind: 'system' }

let t: TestDatabase
let id: string
let people: Record<Who, User | System>
beforeAll(async () => {
  t = await openTestDatabase()
  const [client, seller, strange] = [await makeUser(t.db), await makeProvider(t.db), await makeProvider(t.db)]
  people = {
    client,
    provider: seller.owner as User,
    admin: await makeUser(t.db, { role: 'ADMIN' }),
    system: SYSTEM,
    'strange client': await makeUser(t.db),
    'strange provider': strange.owner as User,
  }
  const input = requestInput(seller.offerId, '2026-11-27T10:00:00.000Z')
  id = (await t.db.transaction(tx => requestBooking(tx, client, input, AT))).id
  await t.sql`delete from graphile_worker._private_jobs`
  return () => t.close()
})

/** Everything a step could leave behind. */
async function traces(tx: Tx) {
  const [row] = await tx.select().from(bookings).where(eq(bookings.id, id))
  if (!row) throw new Error('gone')
  const events = await tx.select().from(bookingEvents).where(eq(bookingEvents.bookingId, id))
  const audit = await tx.select().from(auditLog).where(eq(auditLog.targetId, id))
  const jobs = await tx.execute<{ task: string; payload: Record<string, unknown>; run_at: string }>(sql`
    select t.identifier as task, j.payload, j.run_at
      from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
     -- That administrators hear of a weighty line is the audit log's own matter.
     where t.identifier <> 'tell_administrators' order by j.id`)
  return { row, events, audit, jobs: [...jobs] }
}

const UNDO = new Error('undo')
/** One case on the one booking, undone afterwards: a thousand of them need no thousand bookings. */
async function undone(work: (tx: Tx) => Promise<void>): Promise<void> {
  await t.db
    .transaction(async tx => {
      await work(tx)
      throw UNDO
    })
    .catch(error => {
      if (error !== UNDO) throw error
    })
}

const attempt = (tx: Tx, who: Who, name: Transition['name']) =>
  tx
    .transaction(inner =>
      moveBooking(inner, people[who], id, name, AT, { code: CODE, reason: 'Parce que' }, PREPARES[name]),
    )
    .then(
      () => 'done',
      error => {
        if (error instanceof AppError) return error.code
        throw error
      },
    )

const kind = (who: Who): ActorKind | null => (who.startsWith('strange') ? null : (who as ActorKind))
const rowFor = (status: string, name: string, who: Who) =>
  TRANSITIONS.find(
    row => row.from === status && row.name === name && row.actors.includes(kind(who) as ActorKind),
  )

/** The jobs a row starts, by its own timers and mails. */
async function jobsOf(tx: Tx, row: Transition, version: number) {
  const facts = await loadFacts(tx, SYSTEM, id)
  if (!facts) throw new Error('gone')
  const prepared = await PREPARES[row.name]?.(facts, null as never, BOOKING_POLICY)
  const then = { ...facts, proposal: prepared?.proposal ?? facts.proposal }
  const timers = row.timers.flatMap(timer => {
    const clock = TIMERS[timer]
    const at = clock.at(then, BOOKING_POLICY)
    const starts = at && !('reminds' in clock && at <= AT)
    return starts ? [{ task: 'booking_timer', payload: { bookingId: id, timer }, at: at.toISOString() }] : []
  })
  const notify =
    row.mails.length > 0 ? [{ task: 'notify_booking', payload: { bookingId: id, version }, at: null }] : []
  // Invitations to review wait for the mood to settle.
  const reviews = row.effects.includes('reviews')
    ? [{ task: 'invite_reviews', payload: { bookingId: id }, at: null }]
    : []
  return [...timers, ...reviews, ...notify]
}

const LISTED = TRANSITIONS.flatMap(row =>
  row.from === null ? [] : row.actors.map(who => ({ row, from: row.from, name: row.name, who })),
)

describe('every row of the table', () => {
  test.each(LISTED)(
    '$from: $name by $who → one history row, one audit row, its jobs',
    async ({ row, who }) => {
      await undone(async tx => {
        await arrange(tx, id, row.from as 'PENDING', opened(row.guards, who))
        const before = await traces(tx)
        expect(await attempt(tx, who, row.name)).toBe('done')
        const after = await traces(tx)
        const version = before.row.version + 1
        expect(after.row).toMatchObject({ status: row.to, version, updatedAt: AT })
        const actorId = who === 'system' ? null : (people[who] as User).userId
        const event = after.events.find(one => one.version === version)
        expect(after.events).toHaveLength(before.events.length + 1)
        expect(event).toMatchObject({
          transition: row.name,
          fromStatus: row.from,
          toStatus: row.to,
          actorKind: who,
          actorId,
          at: AT,
        })
        expect(after.audit).toHaveLength(before.audit.length + 1)
        const audit = after.audit.filter(one => one.action === `booking.${row.name}` && one.actorKind === who)
        expect(audit.at(-1)).toMatchObject({ actorId, old: { status: row.from }, new: { status: row.to } })
        const jobs = after.jobs.map(({ task, payload, run_at }) => ({
          task,
          payload,
          at: task === 'booking_timer' ? new Date(run_at).toISOString() : null,
        }))
        expect(jobs).toEqual(await jobsOf(tx, row, version))
        if (row.effects.includes('new_code')) expect(after.row.checkCode).toMatch(/^\d{4}$/)
        if (row.reasonCode) expect(after.row.reasonCode).toBe(row.reasonCode)
      })
    },
  )
})

describe.each(BOOKING_STATUSES)('from %s everything else', status => {
  test.each(WHO)('is refused to the %s and leaves nothing', async who => {
    for (const name of TRANSITION_NAMES) {
      if (rowFor(status, name, who)) continue
      // In the circumstances in which the step works for those who may, and in those of nothing special.
      const rows = TRANSITIONS.filter(row => row.name === name && row.from !== null)
      const all = [{}, ...rows.flatMap(row => row.actors.map(actor => opened(row.guards, actor)))]
      const scenes = [...new Map(all.map(scene => [JSON.stringify(scene), scene])).values()]
      await undone(async outer => {
        for (const scene of scenes) {
          await outer
            .transaction(async tx => {
              await arrange(tx, id, status, scene)
              const before = await traces(tx)
              const code = await attempt(tx, who, name)
              const label = `${status} · ${name} · ${who}`
              expect(code, label).toBe(who.startsWith('strange') ? 'not_found' : 'booking.not_allowed')
              expect(await traces(tx), label).toEqual(before)
              throw UNDO
            })
            .catch(error => {
              if (error !== UNDO) throw error
            })
        }
      })
    }
  })
})

describe('the listed steps to strangers', () => {
  test.each(LISTED)('$from: $name is not found', async ({ row, who }) => {
    for (const stranger of ['strange client', 'strange provider'] as const) {
      await undone(async tx => {
        await arrange(tx, id, row.from as 'PENDING', opened(row.guards, who))
        const before = await traces(tx)
        expect(await attempt(tx, stranger, row.name)).toBe('not_found')
        expect(await traces(tx)).toEqual(before)
      })
    }
  })
})

test('a step on a version that somebody else has moved on is stale and leaves nothing', async () => {
  await undone(async tx => {
    await arrange(tx, id, 'PENDING', {})
    const before = await traces(tx)
    const old = tx.transaction(inner =>
      moveBooking(inner, people.provider, id, 'accept', minutesAfter(AT, 1), { version: 99 }),
    )
    await expect(old).rejects.toMatchObject({ code: 'booking.stale' })
    expect(await traces(tx)).toEqual(before)
  })
})
