import { eq } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { answerLinks, auditLog, bookingEvents, bookings, rescheduleProposals, users } from '@/db/schema'
import { answerByLink, makeLink, proposeByLink } from '@/lib/answers/commands'
import { linkOf, readLink } from '@/lib/answers/queries'
import { moveBooking } from '@/lib/bookings/commands/move'
import { requestBooking } from '@/lib/bookings/commands/request'
import { linkToken } from '@/lib/core/crypto'
import { AT, makeProvider, makeUser, requestInput } from '../../support/factories'
import { openTestDatabase, type TestDatabase } from '../../support/template-database'

let t: TestDatabase
beforeAll(async () => {
  t = await openTestDatabase()
  return () => t.close()
})

const LATER = new Date('2026-11-25T09:00:00.000Z')
const APP = 'https://khadamat.example'

async function asked(start = '2026-11-26T10:00:00.000Z') {
  const [client, seller] = [await makeUser(t.db), await makeProvider(t.db)]
  const { id } = await t.db.transaction(tx =>
    requestBooking(tx, client, requestInput(seller.offerId, start), AT),
  )
  const expiresAt = new Date('2026-11-26T08:00:00.000Z')
  const link = { bookingId: id, version: 1, userId: seller.owner.userId, expiresAt }
  await makeLink(t.db, link, AT)
  const found = await linkOf(t.db, id, 1, seller.owner.userId)
  const token = found?.href(APP, 'fr').split('/').at(-1) ?? ''
  return { id, client, seller, link, token }
}

const answer = (token: string, act: 'accept' | 'refuse', at = LATER, reason?: string) =>
  t.db.transaction(tx => answerByLink(tx, { token, act, reason, ip: '127.0.0.1' }, at))

const stateOf = async (id: string) => {
  const [row] = await t.db.select().from(bookings).where(eq(bookings.id, id))
  const events = await t.db.select().from(bookingEvents).where(eq(bookingEvents.bookingId, id))
  const trail = await t.db.select().from(auditLog).where(eq(auditLog.targetId, id))
  return { status: row?.status, events: events.length, trail: trail.length }
}

describe('a signed link', () => {
  test('accepts without signing in, in the provider’s name, once', async () => {
    const { id, token, seller } = await asked()
    await answer(token, 'accept')
    expect(await stateOf(id)).toEqual({ status: 'CONFIRMED', events: 2, trail: 2 })
    const events = await t.db.select().from(bookingEvents).where(eq(bookingEvents.bookingId, id))
    expect(events.at(-1)).toMatchObject({ actorKind: 'provider', actorId: seller.owner.userId })
    await expect(answer(token, 'refuse', LATER, 'non')).rejects.toMatchObject({ code: 'answers.used' })
    expect((await readLink(t.db, token, LATER))?.state).toBe('used')
  })

  test('refuses with a reason; without one it stays good', async () => {
    const { id, token } = await asked()
    await expect(answer(token, 'refuse')).rejects.toMatchObject({ code: 'booking.reason_required' })
    expect((await readLink(t.db, token, LATER))?.state).toBe('open')
    await answer(token, 'refuse', LATER, 'Complet')
    expect((await stateOf(id)).status).toBe('REJECTED')
  })

  test('two taps at once answer once', async () => {
    const { id, token } = await asked()
    const outcomes = await Promise.allSettled([
      answer(token, 'accept'),
      answer(token, 'refuse', LATER, 'non'),
    ])
    expect(outcomes.filter(outcome => outcome.status === 'fulfilled')).toHaveLength(1)
    expect((await stateOf(id)).events).toBe(2)
  })

  test('proposes another time, once; one that is not free keeps the link', async () => {
    const { id, token } = await asked()
    const propose = (start: string) =>
      t.db.transaction(tx =>
        proposeByLink(
          tx,
          { token, start: new Date(start), note: 'Plutôt ce jour-là', ip: '127.0.0.1' },
          LATER,
        ),
      )
    await expect(propose('2026-11-26T23:00:00.000Z')).rejects.toMatchObject({ code: 'booking.outside_hours' })
    await propose('2026-11-27T10:00:00.000Z')
    const [proposal] = await t.db
      .select()
      .from(rescheduleProposals)
      .where(eq(rescheduleProposals.bookingId, id))
    expect(proposal).toMatchObject({ proposedBy: 'provider', status: 'OPEN', wallDate: '2026-11-27' })
    expect(await stateOf(id)).toEqual({ status: 'PENDING', events: 2, trail: 2 })
    await expect(propose('2026-11-27T11:00:00.000Z')).rejects.toMatchObject({ code: 'answers.used' })
  })

  test('opened a hundred times by programs that look into links, nothing happens', async () => {
    const { id, token } = await asked()
    await Promise.all(Array.from({ length: 100 }, () => readLink(t.db, token, LATER)))
    expect(await stateOf(id)).toEqual({ status: 'PENDING', events: 1, trail: 1 })
    await answer(token, 'accept')
  })

  test('is dead after its time', async () => {
    const { id, token } = await asked()
    const late = new Date('2026-11-26T08:00:00.000Z')
    expect((await readLink(t.db, token, late))?.state).toBe('expired')
    await expect(answer(token, 'accept', late)).rejects.toMatchObject({ code: 'answers.expired' })
    expect((await stateOf(id)).status).toBe('PENDING')
  })

  test('belongs to one version: after any other step it answers nothing', async () => {
    const { id, client, token } = await asked()
    await t.db.transaction(tx => moveBooking(tx, client, id, 'withdraw', LATER))
    await expect(answer(token, 'accept')).rejects.toMatchObject({ code: 'answers.moved' })
    expect(await stateOf(id)).toMatchObject({ status: 'CANCELLED', events: 2 })
  })

  test('a made-up token, one of another kind and one of a suspended account open nothing', async () => {
    const { id, token, link, seller } = await asked()
    const [row] = await t.db.select().from(answerLinks).where(eq(answerLinks.bookingId, id))
    const other = linkToken('VERIFY_EMAIL', row?.id ?? '')
    for (const made of ['', 'x', `${token}x`, token.toUpperCase(), other, `${'a'.repeat(42)}'`]) {
      expect(await readLink(t.db, made, LATER), made).toBeNull()
      await expect(answer(made, 'accept'), made).rejects.toMatchObject({ code: 'not_found' })
    }
    await t.db.update(users).set({ status: 'SUSPENDED' }).where(eq(users.id, seller.owner.userId))
    await expect(answer(token, 'accept')).rejects.toMatchObject({ code: 'not_found' })
    expect((await stateOf(link.bookingId)).status).toBe('PENDING')
  })

  test('the database holds nothing that opens it, and a second message finds the same link', async () => {
    const { id, link, token } = await asked()
    await makeLink(t.db, link, LATER)
    const rows = await t.db.select().from(answerLinks).where(eq(answerLinks.bookingId, id))
    expect(rows).toHaveLength(1)
    expect(JSON.stringify(rows)).not.toContain(token)
    expect(rows[0]?.tokenHash.toString('base64url')).not.toBe(token)
  })

  test('shows neither address nor telephone nor family name', async () => {
    const { token } = await asked()
    const seen = JSON.stringify(await readLink(t.db, token, LATER))
    expect(seen).toContain('Nadia')
    expect(seen).not.toMatch(/Tarik|612345678|Amrani|@test/)
  })
})
