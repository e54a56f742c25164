import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { bookings, smsMessages, users } from '@/db/schema'
import { AT } from '../../support/factories'
import { openScene, type Scene } from './scene'

let scene: Scene
beforeAll(async () => {
  scene = await openScene()
})
afterAll(() => scene.close())
beforeEach(() => scene.setClock(() => AT))

const TEN = '2026-11-28T10:00:00.000Z'
const hoursAhead = (hours: number) => new Date(Date.parse(TEN) - hours * 3_600_000)

/** A firm appointment on Saturday at ten, and everything about it so far delivered. */
async function firm() {
  const booking = await scene.request(TEN)
  for (const person of [booking.client, booking.provider]) {
    await scene.db.update(users).set({ phoneVerifiedAt: AT }).where(eq(users.id, person.userId))
  }
  await scene.move(booking.provider, booking.id, 'accept')
  await scene.work()
  return booking
}

const timers = async (id: string) => {
  const rows = await scene.db.execute<{ key: string; run_at: Date }>(sql`
    select key, run_at from graphile_worker.jobs where key like ${`remind%:${id}`} order by key`)
  return Object.fromEntries(rows.map(row => [row.key.split(':')[0], new Date(row.run_at).toISOString()]))
}

/** Lets the clock of a booking ring, as the worker does at its time. */
async function ring(id: string, timer: string, at: Date) {
  scene.setClock(() => at)
  await scene.tasks.booking_timer?.({ bookingId: id, timer }, { job: { run_at: at } } as never)
  await scene.work()
}

const reminded = async (address: string, words: string) =>
  (await scene.vendor.mailsTo(address)).filter(mail => mail.subject.includes(words)).length

describe('reminders', () => {
  it('are set 24 and 2 hours before, by the confirmation', async () => {
    const { id } = await firm()
    expect(await timers(id)).toEqual({
      remind_day: hoursAhead(24).toISOString(),
      remind_hours: hoursAhead(2).toISOString(),
    })
  })

  it('are not set when their time has passed already', async () => {
    const booking = await scene.request('2026-11-25T18:00:00.000Z')
    await scene.move(booking.provider, booking.id, 'accept')
    expect(Object.keys(await timers(booking.id))).toEqual(['remind_hours'])
  })

  it('reach both sides once, also when the clock rings twice', async () => {
    const { id, clientMail, providerMail } = await firm()
    await ring(id, 'remind_day', hoursAhead(24))
    await ring(id, 'remind_day', hoursAhead(23.9))
    expect(await reminded(clientMail, 'Rappel')).toBe(1)
    expect(await reminded(providerMail, 'تذكير')).toBe(1)
    const [mail] = await scene.vendor.mailsTo(providerMail)
    expect(mail?.text).toContain('Tarik Ibn Ziad')
  })

  it('say nothing of an appointment that was called off, or has been moved since', async () => {
    const off = await firm()
    await scene.move(off.client, off.id, 'cancel')
    await ring(off.id, 'remind_day', hoursAhead(24))
    expect(await reminded(off.clientMail, 'Rappel')).toBe(0)
    scene.setClock(() => AT)
    const moved = await firm()
    await scene.db
      .update(bookings)
      .set({
        startsAt: sql`starts_at + interval '1 day'`,
        endsAt: sql`ends_at + interval '1 day'`,
        blockedPeriod: sql`tstzrange(lower(blocked_period) + interval '1 day', upper(blocked_period) + interval '1 day')`,
      })
      .where(eq(bookings.id, moved.id))
    await ring(moved.id, 'remind_day', hoursAhead(24))
    expect(await reminded(moved.clientMail, 'Rappel')).toBe(0)
  })

  it('are dropped when the appointment is called off between queue and sending', async () => {
    const { id, client, clientMail } = await firm()
    scene.setClock(() => hoursAhead(24))
    await scene.tasks.booking_timer?.({ bookingId: id, timer: 'remind_day' }, {
      job: { run_at: hoursAhead(24) },
    } as never)
    await scene.move(client, id, 'cancel', hoursAhead(24))
    await scene.work()
    expect(await reminded(clientMail, 'Rappel')).toBe(0)
    expect(await reminded(clientMail, 'Annulation')).toBe(1)
  })
})

describe('short messages', () => {
  it('carry the answer link to a provider whose number is confirmed', async () => {
    const client = await scene.request(TEN)
    const [row] = await scene.sms(client.id)
    expect(row).toBeUndefined()
    const asked = await scene.request('2026-11-28T15:00:00.000Z')
    await scene.db.update(users).set({ phoneVerifiedAt: AT }).where(eq(users.id, asked.provider.userId))
    await scene.work()
    const [message] = await scene.vendor.smsTo('+212661223344')
    expect(message?.text).toMatch(/\/ar\/answer\/[\w-]{43}$/)
    expect(message?.text).not.toMatch(/Tarik|61234|Amrani/)
    expect(await scene.sms(asked.id)).toMatchObject([{ template: 'requested', sentAt: AT, attempts: 1 }])
  })

  it('remind both sides two hours before', async () => {
    const { id } = await firm()
    await ring(id, 'remind_hours', hoursAhead(2))
    expect((await scene.sms(id)).map(row => row.template).sort()).toEqual([
      'reminder_client',
      'reminder_provider',
    ])
  })

  it('to a number the vendor refuses are not tried again', async () => {
    const { id, client } = await firm()
    await scene.db.update(users).set({ phone: '+212610000000' }).where(eq(users.id, client.userId))
    await scene.vendor.refuseSms('+212610000000')
    await ring(id, 'remind_hours', hoursAhead(2))
    const row = (await scene.sms(id)).find(sms => sms.template === 'reminder_client')
    expect(row).toMatchObject({ sentAt: null, attempts: 1, lastError: 'sms: refused (400)' })
    const waiting = await scene.db.execute(
      sql`select key from graphile_worker.jobs where key = ${`sms:${row?.id}`}`,
    )
    expect(waiting).toHaveLength(0)
    expect(
      await scene.db
        .select()
        .from(smsMessages)
        .where(eq(smsMessages.id, row?.id ?? '')),
    ).toHaveLength(1)
  })
})
