import 'server-only'
import { and, asc, desc, eq, gt, ilike, lt, or, type SQL, sql } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { providers, users } from '@/db/schema'
import { normaliseText } from '@/lib/search/domain/normalise'
import type { ProviderStatus } from '../domain/standing'

export const QUEUE_PAGE = 25

/** Where a page of the queue begins: after this one. */
export type QueueKey = { at: string; id: number }

const SHOWN = {
  id: providers.id,
  slug: providers.slug,
  status: providers.status,
  nameFr: providers.nameFr,
  nameAr: providers.nameAr,
  categoryId: providers.categoryId,
  cityId: providers.cityId,
  submittedAt: providers.submittedAt,
  // Whole milliseconds, as the key of the next page carries it.
  at: sql<string>`to_char(date_trunc('milliseconds', coalesce(${providers.submittedAt}, ${providers.createdAt})) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`,
}

const sortedBy = sql`date_trunc('milliseconds', coalesce(${providers.submittedAt}, ${providers.createdAt}))`

/** `%` and `_` stand for themselves. */
const containing = (text: string) => `%${text.replace(/[\\%_]/g, sign => `\\${sign}`)}%`

function matching(text: string): SQL | undefined {
  const words = normaliseText(text)
  return or(
    words === '' ? undefined : ilike(providers.nameText, containing(words)),
    ilike(sql`${users.email}::text`, containing(text)),
  )
}

/**
 * Providers in one state, a page of them. Who waits for a decision comes by who has waited longest; the others
 * latest first.
 * @param text part of a name, or of an address
 */
export async function providerQueue(
  tx: Tx,
  { status, text, after }: { status: ProviderStatus; text: string; after: QueueKey | null },
) {
  const waiting = status === 'SUBMITTED'
  const key = after && sql`(${after.at}::timestamptz, ${after.id}::int)`
  const row = sql`(${sortedBy}, ${providers.id})`
  const rows = await tx
    .select(SHOWN)
    .from(providers)
    .innerJoin(users, eq(users.id, providers.userId))
    .where(
      and(
        eq(providers.status, status),
        text === '' ? undefined : matching(text),
        key ? (waiting ? gt(row, key) : lt(row, key)) : undefined,
      ),
    )
    .orderBy(waiting ? asc(sortedBy) : desc(sortedBy), waiting ? asc(providers.id) : desc(providers.id))
    .limit(QUEUE_PAGE + 1)
  const items = rows.slice(0, QUEUE_PAGE)
  const last = items.at(-1)
  return { items, next: rows.length > QUEUE_PAGE && last ? { at: last.at, id: last.id } : null }
}

export type QueueItem = Awaited<ReturnType<typeof providerQueue>>['items'][number]

/** How many stand in each state. */
export async function queueCounts(tx: Tx): Promise<Partial<Record<ProviderStatus, number>>> {
  const rows = await tx
    .select({ status: providers.status, n: sql<number>`count(*)::int` })
    .from(providers)
    .groupBy(providers.status)
  return Object.fromEntries(rows.map(({ status, n }) => [status, n]))
}

/** The account behind a provider, as the administrator needs it to decide. */
export async function accountOf(tx: Tx, userId: string) {
  const [row] = await tx
    .select({
      email: users.email,
      phone: users.phone,
      firstName: users.firstName,
      lastName: users.lastName,
      createdAt: users.createdAt,
    })
    .from(users)
    .where(eq(users.id, userId))
  return row ?? null
}
