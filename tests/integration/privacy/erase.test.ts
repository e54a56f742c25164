import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { auditLog, bookings, emails, providers, sessions, users } from '@/db/schema'
import { requestBooking } from '@/lib/bookings/commands/request'
import type { User } from '@/lib/core/actor'
import { eraseAccount } from '@/lib/privacy/commands/erase'
import { AT, makeProvider, makeUser, requestInput } from '../../support/factories'
import { openTestDatabase, type TestDatabase } from '../../support/template-database'
import { needles, richClient, richProvider } from './life'
import { traces } from './traces'

let t: TestDatabase
beforeAll(async () => {
  t = await openTestDatabase()
})
afterAll(() => t.close())

const emailOf = async ({ userId }: User) => {
  const [row] = await t.db.select({ email: users.email }).from(users).where(eq(users.id, userId))
  return row?.email ?? ''
}
const erase = async (actor: User, email?: string) => {
  const typed = { email: email ?? (await emailOf(actor)) }
  return t.db.transaction(tx => eraseAccount(tx, actor, typed, AT))
}
const statusOf = async ({ userId }: User) => {
  const [row] = await t.db.select({ status: users.status }).from(users).where(eq(users.id, userId))
  return row?.status
}

/** The last letter has left: the vendor took it. */
const sendLastLetter = async () => {
  const { markSent } = await import('@/lib/notifications/outcomes')
  const waiting = await t.db.select().from(emails).where(eq(emails.template, 'account_erased'))
  for (const { id } of waiting) await markSent(t.db, id, 'vendor-1', AT)
}

describe('after an erasure', () => {
  test('nothing in any table, and in no job, tells who the client was', async () => {
    const life = await richClient(t, 'zoubidaquetzal')
    expect((await traces(t, needles(life.marks))).length).toBeGreaterThan(25)
    await erase(life.client)
    const left = await traces(t, needles(life.marks))
    expect(left.map(line => line.split(':')[0])).toEqual(['emails'])
    await sendLastLetter()
    expect(await traces(t, needles(life.marks))).toEqual([])
  })

  test('nothing tells who the provider was; the client’s own words and place stay', async () => {
    const life = await richProvider(t, 'wolframyttrium')
    expect((await traces(t, needles(life.marks))).length).toBeGreaterThan(25)
    const { slugs } = await erase(life.seller.owner)
    expect(slugs).toContain('wolframyttrium-slug')
    await sendLastLetter()
    expect(await traces(t, needles(life.marks))).toEqual([])
    const [row] = await t.db.select().from(bookings).where(eq(bookings.id, life.booking))
    expect(row).toMatchObject({
      address: '1 rue du client',
      title: 'mots du client',
      total: 15_000,
      reason: null,
    })
    const [profile] = await t.db.select().from(providers).where(eq(providers.id, life.seller.providerId))
    expect(profile).toMatchObject({ status: 'DRAFT', bioFr: '', verifiedAt: null })
    const listed = await t.db.execute(sql`select from listings where provider_id = ${life.seller.providerId}`)
    expect(listed).toHaveLength(0)
  })

  test('amounts, dates and points stay, and the other side keeps its own', async () => {
    const life = await richClient(t, 'amountsstay')
    const [before] = await t.db.select().from(providers).where(eq(providers.id, life.seller.providerId))
    await erase(life.client)
    const [row] = await t.db.select().from(bookings).where(eq(bookings.id, life.booking))
    expect(row).toMatchObject({
      total: 15_000,
      status: 'CANCELLED',
      title: '—',
      latitude: null,
      checkCode: null,
    })
    const [after] = await t.db.select().from(providers).where(eq(providers.id, life.seller.providerId))
    expect(after).toMatchObject({
      ratingSum: before?.ratingSum,
      ratingCount: before?.ratingCount,
      nameFr: 'Atelier Test',
    })
  })

  test('the trail says that it was done, and not to whom', async () => {
    const life = await richClient(t, 'trailword')
    await erase(life.client)
    const trail = await t.db.select().from(auditLog).where(eq(auditLog.targetId, life.client.userId))
    const [erased] = trail.filter(({ action }) => action === 'privacy.erased')
    expect(erased).toMatchObject({ severity: 'HIGH', new: { role: 'CLIENT' }, old: null })
  })

  test('no session is left, no password opens it, and the address is free again', async () => {
    const life = await richClient(t, 'freeagain')
    await erase(life.client)
    expect(await t.db.select().from(sessions).where(eq(sessions.userId, life.client.userId))).toHaveLength(0)
    const again = await t.db
      .insert(users)
      .values({
        email: life.marks.email,
        passwordHash: 'x',
        firstName: 'Nadia',
        lastName: 'Alami',
        role: 'CLIENT',
      })
      .onConflictDoNothing()
      .returning({ id: users.id })
    expect(again).toHaveLength(1)
  })

  test('the history of a booking is still append-only for everybody else', async () => {
    const life = await richClient(t, 'appendonly')
    await expect(
      t.db.execute(sql`update booking_events set reason = null where booking_id = ${life.booking}`),
    ).rejects.toThrow()
    await expect(
      t.db.transaction(async tx => {
        await tx.execute(sql`select set_config('khadamat.erasing', 'on', true)`)
        await tx.execute(
          sql`update booking_events set transition = 'accept' where booking_id = ${life.booking}`,
        )
      }),
    ).rejects.toThrow()
  })
})

