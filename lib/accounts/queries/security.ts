import 'server-only'
import { and, count, desc, eq, gt, inArray, isNull } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { accountTokens, recoveryCodes, sessions, signIns, users } from '@/db/schema'
import type { User } from '@/lib/core/actor'
import { hashToken } from '@/lib/core/crypto'
import { open } from '@/lib/core/key-ring'
import { deviceOf } from '../domain/device'
import { enrolment, totpPlace } from '../domain/totp'
import { recoveryCodesOf } from '../recovery'
import type { LinkState } from '.'

const SIGN_INS_SHOWN = 10

/** What the security page shows of one's own account. */
export async function securityOf(tx: Tx, actor: User, at: Date) {
  const [[user], devices, attempts, [codes]] = await Promise.all([
    tx
      .select({
        email: users.email,
        passwordChangedAt: users.passwordChangedAt,
        twoFactorSince: users.totpEnabledAt,
      })
      .from(users)
      .where(eq(users.id, actor.userId)),
    tx
      .select({
        id: sessions.id,
        ip: sessions.ip,
        userAgent: sessions.userAgent,
        createdAt: sessions.createdAt,
        lastSeenAt: sessions.lastSeenAt,
      })
      .from(sessions)
      .where(and(eq(sessions.userId, actor.userId), isNull(sessions.revokedAt), gt(sessions.expiresAt, at)))
      .orderBy(desc(sessions.lastSeenAt)),
    tx
      .select({ outcome: signIns.outcome, ip: signIns.ip, userAgent: signIns.userAgent, at: signIns.at })
      .from(signIns)
      .where(eq(signIns.userId, actor.userId))
      .orderBy(desc(signIns.at))
      .limit(SIGN_INS_SHOWN),
    tx
      .select({ left: count() })
      .from(recoveryCodes)
      .where(and(eq(recoveryCodes.userId, actor.userId), isNull(recoveryCodes.usedAt))),
  ])
  if (!user) return null
  return {
    ...user,
    recoveryCodesLeft: codes?.left ?? 0,
    devices: devices.map(({ userAgent, ...device }) => ({
      ...device,
      device: deviceOf(userAgent),
      current: device.id === actor.sessionId,
    })),
    attempts: attempts.map(({ userAgent, ...attempt }) => ({ ...attempt, device: deviceOf(userAgent) })),
  }
}
export type SecurityView = NonNullable<Awaited<ReturnType<typeof securityOf>>>

/** What an authenticator reads while the second factor waits for its first code; null before and after. */
export async function pendingEnrolment(tx: Tx, actor: User) {
  const [user] = await tx
    .select({ email: users.email, sealed: users.totpSecret, enabledAt: users.totpEnabledAt })
    .from(users)
    .where(eq(users.id, actor.userId))
  if (!user?.sealed || user.enabledAt) return null
  const secret = open(user.sealed, totpPlace(actor.userId))
  return { ...enrolment(secret, user.email), codes: recoveryCodesOf(secret) }
}

/** What has become of a link that resets a password or changes an address. */
export async function accountLinkState(
  tx: Tx,
  token: string,
  kinds: readonly ('RESET_PASSWORD' | 'CHANGE_EMAIL' | 'APPROVE_EMAIL')[],
  at: Date,
): Promise<LinkState> {
  const [link] = await tx
    .select({ usedAt: accountTokens.usedAt, expiresAt: accountTokens.expiresAt })
    .from(accountTokens)
    .where(and(eq(accountTokens.tokenHash, hashToken(token)), inArray(accountTokens.kind, [...kinds])))
  if (!link) return 'invalid'
  if (link.usedAt) return 'used'
  return link.expiresAt > at ? 'open' : 'expired'
}
