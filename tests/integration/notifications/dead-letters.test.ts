import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { auditLog, emailSuppressions, emails } from '@/db/schema'
import { maskEmail } from '@/lib/audit/domain/mask'
import type { User } from '@/lib/core/actor'
import { enqueue } from '@/lib/core/jobs/enqueue'
import { AT, makeUser } from '../../support/factories'
import { openScene, type Scene } from './scene'

let scene: Scene
let admin: User
let letters: typeof import('@/lib/notifications/commands/dead-letters')
let lists: typeof import('@/lib/notifications/queries/dead-letters')
let jobs: typeof import('@/lib/operations/commands/failed-jobs')
let jobLists: typeof import('@/lib/operations/queries/failed-jobs')
let jobFacts: typeof import('@/lib/operations/queries').jobFacts
let liftByAdmin: typeof import('@/lib/notifications/commands/suppression').liftByAdmin
let addressIndexes: typeof import('@/lib/notifications/suppression').addressIndexes
let queueAccountEmail: typeof import('@/lib/notifications/commands').queueAccountEmail
beforeAll(async () => {
  scene = await openScene()
  letters = await import('@/lib/notifications/commands/dead-letters')
  lists = await import('@/lib/notifications/queries/dead-letters')
  jobs = await import('@/lib/operations/commands/failed-jobs')
  jobLists = await import('@/lib/operations/queries/failed-jobs')
  jobFacts = (await import('@/lib/operations/queries')).jobFacts
  liftByAdmin = (await import('@/lib/notifications/commands/suppression')).liftByAdmin
  addressIndexes = (await import('@/lib/notifications/suppression')).addressIndexes
  queueAccountEmail = (await import('@/lib/notifications/commands')).queueAccountEmail
})
afterAll(() => scene.close())
beforeEach(async () => {
  admin = await makeUser(scene.db, { role: 'ADMIN' })
  await scene.db.update(emails).set({ failedAt: null }).where(sql`failed_at is not null`)
})

let events = 0
/** An e-mail that the vendor refused for good. */
async function refused() {
  const user = await makeUser(scene.db)
  const event = { job: String(events++), day: '2026-11-25' }
  await scene.db.transaction(tx =>
    queueAccountEmail(tx, { kind: 'password_changed', userId: user.userId }, event),
  )
  await scene.vendor.fail(422, 1)
  await scene.work()
  const row = async () => (await scene.db.select().from(emails).where(eq(emails.userId, user.userId)))[0]
  return { user, id: (await row())?.id ?? '', row }
}
const trail = async () =>
  (await scene.db.select().from(auditLog).where(eq(auditLog.actorId, admin.userId))).map(row => row.action)