describe('an account is not erased', () => {
  test('while the client has a booking to come, and nothing of it is touched', async () => {
    const [client, seller] = [await makeUser(t.db), await makeProvider(t.db)]
    await t.db.transaction(tx =>
      requestBooking(tx, client, requestInput(seller.offerId, '2026-11-26T10:00:00.000Z'), AT),
    )
    await expect(erase(client)).rejects.toMatchObject({ code: 'erasure.unfinished' })
    await expect(erase(seller.owner)).rejects.toMatchObject({ code: 'erasure.unfinished' })
    expect(await statusOf(client)).toBe('ACTIVE')
  })

  test('with another address typed', async () => {
    const client = await makeUser(t.db)
    await expect(erase(client, 'somebody@else.example')).rejects.toMatchObject({
      fields: { email: 'erasure.email_differs' },
    })
    expect(await statusOf(client)).toBe('ACTIVE')
  })

  test('twice: the second finds nobody', async () => {
    const client = await makeUser(t.db)
    const email = await emailOf(client)
    const both = await Promise.allSettled([erase(client, email), erase(client, email)])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })

  test('when it is the last administrator’s, also when two leave at once', async () => {
    await t.db.update(users).set({ status: 'SUSPENDED' }).where(eq(users.role, 'ADMIN'))
    const [one, two] = [await makeUser(t.db, { role: 'ADMIN' }), await makeUser(t.db, { role: 'ADMIN' })]
    const both = await Promise.allSettled([erase(one), erase(two)])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    const refused = both.find(outcome => outcome.status === 'rejected')
    expect(refused).toMatchObject({ reason: { code: 'erasure.unfinished' } })
  })

  test('without the second factor of who has one', async () => {
    const client = { ...(await makeUser(t.db)), twoFactor: true }
    await expect(erase(client)).rejects.toMatchObject({ code: 'accounts.code_wrong' })
    expect(await statusOf(client)).toBe('ACTIVE')
  })
})

describe('an erasure and a booking at the same time', () => {
  const race = async (who: 'client' | 'provider') => {
    const [client, seller] = [await makeUser(t.db), await makeProvider(t.db)]
    const leaver = who === 'client' ? client : seller.owner
    const input = requestInput(seller.offerId, '2026-11-27T10:00:00.000Z')
    const [booked, erased] = await Promise.allSettled([
      t.db.transaction(tx => requestBooking(tx, client, input, AT)),
      erase(leaver),
    ])
    const open = await t.db.select().from(bookings).where(eq(bookings.clientId, client.userId))
    const alive = (await statusOf(leaver)) === 'ACTIVE'
    expect(booked.status === 'fulfilled').toBe(alive)
    expect(erased.status === 'fulfilled').toBe(!alive)
    expect(open.length).toBe(alive ? 1 : 0)
  }

  test.each([1, 2, 3, 4, 5, 6])('one of the two wins, round %i', async () => {
    await race('client')
    await race('provider')
  })

  test('a slot that was only kept is given back', async () => {
    const { holdSlot } = await import('@/lib/bookings/commands/hold')
    const [client, seller] = [await makeUser(t.db), await makeProvider(t.db)]
    const start = new Date('2026-11-27T12:00:00.000Z')
    await t.db.transaction(tx => holdSlot(tx, client, { offer: seller.offerId, start }, AT))
    await erase(client)
    const [row] = await t.db.select().from(bookings).where(eq(bookings.clientId, client.userId))
    expect(row).toMatchObject({ status: 'CANCELLED', reasonCode: 'RELEASED' })
  })
})
