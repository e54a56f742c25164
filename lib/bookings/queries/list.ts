import 'server-only'
import { and, asc, desc, eq, gt, gte, inArray, isNotNull, lt, lte, or, type SQL, sql } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { bookings, cities, districts, offers, providers, services } from '@/db/schema'
import type { User } from '@/lib/core/actor'
import { BOARD_LISTS, type BoardList, type ListFilter, type ListMark, type ListName } from '../domain/lists'
import { ownedBy } from './facts'
import { client, listColumns } from './view'

const PAGE = 20
const OPEN = ['PENDING', 'CONFIRMED', 'IN_PROGRESS'] as const
const TERMINAL = ['COMPLETED', 'CANCELLED', 'REJECTED'] as const

/** Which bookings a list holds. */
function contents(list: ListName, at: Date): SQL | undefined {
  switch (list) {
    case 'upcoming':
      return and(inArray(bookings.status, [...OPEN]), gte(bookings.endsAt, at))
    case 'past':
      return or(
        inArray(bookings.status, [...TERMINAL]),
        and(inArray(bookings.status, [...OPEN]), lt(bookings.endsAt, at)),
      )
    case 'answer':
      return and(eq(bookings.status, 'PENDING'), gt(bookings.expiresAt, at))
    case 'next':
      return eq(bookings.status, 'CONFIRMED')
    case 'running':
      return eq(bookings.status, 'IN_PROGRESS')
    case 'done':
      return eq(bookings.status, 'COMPLETED')
    case 'ended':
      // A request whose time is over can no longer be answered, even before its timer has said so.
      return or(
        inArray(bookings.status, ['CANCELLED', 'REJECTED']),
        and(eq(bookings.status, 'PENDING'), lte(bookings.expiresAt, at)),
      )
  }
}

const LATEST_FIRST: readonly ListName[] = ['past', 'done', 'ended']

const ACCENTED = 'àâäáãéèêëíîïìóôöòõúûüùçñ'
const PLAIN = 'aaaaaeeeeiiiiooooouuuucn'
/** One way of writing for both sides: "Évier" is found by "evier". */
const plain = (text: SQL) => sql`translate(lower(${text}), ${ACCENTED}::text, ${PLAIN}::text)`

/** `%`, `_` and `\` are letters here. */
const containing = (text: string) => `%${text.replace(/[\\%_]/g, '\\$&')}%`

function filtered(actor: User, { status, text, from, to }: ListFilter): SQL | undefined {
  const other =
    actor.role === 'CLIENT'
      ? sql`${providers.nameFr} || ' ' || ${providers.nameAr}`
      : // Of a client nobody finds more than the list shows (C14).
        sql`${client.firstName}`
  const words = sql`${other} || ' ' || ${services.nameFr} || ' ' || ${services.nameAr} || ' ' || ${bookings.title} || ' ' || ${bookings.reference}`
  return and(
    status === null ? undefined : eq(bookings.status, status),
    text === '' ? undefined : sql`${plain(words)} like ${plain(sql`${containing(text)}::text`)}`,
    from === null ? undefined : gte(bookings.wallDate, from),
    to === null ? undefined : lte(bookings.wallDate, to),
  )
}

/** A page of the actor's own bookings, as client or as provider by role; keyset by the list's own order. */
export async function listBookings(
  tx: Tx,
  actor: User,
  list: ListName,
  filter: ListFilter,
  at: Date,
  after: ListMark | null = null,
) {
  const own = ownedBy(actor)
  if (!own) return { items: [], next: null }
  const column = list === 'answer' ? bookings.expiresAt : bookings.startsAt
  const backwards = LATEST_FIRST.includes(list)
  const key = sql`(${column}, ${bookings.id})`
  const mark = after ? sql`(${after.at.toISOString()}::timestamptz, ${after.id}::uuid)` : null
  const order = backwards ? desc : asc
  const rows = await tx
    .select(listColumns)
    .from(bookings)
    .innerJoin(client, eq(client.id, bookings.clientId))
    .innerJoin(providers, eq(providers.id, bookings.providerId))
    .innerJoin(offers, eq(offers.id, bookings.offerId))
    .innerJoin(services, eq(services.id, offers.serviceId))
    .innerJoin(cities, eq(cities.id, bookings.cityId))
    .leftJoin(districts, eq(districts.id, bookings.districtId))
    .where(
      and(
        own,
        // A hold that became no request is no booking to anybody.
        isNotNull(bookings.requestedAt),
        contents(list, at),
        filtered(actor, filter),
        mark ? (backwards ? sql`${key} < ${mark}` : sql`${key} > ${mark}`) : undefined,
      ),
    )
    .orderBy(order(column), order(bookings.id))
    .limit(PAGE + 1)
  const items = rows.slice(0, PAGE)
  const last = items.at(-1)
  const lastAt = list === 'answer' ? last?.expiresAt : last?.startsAt
  return { items, next: rows.length > PAGE && last && lastAt ? { at: lastAt, id: last.id } : null }
}

export type BookingListItem = Awaited<ReturnType<typeof listBookings>>['items'][number]

/** How many bookings stand in each list of the provider's board. */
export async function boardCounts(tx: Tx, actor: User, at: Date): Promise<Record<BoardList, number>> {
  const own = ownedBy(actor)
  const none = { answer: 0, next: 0, running: 0, done: 0, ended: 0 }
  if (!own) return none
  const counted = Object.fromEntries(
    BOARD_LISTS.map(list => [list, sql<number>`(count(*) filter (where ${contents(list, at)}))::int`]),
  ) as Record<BoardList, SQL<number>>
  const [row] = await tx
    .select(counted)
    .from(bookings)
    .where(and(own, isNotNull(bookings.requestedAt)))
  return row ?? none
}
