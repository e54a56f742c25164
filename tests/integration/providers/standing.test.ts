import { and, eq, sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { auditLog, bookings, listings, providers } from '@/db/schema'
import { requestBooking } from '@/lib/bookings/commands/request'
import type { User } from '@/lib/core/actor'
import { saveBio } from '@/lib/providers/commands/profile'
import { decideProvider, submitProfile } from '@/lib/providers/commands/standing'
import type { Decision } from '@/lib/providers/domain/standing'
import { providerQueue } from '@/lib/providers/queries/queue'
import { AT, makeProvider, makeUser, requestInput } from '../../support/factories'
import { openTestDatabase, type TestDatabase } from '../../support/template-database'
import { bio, makeDraft, makeSubmitted, rowOf } from './workshop'

let t: TestDatabase
let admin: User
beforeAll(async () => {
  t = await openTestDatabase()
  admin = await makeUser(t.db, { role: 'ADMIN' })
  return () => t.close()
})

const TEN = '2026-11-26T10:00:00.000Z'
const submit = (actor: User) => t.db.transaction(tx => submitProfile(tx, actor, AT))
const seenOf = async (id: number) => {
  const [row] = await t.db.select().from(providers).where(eq(providers.id, id))
  if (!row) throw new Error('gone')
  return row.updatedAt
}
const decide = async (id: number, decision: Decision, reason = '', actor = admin, seen?: Date) => {
  const input = { locale: 'fr' as const, provider: id, decision, reason, seen: seen ?? (await seenOf(id)) }
  return t.db.transaction(tx => decideProvider(tx, actor, input, AT))
}
const trail = (id: number, action: string) =>
  t.db
    .select()
    .from(auditLog)
    .where(
      and(
        eq(auditLog.targetType, 'provider'),
        eq(auditLog.targetId, String(id)),
        eq(auditLog.action, action),
      ),
    )
const letters = (id: number) =>
  t.db.execute<{ mail: string }>(sql`
    select j.payload->>'mail' as mail from graphile_worker._private_jobs j
      join graphile_worker._private_tasks k on k.id = j.task_id
     where k.identifier = 'notify_provider' and (j.payload->>'providerId')::int = ${id} order by j.id`)
const listed = async (id: number) =>
  (await t.db.select().from(listings).where(eq(listings.providerId, id))).length > 0

describe('handing the profile in', () => {
  test('a complete one is handed in once, however often it is sent', async () => {
    const { owner, id } = await makeDraft(t.db)
    await submit(owner)
    await submit(owner)
    expect(await rowOf(t.db, owner)).toMatchObject({ status: 'SUBMITTED', submittedAt: AT })
    expect(await trail(id, 'provider.submitted')).toHaveLength(1)
    expect((await letters(id)).map(({ mail }) => mail)).toEqual(['provider_submitted'])
  })

  test('not before the address is confirmed, nor with something missing, nor without a profile', async () => {
    const { owner, id } = await makeDraft(t.db)
    await expect(submit({ ...owner, emailVerifiedAt: null })).rejects.toMatchObject({
      code: 'auth.email_not_verified',
    })
    await t.db.execute(sql`update offers set active = false where provider_id = ${id}`)
    await expect(submit(owner)).rejects.toMatchObject({ code: 'workshop.incomplete' })
    const newcomer = await makeUser(t.db, { role: 'PROVIDER' })
    await expect(submit(newcomer)).rejects.toMatchObject({ code: 'not_found' })
    expect(await letters(id)).toEqual([])
  })
})

describe('until it is approved', () => {
  test('nobody finds or books it', async () => {
    const { id, offerId } = await makeSubmitted(t.db)
    const client = await makeUser(t.db)
    expect(await listed(id)).toBe(false)
    await expect(
      t.db.transaction(tx => requestBooking(tx, client, requestInput(offerId, TEN), AT)),
    ).rejects.toMatchObject({ code: 'booking.offer_unknown' })
  })
})

describe('decisions', () => {
  test('approval puts it into the search at once, and it can be booked', async () => {
    const { owner, id, offerId } = await makeSubmitted(t.db)
    await decide(id, 'approve')
    expect(await rowOf(t.db, owner)).toMatchObject({ status: 'APPROVED', decidedAt: AT, refusal: null })
    expect(await listed(id)).toBe(true)
    const client = await makeUser(t.db)
    const { id: booking } = await t.db.transaction(tx =>
      requestBooking(tx, client, requestInput(offerId, TEN), AT),
    )
    const [row] = await t.db.select().from(bookings).where(eq(bookings.id, booking))
    expect(row?.total).toBe(17_000)
    expect((await letters(id)).map(({ mail }) => mail)).toEqual(['provider_submitted', 'provider_approved'])
  })

  test('a refusal says why; corrected, it can be handed in again', async () => {
    const { owner, id } = await makeSubmitted(t.db)
    await expect(decide(id, 'refuse')).rejects.toMatchObject({
      fields: { reason: 'workshop.reason_required' },
    })
    await decide(id, 'refuse', 'Le nom arabe manque.')
    expect(await rowOf(t.db, owner)).toMatchObject({ status: 'REFUSED', refusal: 'Le nom arabe manque.' })
    await submit(owner)
    await decide(id, 'approve')
    expect(await rowOf(t.db, owner)).toMatchObject({ status: 'APPROVED', refusal: null })
  })

  test('a suspension takes it out of the search, and lifting it brings it back', async () => {
    const { owner, providerId } = await makeProvider(t.db)
    await decide(providerId, 'suspend', 'Plaintes répétées')
    expect(await listed(providerId)).toBe(false)
    await expect(submit(owner)).rejects.toMatchObject({ code: 'workshop.not_submittable' })
    await decide(providerId, 'reinstate')
    expect(await listed(providerId)).toBe(true)
    const [entry] = await trail(providerId, 'provider.suspended')
    expect(entry).toMatchObject({ severity: 'HIGH', actorId: admin.userId, actorKind: 'admin' })
  })

  test('of two administrators at once one decides; the other is told', async () => {
    const { id } = await makeSubmitted(t.db)
    const other = await makeUser(t.db, { role: 'ADMIN' })
    const seen = await seenOf(id)
    const outcomes = await Promise.allSettled([
      decide(id, 'approve', '', admin, seen),
      decide(id, 'refuse', 'Non', other, seen),
    ])
    const refused = outcomes.filter(outcome => outcome.status === 'rejected')
    expect(refused).toHaveLength(1)
    expect(refused[0]?.reason).toMatchObject({ code: 'workshop.decided' })
    const decided = [...(await trail(id, 'provider.approved')), ...(await trail(id, 'provider.refused'))]
    expect(decided).toHaveLength(1)
  })

  test('what changed since it was looked at is not approved unseen', async () => {
    const { owner, id } = await makeSubmitted(t.db)
    const seen = await seenOf(id)
    const later = new Date(AT.getTime() + 60_000)
    const words = bio({ bioFr: 'Appelez-moi directement, je fais moins cher sans le site.' })
    await t.db.transaction(tx => saveBio(tx, owner, words, later))
    await expect(decide(id, 'approve', '', admin, seen)).rejects.toMatchObject({ code: 'workshop.changed' })
  })

  test('only from the state it belongs to, only by an administrator, and a draft is nobody’s business', async () => {
    const { id, owner } = await makeSubmitted(t.db)
    await expect(decide(id, 'suspend', 'x')).rejects.toMatchObject({ code: 'workshop.decided' })
    await expect(decide(id, 'approve', '', owner)).rejects.toMatchObject({ code: 'not_found' })
    const draft = await makeDraft(t.db)
    await expect(decide(draft.id, 'approve')).rejects.toMatchObject({ code: 'not_found' })
    await expect(decide(2_000_000_000, 'approve', '', admin, AT)).rejects.toMatchObject({ code: 'not_found' })
  })
})

describe('the queue', () => {
  test('who waited longest comes first, and its pages hold everybody once', async () => {
    const ids: number[] = []
    for (let i = 0; i < 27; i++) {
      const { id } = await makeSubmitted(t.db)
      // Two of them at the same instant.
      const at = new Date(AT.getTime() + Math.floor(i / 2) * 1000)
      await t.db.update(providers).set({ submittedAt: at }).where(eq(providers.id, id))
      ids.push(id)
    }
    const found: number[] = []
    let after: { at: string; id: number } | null = null
    do {
      const page: Awaited<ReturnType<typeof providerQueue>> = await providerQueue(t.db, {
        status: 'SUBMITTED',
        text: '',
        after,
      })
      found.push(...page.items.map(item => item.id))
      after = page.next
    } while (after)
    expect(found.filter(id => ids.includes(id))).toEqual(ids)
    expect(new Set(found).size).toBe(found.length)
  })

  test('a name in either script or a part of the address finds its provider', async () => {
    const { owner, id } = await makeSubmitted(t.db)
    for (const text of ['zerouali', 'زروالي', owner.userId.slice(0, 8)]) {
      const { items } = await providerQueue(t.db, { status: 'SUBMITTED', text, after: null })
      expect(items.length, text).toBeGreaterThan(0)
    }
    const none = await providerQueue(t.db, { status: 'SUBMITTED', text: '%_%', after: null })
    expect(none.items.map(item => item.id)).not.toContain(id)
  })
})
