import { eq } from 'drizzle-orm'
import { beforeAll } from 'vitest'
import { bookingEvents, bookings, rescheduleProposals } from '@/db/schema'
import { moveBooking } from '@/lib/bookings/commands/move'
import { proposeTime } from '@/lib/bookings/commands/propose'
import { requestBooking } from '@/lib/bookings/commands/request'
import type { acceptProposal } from '@/lib/bookings/commands/reschedule'
import type { System, User } from '@/lib/core/actor'
import { AT, makeProvider, makeUser, requestInput } from '../../support/factories'
import { openTestDatabase, type TestDatabase } from '../../support/template-database'

export const TEN = '2026-11-27T10:00:00.000Z'
export const TWO = new Date('2026-11-27T14:00:00.000Z')
export const FOUR = new Date('2026-11-27T16:00:00.000Z')
export const SYSTEM: System = { kind: 'system' }

/** A database of the file's own and the sentences its tests are written in. */
export function rescheduling() {
  let t: TestDatabase
  beforeAll(async () => {
    t = await openTestDatabase()
    return () => t.close()
  })
  return {
    db: () => t.db,
    async scene({ firm = true } = {}) {
      const [client, seller] = [await makeUser(t.db), await makeProvider(t.db)]
      const provider = seller.owner as User
      const { id } = await t.db.transaction(tx =>
        requestBooking(tx, client, requestInput(seller.offerId, TEN), AT),
      )
      if (firm) await t.db.transaction(tx => moveBooking(tx, provider, id, 'accept', AT))
      return { client, provider, seller, id }
    },
    propose: (actor: User | System, id: string, start = TWO, options = {}, at = AT) =>
      t.db.transaction(tx => proposeTime(tx, actor, id, start, at, options)),
    decide: (command: typeof acceptProposal, actor: User, id: string, seen = {}, at = AT) =>
      t.db.transaction(tx => command(tx, actor, id, at, seen)),
    book: (actor: User, offerId: number, start: Date) =>
      t.db.transaction(tx => requestBooking(tx, actor, requestInput(offerId, start.toISOString()), AT)),
    async rowOf(id: string) {
      const [row] = await t.db.select().from(bookings).where(eq(bookings.id, id))
      if (!row) throw new Error('gone')
      return row
    },
    proposalsOf: (id: string) =>
      t.db.select().from(rescheduleProposals).where(eq(rescheduleProposals.bookingId, id)),
    async stepsOf(id: string) {
      const rows = await t.db.select().from(bookingEvents).where(eq(bookingEvents.bookingId, id))
      return rows.sort((a, b) => a.version - b.version).map(row => row.transition)
    },
  }
}

export const won = (outcomes: PromiseSettledResult<unknown>[]) =>
  outcomes.filter(outcome => outcome.status === 'fulfilled').length
