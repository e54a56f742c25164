import 'server-only'
import { inArray } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { bookings, providers, users } from '@/db/schema'
import { ERASED_NAME } from '@/lib/accounts/domain/name'

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const WHOLE = /^[1-9]\d{0,8}$/

/** A row, as far as it names somebody or something. */
export type Naming = { actorId: string | null; targetType: string; targetId: string }

/** What people call it: the trail itself keeps ids only. */
export type Names = {
  people: ReadonlyMap<string, string>
  targets: ReadonlyMap<string, { fr: string; ar: string }>
}

export const targetKey = (type: string, id: string) => `${type}:${id}`

/** The names of who did these acts and of what they were done to, as they are today; what is gone has none. */
export async function namesOf(tx: Tx, rows: readonly Naming[]): Promise<Names> {
  const ids = (type: string, shape: RegExp) => [
    ...new Set(rows.filter(row => row.targetType === type && shape.test(row.targetId)).map(r => r.targetId)),
  ]
  const accounts = ids('user', UUID)
  const actors = rows.flatMap(row => row.actorId ?? [])
  const [people, trades, jobs] = await Promise.all([
    named([...new Set([...accounts, ...actors])], wanted =>
      tx
        .select({ id: users.id, firstName: users.firstName, lastName: users.lastName })
        .from(users)
        .where(inArray(users.id, wanted)),
    ),
    named(ids('provider', WHOLE).map(Number), wanted =>
      tx
        .select({ id: providers.id, fr: providers.nameFr, ar: providers.nameAr })
        .from(providers)
        .where(inArray(providers.id, wanted)),
    ),
    named(ids('booking', UUID), wanted =>
      tx
        .select({ id: bookings.id, reference: bookings.reference })
        .from(bookings)
        .where(inArray(bookings.id, wanted)),
    ),
  ])
  // Whose account is erased is known by its id alone.
  const alive = people.filter(({ firstName }) => firstName !== ERASED_NAME)
  const called = new Map(alive.map(row => [row.id, `${row.firstName} ${row.lastName}`]))
  const targets = new Map<string, { fr: string; ar: string }>()
  for (const id of accounts) {
    const name = called.get(id)
    if (name) targets.set(targetKey('user', id), { fr: name, ar: name })
  }
  for (const { id, fr, ar } of trades) targets.set(targetKey('provider', String(id)), { fr, ar })
  for (const { id, reference } of jobs) {
    targets.set(targetKey('booking', id), { fr: reference, ar: reference })
  }
  return { people: called, targets }
}

async function named<Id, Row>(ids: Id[], read: (ids: Id[]) => Promise<Row[]>): Promise<Row[]> {
  return ids.length === 0 ? [] : read(ids)
}
