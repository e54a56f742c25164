import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { users } from '@/db/schema'
import { openScene, type Scene } from './scene'

let scene: Scene
beforeAll(async () => {
  scene = await openScene()
})
afterAll(() => scene.close())

/** A refused request: one e-mail is due, to the client. */
async function refused() {
  const booking = await scene.request()
  await scene.work()
  await scene.move(booking.provider, booking.id, 'refuse', undefined, 'Complet')
  const due = async () => (await scene.outbox(booking.id)).find(row => row.template === 'refused_client')
  const received = async () =>
    (await scene.vendor.mailsTo(booking.clientMail)).filter(mail => mail.subject.startsWith('Demande non'))
  return { ...booking, due, received }
}

/** The worker dies after the vendor has the mail and before the row says so. */
async function dieBeforeMarking<T>(work: () => Promise<T>) {
  await scene.db.execute(sql`
    create function die() returns trigger language plpgsql as $$ begin raise 'killed'; end $$`)
  await scene.db.execute(sql`
    create trigger dies before update on emails for each row when (new.sent_at is not null) execute function die()`)
  await work()
  await scene.db.execute(sql`drop function die() cascade`)
}

describe('exactly one e-mail', () => {
  it('when the same event is told twice, also at once', async () => {
    const { id, client, due, received } = await refused()
    const payload = { bookingId: id, version: 2, transition: 'refuse' }
    const notify = () => scene.tasks.notify_booking?.(payload, {} as never)
    await Promise.all([notify(), notify(), scene.work()])
    await notify()
    await scene.work()
    expect(await received()).toHaveLength(1)
    expect((await scene.outbox(id)).filter(row => row.userId === client.userId)).toHaveLength(2)
    const asked = scene.vendor.asked()
    await scene.tasks.send_email?.({ emailId: (await due())?.id }, {} as never)
    expect(scene.vendor.asked()).toBe(asked)
  })

  it('when the worker dies between sending and marking', async () => {
    const { due, received } = await refused()
    await dieBeforeMarking(scene.work)
    expect(await received()).toHaveLength(1)
    expect(await due()).toMatchObject({ sentAt: null, vendorId: null })
    await scene.makeDue()
    await scene.work()
    const [mail, ...more] = await received()
    expect(more).toEqual([])
    expect(await due()).toMatchObject({ sentAt: expect.any(Date), vendorId: mail?.id })
  })

  it('when, on top of that, a fact changed before the second try', async () => {
    const { client, due, received } = await refused()
    await dieBeforeMarking(scene.work)
    await scene.db.update(users).set({ firstName: 'Salma' }).where(eq(users.id, client.userId))
    await scene.makeDue()
    await scene.work()
    expect(await received()).toHaveLength(1)
    expect((await due())?.sentAt).toBeInstanceOf(Date)
  })

  it('when the vendor took it but its answer was lost', async () => {
    const { due, received } = await refused()
    scene.vendor.loseAnswers(1)
    await scene.work()
    expect(await due()).toMatchObject({ sentAt: null, attempts: 1 })
    await scene.makeDue()
    await scene.work()
    expect(await received()).toHaveLength(1)
    expect(await due()).toMatchObject({ sentAt: expect.any(Date), attempts: 2 })
  })
})

describe('a vendor in trouble', () => {
  it.each([
    [500, 'application_error'],
    [429, 'rate_limit_exceeded'],
  ])(
    '%i: waits, tries again, sends once, and keeps no words of the mail in the error',
    async (status, name) => {
      const { due, received } = await refused()
      await scene.vendor.fail(status, 2)
      for (let tries = 0; tries < 2; tries++) {
        await scene.work()
        await scene.makeDue()
      }
      expect(await received()).toHaveLength(0)
      const row = await due()
      expect(row).toMatchObject({ sentAt: null, attempts: 2, lastError: `mail: ${name} (${status})` })
      await scene.work()
      expect(await received()).toHaveLength(1)
      expect(await due()).toMatchObject({ attempts: 3, lastError: null })
    },
  )
})
