import 'server-only'
import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { users } from '@/db/schema'
import { AppError } from '@/lib/core/errors'
import { countAttempt, deviceMark, knownDevice } from '../attempts'
import { passwordOpens } from '../passwords'
import { type Origin, openSession } from './session'

/**
 * Whose address and password these are. An unknown address takes as long as a known one.
 * Codes: `auth.invalid_credentials`; `auth.suspended`, to who knows the password.
 */
export async function authenticate(db: Tx, email: string, password: string) {
  const [user] = await db
    .select({
      id: users.id,
      role: users.role,
      status: users.status,
      firstName: users.firstName,
      passwordHash: users.passwordHash,
    })
    .from(users)
    .where(eq(users.email, email))
  const opens = await passwordOpens(password, user?.passwordHash ?? null)
  if (!user || !opens) throw new AppError('auth.invalid_credentials')
  if (user.status !== 'ACTIVE') throw new AppError('auth.suspended')
  return { id: user.id, role: user.role, firstName: user.firstName }
}

type Attempt = Origin & {
  email: string
  password: string
  /** The device cookie, if the browser has one. */
  device: string | undefined
}

/**
 * Signs in: counts the attempt, checks the password, opens a session. No transaction holds a connection
 * while the password is checked.
 * Codes: `rate_limited`, `auth.invalid_credentials`, `auth.suspended`.
 */
export async function signIn(db: Tx, { email, password, device, ...origin }: Attempt, at: Date) {
  const succeeded = await countAttempt(db, email, origin.ip, device)
  const user = await authenticate(db, email, password)
  const sessionId = await openSession(db, user.id, origin, at)
  await succeeded()
  return { user, sessionId, device: markOf(email, device) }
}

/** The device cookie after a sign-in: the one it had, or a new one. */
export function markOf(email: string, device: string | undefined): string {
  return deviceMark(email, knownDevice(email, device) ?? randomUUID())
}
