import 'server-only'
import { randomUUID } from 'node:crypto'
import { isIP } from 'node:net'
import { and, eq } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { signIns, users } from '@/db/schema'
import { AppError } from '@/lib/core/errors'
import { enqueue } from '@/lib/core/jobs/enqueue'
import { noteFailedSignIn } from '@/lib/core/security-events'
import { countAttempt, deviceMark, knownDevice } from '../attempts'
import { passwordOpens } from '../passwords'
import { type Origin, openSession } from './session'
import { leaveTrace } from './trace'
import { secondFactorOpens } from './two-factor'

type Outcome = (typeof signIns.$inferInsert)['outcome']

/** Writes down who tried to get in, for the owner and for alerts. */
async function note(db: Tx, userId: string | null, outcome: Outcome, { ip, userAgent }: Origin, at: Date) {
  if (outcome !== 'SUCCESS') noteFailedSignIn(outcome, userId)
  const [row] = await db
    .insert(signIns)
    .values({
      userId,
      outcome,
      ip: isIP(ip) && !ip.includes('%') ? ip : null,
      userAgent: userAgent?.slice(0, 300) ?? null,
      at,
    })
    .returning({ id: signIns.id })
  return row?.id
}

/**
 * Writes down a sign-in that succeeded. From a device that was never in before its owner is told, except the first time:
 * whoever has just signed up knows.
 */
async function noteSuccess(tx: Tx, userId: string, attempt: Attempt, at: Date): Promise<void> {
  const [before] = await tx
    .select({ id: signIns.id })
    .from(signIns)
    .where(and(eq(signIns.userId, userId), eq(signIns.outcome, 'SUCCESS')))
    .limit(1)
  const signInId = await note(tx, userId, 'SUCCESS', attempt, at)
  if (!before || !signInId || knownDevice(attempt.email, attempt.device)) return
  await enqueue(tx, 'notify_account', { kind: 'new_device', userId, signInId })
}

type Attempt = Origin & {
  email: string
  password: string
  /** Of the authenticator, or a recovery code; asked for once the password was right. */
  code?: string | undefined
  /** The device cookie, if the browser has one. */
  device: string | undefined
}

/**
 * Whose address, password and code these are. An unknown address takes as long as a known one.
 * Codes: `auth.invalid_credentials`; to who knows the password also `auth.suspended`, `auth.code_required`, and
 * `auth.code_wrong` beside the code's field.
 */
export async function authenticate(db: Tx, attempt: Attempt, at: Date) {
  const [user] = await db
    .select({
      id: users.id,
      role: users.role,
      status: users.status,
      firstName: users.firstName,
      passwordHash: users.passwordHash,
      totpEnabledAt: users.totpEnabledAt,
    })
    .from(users)
    .where(eq(users.email, attempt.email))
  const opens = await passwordOpens(attempt.password, user?.passwordHash ?? null)
  if (!user || !opens) {
    await note(db, user?.id ?? null, 'WRONG_PASSWORD', attempt, at)
    throw new AppError('auth.invalid_credentials')
  }
  if (user.status !== 'ACTIVE') {
    await note(db, user.id, 'SUSPENDED', attempt, at)
    throw new AppError('auth.suspended')
  }
  if (user.totpEnabledAt) {
    if (!attempt.code) throw new AppError('auth.code_required')
    if (!(await db.transaction(tx => secondFactorOpens(tx, user.id, attempt.code ?? '', at)))) {
      await note(db, user.id, 'WRONG_CODE', attempt, at)
      // Unlike a wrong password, which anybody can type: who gets here has the right one.
      await leaveTrace(db, 'account.code_refused', user, at)
      throw new AppError('auth.code_wrong', { fields: { code: 'auth.code_wrong' } })
    }
  }
  const { id, role, firstName, passwordHash } = user
  return { id, role, firstName, passwordHash }
}

/**
 * Opens the session that a password has earned, if it is still the password: checking one takes its time, and who
 * changes it meanwhile ends every session. The row's lock makes the two take turns. Codes: `auth.invalid_credentials`.
 */
function openIfUnchanged(
  db: Tx,
  { id, role, passwordHash }: Awaited<ReturnType<typeof authenticate>>,
  origin: Origin,
  at: Date,
): Promise<string> {
  return db.transaction(async tx => {
    const [same] = await tx
      .select({ id: users.id })
      .from(users)
      .where(and(eq(users.id, id), eq(users.passwordHash, passwordHash), eq(users.status, 'ACTIVE')))
      .for('share')
    if (!same) throw new AppError('auth.invalid_credentials')
    const session = await openSession(tx, id, origin, at)
    await leaveTrace(tx, role === 'ADMIN' ? 'admin.signed_in' : 'account.signed_in', { id, role }, at)
    return session
  })
}

/**
 * Signs in: counts the attempt, checks password and second factor, opens a session. No transaction holds a connection
 * while the password is checked. A right password without its code gives its attempt back, and opens nothing.
 * Codes: `rate_limited`, those of `authenticate`.
 */
export async function signIn(db: Tx, attempt: Attempt, at: Date) {
  const { email, device, ip, userAgent } = attempt
  const succeeded = await countAttempt(db, { email, ip, device })
  const opened = await authenticate(db, attempt, at).catch(async error => {
    if (error instanceof AppError && error.code === 'auth.code_required') await succeeded()
    throw error
  })
  const sessionId = await openIfUnchanged(db, opened, { ip, userAgent }, at)
  const { passwordHash: _, ...user } = opened
  await succeeded()
  await db.transaction(tx => noteSuccess(tx, user.id, attempt, at))
  return { user, sessionId, device: markOf(email, device) }
}

/** The device cookie after a sign-in: the one it had, or a new one. */
export function markOf(email: string, device: string | undefined): string {
  return deviceMark(email, knownDevice(email, device) ?? randomUUID())
}
