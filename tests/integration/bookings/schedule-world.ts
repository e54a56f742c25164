import { eq } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { bookings } from '@/db/schema'
import type { BookingStatus } from '@/lib/bookings/domain/status'
import type { User } from '@/lib/core/actor'
import { AppError } from '@/lib/core/errors'
import { AT, makeProvider, makeUser } from '../../support/factories'

/** Numbers from a seed: the same seed, the same wishes (who is first in the database is still chance). */
export function seeded(seed: number) {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  return {
    chance: (share: number) => next() < share,
    below: (limit: number) => Math.floor(next() * limit),
    pick: <Item>(items: readonly Item[]): Item => items[Math.floor(next() * items.length)] as Item,
  }
}
export type Random = ReturnType<typeof seeded>

export type Seller = Awaited<ReturnType<typeof makeProvider>>
export type Known = { id: string; client: User; seller: Seller; start: Date }

/** People, the bookings they know of, a clock that every operation moves on, and what was answered. */
export async function makeWorld(db: Tx, { sellers, clients }: { sellers: number; clients: number }) {
  const shops: Seller[] = []
  for (let count = 0; count < sellers; count++) {
    // Some have a limit a day, so that requests take turns.
    shops.push(await makeProvider(db, { dailyCap: count % 3 === 0 ? 6 : null }))
  }
  const people: User[] = []
  for (let count = 0; count < clients; count++) people.push(await makeUser(db))
  const admin = await makeUser(db, { role: 'ADMIN' })
  const known: Known[] = []
  const answers = new Map<string, number>()
  const surprises: string[] = []
  let ticks = 0
  return {
    shops,
    people,
    admin,
    known,
    answers,
    surprises,
    /** Each operation takes the world 15 seconds on. */
    now: () => new Date(AT.getTime() + ticks * 15_000),
    /** How many operations there have been. */
    count: () => ticks,
    async state(
      id: string,
    ): Promise<{ status: BookingStatus; version: number; code: string; startsAt: Date }> {
      const [row] = await db
        .select({
          status: bookings.status,
          version: bookings.version,
          code: bookings.checkCode,
          startsAt: bookings.startsAt,
        })
        .from(bookings)
        .where(eq(bookings.id, id))
      if (!row) throw new Error('a booking is gone')
      return { ...row, code: row.code ?? '0000' }
    },
    /** Does one thing and remembers how it ended. What is neither done nor refused by a rule is a surprise. */
    async attempt(name: string, work: () => Promise<unknown>): Promise<void> {
      ticks += 1
      try {
        await work()
        answers.set(`${name} done`, (answers.get(`${name} done`) ?? 0) + 1)
      } catch (error) {
        if (error instanceof AppError) {
          answers.set(error.code, (answers.get(error.code) ?? 0) + 1)
        } else {
          const cause = error instanceof Error && error.cause ? error.cause : error
          surprises.push(`${name}: ${cause instanceof Error ? cause.message : String(cause)}`)
        }
      }
    },
  }
}
export type World = Awaited<ReturnType<typeof makeWorld>>
