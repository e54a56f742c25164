import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { emails } from '@/db/schema'
import type { User } from '@/lib/core/actor'
import { makeUser } from '../../support/factories'
import { openScene, type Scene } from './scene'

let scene: Scene
let queueAccountEmail: typeof import('@/lib/notifications/commands').queueAccountEmail
beforeAll(async () => {
  scene = await openScene()
  queueAccountEmail = (await import('@/lib/notifications/commands')).queueAccountEmail
})
afterAll(() => scene.close())
beforeEach(() => scene.vendor.fail(500, 0))

const KINDS = ['two_factor_on', 'recovery_code_used', 'two_factor_off', 'password_changed'] as const
let events = 0
/** So many letters to one person, one after the other. */
async function write(user: User, count = 1): Promise<void> {
  for (let one = 0; one < count; one++) {
    const kind = KINDS[events % KINDS.length] ?? 'two_factor_on'
    const event = { job: String(events++), day: '2026-11-25' }
    await scene.db.transaction(tx => queueAccountEmail(tx, { kind, userId: user.userId }, event))
  }
}
const rowsOf = (user: User) =>
  scene.db.select().from(emails).where(eq(emails.userId, user.userId)).orderBy(emails.createdAt)
/** The vendor's ids of what a person has in the mailbox, in its order. */
async function arrived(user: User): Promise<string[]> {
  const mails = await scene.vendor.received()
  return mails.filter(mail => mail.to === `${user.userId}@test.khadamat.example`).map(mail => mail.id)
}
/** Seconds until the next try of one letter. */
async function wait(id: string): Promise<number> {
  const [job] = await scene.db.execute<{ seconds: number }>(sql`
    select extract(epoch from run_at - now())::float8 as seconds from graphile_worker.jobs where key = ${`email:${id}`}`)
  return job?.seconds ?? Number.NaN
}

describe('a letter that has to wait', () => {
  it('is not overtaken by a later one to the same person; another person’s goes on', async () => {
    const [person, other] = [await makeUser(scene.db), await makeUser(scene.db)]
    await write(person)
    await scene.vendor.fail(500, 1)
    await scene.work()
    await write(person, 2)
    await write(other)
    await scene.work()
    expect(await arrived(person)).toEqual([])
    expect(await arrived(other)).toHaveLength(1)
    await scene.makeDue()
    await scene.work()
    const rows = await rowsOf(person)
    expect(await arrived(person)).toEqual(rows.map(row => row.vendorId))
    // Those that only waited were tried once.
    expect(rows.map(row => row.attempts)).toEqual([2, 1, 1])
  })

  it('waits longer each time, at least as long as the vendor asks', async () => {
    const person = await makeUser(scene.db)
    await write(person)
    const [{ id } = { id: '' }] = await rowsOf(person)
    await scene.vendor.fail(500, 3)
    const waits: number[] = []
    for (let tries = 1; tries <= 3; tries++) {
      await scene.work()
      waits.push(await wait(id))
      expect((await rowsOf(person))[0]).toMatchObject({ attempts: tries, sentAt: null })
      await scene.makeDue()
    }
    const [first = 0, second = 0, third = 0] = waits
    expect(first).toBeGreaterThan(1)
    expect(second).toBeGreaterThan(first * 1.5)
    expect(third).toBeGreaterThan(second * 1.5)
    await scene.vendor.fail(429, 1, 900)
    await scene.work()
    expect(await wait(id)).toBeGreaterThan(890)
    await scene.makeDue()
    await scene.work()
    expect(await arrived(person)).toHaveLength(1)
  })

  it('is given up after twelve tries and holds nobody up any more', async () => {
    const person = await makeUser(scene.db)
    await write(person, 2)
    await scene.vendor.fail(503, 12)
    for (let tries = 0; tries < 12; tries++) {
      await scene.work()
      await scene.makeDue()
    }
    await scene.work()
    const [dead, next] = await rowsOf(person)
    expect(dead).toMatchObject({ attempts: 12, sentAt: null, failedAt: expect.any(Date) })
    expect(dead?.lastError).toBe('mail: application_error (503)')
    expect(await arrived(person)).toEqual([next?.vendorId])
    expect(await wait(dead?.id ?? '')).toBeNaN()
  })
})

describe('a letter that the vendor will never take', () => {
  it('is given up at once, not after half a day', async () => {
    const person = await makeUser(scene.db)
    await write(person, 2)
    await scene.vendor.fail(422, 1)
    await scene.work()
    const [dead, next] = await rowsOf(person)
    expect(dead).toMatchObject({ attempts: 1, failedAt: expect.any(Date) })
    expect(dead?.lastError).toBe('mail: validation_error (422)')
    expect(next).toMatchObject({ sentAt: expect.any(Date) })
  })

  it('a wrong key or a sender that is not ours yet is mended meanwhile: it is tried again', async () => {
    const person = await makeUser(scene.db)
    await write(person)
    await scene.vendor.fail(403, 1)
    await scene.work()
    expect((await rowsOf(person))[0]).toMatchObject({ attempts: 1, failedAt: null })
    await scene.makeDue()
    await scene.work()
    expect(await arrived(person)).toHaveLength(1)
  })
})

describe('a vendor that answers 429 and 500 as it likes', () => {
  it.each([
    [null, 11],
    [30, 4711],
  ])('every letter arrives once, in the order of its person (Retry-After %s)', async (retryAfter, seed) => {
    const people = await Promise.all(Array.from({ length: 5 }, () => makeUser(scene.db)))
    for (let round = 0; round < 6; round++) for (const person of people) await write(person)
    await scene.vendor.failAtRandom(0.45, seed, retryAfter)
    const waiting = async () => (await Promise.all(people.map(rowsOf))).flat().filter(row => !row.sentAt)
    // Half of the calls fail: the chance of a letter that needs twelve is one in twenty thousand, and the seed is kept.
    for (let round = 0; round < 80 && (await waiting()).length > 0; round++) {
      await scene.work()
      await scene.makeDue()
    }
    expect(await waiting()).toEqual([])
    for (const person of people) {
      const rows = await rowsOf(person)
      expect(await arrived(person)).toEqual(rows.map(row => row.vendorId))
    }
    const tries = (await Promise.all(people.map(rowsOf))).flat().map(row => row.attempts)
    expect(Math.max(...tries)).toBeGreaterThan(1)
  })
})