describe('e-mails that were given up', () => {
  it('stand in a list with masked recipients, for administrators only, by name and page', async () => {
    const { id, user } = await refused()
    const { items, next } = await lists.deadLetters(scene.db, admin, null, null)
    expect(next).toBeNull()
    expect(items).toMatchObject([
      { id, template: 'password_changed', error: 'mail: validation_error (422)', attempts: 1 },
    ])
    expect(items[0]?.recipient).toBe(maskEmail(`${user.userId}@test.khadamat.example`))
    expect((await lists.deadLetters(scene.db, admin, 'welcome_client', null)).items).toEqual([])
    const after = { at: items[0]?.since ?? AT, id }
    expect((await lists.deadLetters(scene.db, admin, null, after)).items).toEqual([])
    await expect(lists.deadLetters(scene.db, user, null, null)).rejects.toMatchObject({ code: 'not_found' })
  })

  it('are no alarm when the address is none, and one when twelve tries failed', async () => {
    const { id } = await refused()
    const before = await jobFacts(scene.db)
    await scene.db.update(emails).set({ attempts: 12, failedAt: sql`now()` }).where(eq(emails.id, id))
    const facts = await jobFacts(scene.db)
    expect(facts.dead).toBe(before.dead)
    expect(facts.diedLastHour).toBe(before.diedLastHour + 1)
  })

  it('are sent again when asked, once however often', async () => {
    const { id, row, user } = await refused()
    const again = () => scene.db.transaction(tx => letters.retryLetter(tx, admin, id, AT))
    await Promise.all([again(), again()])
    await again()
    await scene.work()
    expect(await row()).toMatchObject({ failedAt: null, attempts: 1, sentAt: AT, lastError: null })
    expect(await scene.vendor.mailsTo(`${user.userId}@test.khadamat.example`)).toHaveLength(1)
    expect(await trail()).toEqual(['mail.retried'])
  })

  it('are all sent again at once', async () => {
    const many = [await refused(), await refused(), await refused()]
    const count = await scene.db.transaction(tx => letters.retryLetters(tx, admin, 'password_changed', AT))
    expect(count).toBe(3)
    expect(await scene.db.transaction(tx => letters.retryLetters(tx, admin, null, AT))).toBe(0)
    await scene.work()
    for (const { row } of many) expect((await row())?.sentAt).toEqual(AT)
    expect(await trail()).toEqual(['mail.retried'])
  })

  it('are dropped when asked, and then neither listed nor sent', async () => {
    const { id, row } = await refused()
    for (let times = 0; times < 2; times++) {
      await scene.db.transaction(tx => letters.dropLetter(tx, admin, id, AT))
    }
    await scene.work()
    expect(await row()).toMatchObject({ failedAt: null, sentAt: null, lastError: 'dropped.by_admin' })
    expect((await lists.deadLetters(scene.db, admin, null, null)).items).toEqual([])
    expect(await trail()).toEqual(['mail.dropped'])
    const nobody = '0d6cf0d4-0d0f-4d53-8a53-0ad4d1f1a001'
    await expect(scene.db.transaction(tx => letters.dropLetter(tx, admin, nobody, AT))).rejects.toMatchObject(
      {
        code: 'not_found',
      },
    )
  })
})

describe('other jobs that have given up', () => {
  async function failed() {
    await enqueue(scene.db, 'notify_booking', { bookingId: 'nadia@example.com' }, { maxAttempts: 1 })
    await scene.work()
    const { items } = await jobLists.failedJobs(scene.db, admin, null)
    return items[0]
  }

  it('are shown by what they are and the kind of their error, nothing of what they hold', async () => {
    const job = await failed()
    expect(job).toMatchObject({ task: 'notify_booking', attempts: 1 })
    expect(JSON.stringify(job)).not.toContain('nadia')
    expect(job?.error).toMatch(/^\w+$/)
  })

  it('are tried again or removed, once however often, and leave a trace', async () => {
    const job = await failed()
    const id = job?.id ?? ''
    await scene.db.transaction(tx => jobs.retryJob(tx, admin, id, AT))
    expect((await jobLists.failedJobs(scene.db, admin, null)).items.map(one => one.id)).not.toContain(id)
    await scene.work()
    expect((await jobLists.failedJobs(scene.db, admin, null)).items.map(one => one.id)).toContain(id)
    await Promise.all([1, 2].map(() => scene.db.transaction(tx => jobs.removeJob(tx, admin, id, AT))))
    expect((await jobLists.failedJobs(scene.db, admin, null)).items.map(one => one.id)).not.toContain(id)
    expect(await trail()).toEqual(['job.retried', 'job.removed'])
  })
})

it('a blocked address is let go by who types it, once, with a trace that does not name it', async () => {
  const { user } = await refused()
  const address = `${user.userId}@test.khadamat.example`
  await scene.db
    .insert(emailSuppressions)
    .values({ addressHash: addressIndexes(address)[0], reason: 'BOUNCE' })
  expect(await lists.suppressionCounts(scene.db, admin)).toEqual({ bounces: 1, complaints: 0 })
  const lift = () => scene.db.transaction(tx => liftByAdmin(tx, admin, address, AT))
  await lift()
  expect(await lists.suppressionCounts(scene.db, admin)).toEqual({ bounces: 0, complaints: 0 })
  await expect(lift()).rejects.toMatchObject({ code: 'notifications.not_suppressed' })
  const rows = await scene.db.select().from(auditLog).where(eq(auditLog.actorId, admin.userId))
  expect(rows.map(row => row.action)).toEqual(['mail.suppression_lifted'])
  expect(JSON.stringify(rows)).not.toContain(user.userId)
})
