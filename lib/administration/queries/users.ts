import 'server-only'
import { and, count, desc, eq, gt, ilike, isNotNull, isNull, or, type SQL, sql } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { bookings, providers, sessions, signIns, users } from '@/db/schema'
import { deviceOf } from '@/lib/accounts/domain/device'
import { suspensionReason } from '@/lib/audit/queries/reason'
import type { User } from '@/lib/core/actor'
import { NotFoundError } from '@/lib/core/errors'

const PAGE = 25
const SIGN_INS_SHOWN = 10
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

export const USER_STATUSES = ['ACTIVE', 'SUSPENDED', 'ERASED'] as const
export type UserStatus = (typeof USER_STATUSES)[number]
export const USER_ROLES = ['CLIENT', 'PROVIDER', 'ADMIN'] as const

export type UserFilter = { text: string; role: User['role'] | null; status: UserStatus | null }
export type UserMark = { at: Date; id: string }

/** `%` and `_` stand for themselves. */
const containing = (text: string) => `%${text.replace(/[\\%_]/g, sign => `\\${sign}`)}%`

/** Part of an e-mail, of a name, or of a telephone number however it is spelt. */
function matching(text: string): SQL | undefined {
  if (text === '') return undefined
  const digits = text.replace(/[\s.()-]/g, '').replace(/^(00212|\+212|0)/, '')
  return or(
    ilike(sql`${users.email}::text`, containing(text)),
    ilike(sql`${users.firstName} || ' ' || ${users.lastName}`, containing(text)),
    /^\d{4,}$/.test(digits) ? ilike(users.phone, containing(digits)) : undefined,
  )
}

// Whole milliseconds, as the mark of the next page carries them.
const since = sql<Date>`date_trunc('milliseconds', ${users.createdAt})`.mapWith(users.createdAt)

/** A page of accounts, the youngest first. */
export async function userList(tx: Tx, actor: User, filter: UserFilter, after: UserMark | null) {
  if (actor.role !== 'ADMIN') throw new NotFoundError()
  const rows = await tx
    .select({
      id: users.id,
      firstName: users.firstName,
      lastName: users.lastName,
      email: users.email,
      role: users.role,
      status: users.status,
      since,
    })
    .from(users)
    .where(
      and(
        matching(filter.text),
        filter.role ? eq(users.role, filter.role) : undefined,
        filter.status ? eq(users.status, filter.status) : undefined,
        after
          ? sql`(${since}, ${users.id}) < (${after.at.toISOString()}::timestamptz, ${after.id}::uuid)`
          : undefined,
      ),
    )
    .orderBy(desc(since), desc(users.id))
    .limit(PAGE + 1)
  const items = rows.slice(0, PAGE)
  const last = items.at(-1)
  return { items, next: rows.length > PAGE && last ? { at: last.since, id: last.id } : null }
}
export type UserItem = Awaited<ReturnType<typeof userList>>['items'][number]

/** All that an administrator sees of one account; null when there is none. */
export async function userDetail(tx: Tx, actor: User, id: string, at: Date) {
  if (actor.role !== 'ADMIN') throw new NotFoundError()
  if (!UUID.test(id)) return null
  const [[user], devices, attempts, [booked], reason] = await Promise.all([
    tx
      .select({
        id: users.id,
        firstName: users.firstName,
        lastName: users.lastName,
        email: users.email,
        emailVerifiedAt: users.emailVerifiedAt,
        phone: users.phone,
        phoneVerifiedAt: users.phoneVerifiedAt,
        role: users.role,
        status: users.status,
        locale: users.locale,
        twoFactorSince: users.totpEnabledAt,
        createdAt: users.createdAt,
        provider: { id: providers.id, slug: providers.slug, status: providers.status },
      })
      .from(users)
      .leftJoin(providers, eq(providers.userId, users.id))
      .where(eq(users.id, id)),
    tx
      .select({
        id: sessions.id,
        ip: sessions.ip,
        userAgent: sessions.userAgent,
        lastSeenAt: sessions.lastSeenAt,
      })
      .from(sessions)
      .where(and(eq(sessions.userId, id), isNull(sessions.revokedAt), gt(sessions.expiresAt, at)))
      .orderBy(desc(sessions.lastSeenAt)),
    tx
      .select({ id: signIns.id, outcome: signIns.outcome, ip: signIns.ip, at: signIns.at })
      .from(signIns)
      .where(eq(signIns.userId, id))
      .orderBy(desc(signIns.at))
      .limit(SIGN_INS_SHOWN),
    tx
      .select({ times: count() })
      .from(bookings)
      .where(and(eq(bookings.clientId, id), isNotNull(bookings.requestedAt))),
    suspensionReason(tx, id),
  ])
  if (!user) return null
  return {
    ...user,
    bookings: booked?.times ?? 0,
    reason: user.status === 'SUSPENDED' ? reason : null,
    devices: devices.map(({ userAgent, ...device }) => ({ ...device, device: deviceOf(userAgent) })),
    attempts,
  }
}
export type UserDetail = NonNullable<Awaited<ReturnType<typeof userDetail>>>
