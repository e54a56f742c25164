import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { auditLog, emails, users } from '@/db/schema'
import type { User } from '@/lib/core/actor'
import type { Preferences } from '@/lib/notifications/domain/preferences'
import { preferencesSchema } from '@/lib/notifications/schemas'
import { AT, makeUser } from '../../support/factories'
import { openScene, type Scene } from './scene'

let scene: Scene
let commands: typeof import('@/lib/notifications/commands')
let preferences: typeof import('@/lib/notifications/commands/preferences')
let quotes: typeof import('@/lib/notifications/quotes')
let preferencesFor: typeof import('@/lib/notifications/queries').preferencesFor
beforeAll(async () => {
  scene = await openScene()
  commands = await import('@/lib/notifications/commands')
  preferences = await import('@/lib/notifications/commands/preferences')
  quotes = await import('@/lib/notifications/quotes')
  preferencesFor = (await import('@/lib/notifications/queries')).preferencesFor
})
afterAll(() => scene.close())
beforeEach(() => scene.setClock(() => AT))

const ALL: Preferences = {
  reminder_email: true,
  reminder_sms: true,
  review_email: true,
  quote_email: true,
}
const choose = (user: User, changes: Partial<Preferences>) =>
  scene.db.transaction(tx => preferences.changePreferences(tx, user, { ...ALL, ...changes }, AT))
const trail = (user: User) => scene.db.select().from(auditLog).where(eq(auditLog.targetId, user.userId))

const TEN = '2026-11-28T10:00:00.000Z'
async function firm() {
  const booking = await scene.request(TEN)
  for (const person of [booking.client, booking.provider]) {
    await scene.db.update(users).set({ phoneVerifiedAt: AT }).where(eq(users.id, person.userId))
  }
  await scene.move(booking.provider, booking.id, 'accept')
  await scene.work()
  return booking
}
const hoursAhead = (hours: number) => new Date(Date.parse(TEN) - hours * 3_600_000)
const remind = (id: string, timer: 'remind_day' | 'remind_hours', at: Date) =>
  scene.db.transaction(tx => commands.queueReminder(tx, id, timer, at))
const templates = async (id: string) => (await scene.outbox(id)).map(mail => mail.template)

describe('preferences', () => {
  test('are all on at first, are kept as chosen, and can be taken back', async () => {
    const [user, other] = [await makeUser(scene.db), await makeUser(scene.db)]
    expect(await preferencesFor(scene.db, user.userId)).toEqual(ALL)
    await choose(user, { reminder_sms: false, quote_email: false })
    expect(await preferencesFor(scene.db, user.userId)).toEqual({
      ...ALL,
      reminder_sms: false,
      quote_email: false,
    })
    expect(await preferencesFor(scene.db, other.userId)).toEqual(ALL)
    await choose(user, {})
    expect(await preferencesFor(scene.db, user.userId)).toEqual(ALL)
    expect((await trail(user)).map(row => row.action)).toEqual([
      'account.preferences_changed',
      'account.preferences_changed',
    ])
  })

  test('sent twice at once are what was sent, and without a change leave no trace', async () => {
    const user = await makeUser(scene.db)
    await Promise.all([choose(user, { review_email: false }), choose(user, { review_email: false })])
    expect((await preferencesFor(scene.db, user.userId)).review_email).toBe(false)
    await choose(user, { review_email: false })
    expect(await trail(user)).toHaveLength(1)
  })

  test('of the form: a box that is not ticked is a no', () => {
    expect(preferencesSchema.parse({ review_email: 'on' })).toEqual({
      reminder_email: false,
      reminder_sms: false,
      review_email: true,
      quote_email: false,
    })
  })
})

describe('who does not want', () => {
  test('reminders by mail gets none, the other side gets its own, and the short message still comes', async () => {
    const { id, client } = await firm()
    await choose(client, { reminder_email: false })
    await remind(id, 'remind_day', hoursAhead(24))
    await remind(id, 'remind_hours', hoursAhead(2))
    expect((await templates(id)).filter(name => name.startsWith('reminder_')).sort()).toEqual([
      'reminder_day_provider',
      'reminder_hours_provider',
    ])
    expect((await scene.sms(id)).map(row => row.template).sort()).toEqual([
      'reminder_client',
      'reminder_provider',
    ])
  })

  test('reminders by SMS gets the mail alone', async () => {
    const { id, provider } = await firm()
    await choose(provider, { reminder_sms: false })
    await remind(id, 'remind_hours', hoursAhead(2))
    expect((await scene.sms(id)).map(row => row.template)).toEqual(['reminder_client'])
    expect(await templates(id)).toContain('reminder_hours_provider')
  })

  test('mails about reviews gets no invitation, but still hears that the appointment is cancelled', async () => {
    const { id, client } = await firm()
    const nothing = Object.fromEntries(Object.keys(ALL).map(name => [name, false])) as Preferences
    await choose(client, nothing)
    for (const side of ['client', 'provider'] as const) {
      await scene.db.transaction(tx => commands.queueReviewEmail(tx, id, 'invite', side))
    }
    const names = await templates(id)
    expect(names).toContain('invite_provider')
    expect(names).not.toContain('invite_client')
    await scene.move(client, id, 'cancel')
    await scene.work()
    expect(await templates(id)).toContain('receipt_client')
  })

  test('mails about quotes gets none', async () => {
    const { actors } = await import('../quotes/scene')
    const does = actors({ db: scene.db } as Parameters<typeof actors>[0])
    const { id, client, seller } = await does.withQuotes(1)
    await choose(client, { quote_email: false })
    const news = {
      requestId: id,
      providerId: seller.providerId,
      mail: 'received_client',
      event: 'v9',
    } as const
    await scene.db.transaction(tx => quotes.queueQuoteEmail(tx, news))
    const rows = await scene.db.select().from(emails).where(eq(emails.userId, client.userId))
    expect(rows.filter(row => row.dedupe.endsWith(':v9'))).toEqual([])
    await choose(client, {})
    await scene.db.transaction(tx => quotes.queueQuoteEmail(tx, news))
    const after = await scene.db.select().from(emails).where(eq(emails.userId, client.userId))
    expect(after.filter(row => row.dedupe.endsWith(':v9'))).toHaveLength(1)
  })
})
