import { eq, sql } from 'drizzle-orm'
import { Logger, runOnce } from 'graphile-worker'
import { vi } from 'vitest'
import { emails, smsMessages, users } from '@/db/schema'
import type { TransitionName } from '@/lib/bookings/domain/transition-names'
import type { User } from '@/lib/core/actor'
import { AT, makeProvider, makeUser, requestInput } from '../../support/factories'
import { openTestDatabase } from '../../support/template-database'
import { startVendor } from './vendor'

const TEN = '2026-11-26T10:00:00.000Z'
const SILENT = new Logger(() => () => undefined)

/** A database, the vendor at the end of its line, and a worker that runs when told to. */
export async function openScene() {
  const vendor = await startVendor()
  const test = await openTestDatabase()
  vi.resetModules()
  process.env.RESEND_BASE_URL = vendor.url
  process.env.LOG_LEVEL = 'silent'
  Object.assign(process.env, {
    SMS_VENDOR: 'twilio',
    SMS_ACCOUNT: 'ACtest',
    SMS_SECRET: 'test',
    SMS_BASE_URL: `${vendor.services}/sms/twilio`,
  })
  const { setClock } = await import('@/lib/time/clock')
  // All of them: a step of a booking, its mails and its short messages are jobs of three features.
  const { tasks } = await import('@/lib/tasks')
  // The database's clock is not ours: it would let every timer ring at once. Tests ring them.
  const { booking_timer: _, ...working } = tasks
  const { moveBooking } = await import('@/lib/bookings/commands/move')
  const { requestBooking } = await import('@/lib/bookings/commands/request')
  setClock(() => AT)

  /** The worker may still be writing down how its last job ended when it has returned. */
  const settled = () =>
    vi.waitFor(async () => {
      const [held] = await test.db.execute<{ jobs: number }>(sql`
        select (select count(*) from graphile_worker._private_jobs where locked_at is not null)::int
             + (select count(*) from graphile_worker._private_job_queues where locked_at is not null)::int as jobs`)
      if (held?.jobs !== 0) throw new Error('a job is still held')
    })
  const someDue = async () => {
    const [row] = await test.db.execute<{ due: boolean }>(sql`
      select exists (select from graphile_worker._private_jobs j
                       join graphile_worker._private_tasks k on k.id = j.task_id
                      where k.identifier in ${Object.keys(working)} and j.is_available and j.run_at <= now()) as due`)
    return row?.due === true
  }

  return {
    vendor,
    db: test.db,
    tasks,
    setClock,
    /** Runs every job of ours that is due; failed ones wait for `makeDue`. */
    async work() {
      do {
        await runOnce({ connectionString: test.url, taskList: working, logger: SILENT })
        await settled()
        // What stood in a queue behind the last one is due only now.
      } while (await someDue())
    },
    /** Ends the wait of failed jobs. */
    async makeDue() {
      await settled()
      // All of them by the same time: what stood behind another still does.
      await test.db.execute(sql`update graphile_worker._private_jobs set run_at = run_at - interval '1 day'`)
    },
    /** A request of a French client to a provider who reads Arabic. */
    async request(start = TEN) {
      const client = await makeUser(test.db)
      const seller = await makeProvider(test.db)
      await test.db
        .update(users)
        .set({ locale: 'ar', phone: '+212661223344' })
        .where(eq(users.id, seller.owner.userId))
      const input = requestInput(seller.offerId, start)
      const { id } = await test.db.transaction(tx => requestBooking(tx, client, input, AT))
      const mailOf = (person: User) => `${person.userId}@test.khadamat.example`
      return {
        id,
        client,
        provider: seller.owner as User,
        clientMail: mailOf(client),
        providerMail: mailOf(seller.owner),
      }
    },
    move: (actor: User | { kind: 'system' }, id: string, name: TransitionName, at = AT, reason?: string) =>
      test.db.transaction(tx => moveBooking(tx, actor, id, name, at, reason ? { reason } : {})),
    outbox: (bookingId: string) =>
      test.db
        .select()
        .from(emails)
        .where(sql`${emails.payload}->>'bookingId' = ${bookingId}`)
        .orderBy(emails.dedupe),
    sms: (bookingId: string) =>
      test.db.select().from(smsMessages).where(sql`${smsMessages.payload}->>'bookingId' = ${bookingId}`),
    async close() {
      await vendor.stop()
      await test.close()
    },
  }
}
export type Scene = Awaited<ReturnType<typeof openScene>>
