import 'server-only'
import { and, eq, isNull } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { accountTokens, users } from '@/db/schema'
import { hashToken } from '@/lib/core/crypto'
import { enqueue } from '@/lib/core/jobs/enqueue'
import { databaseLimit } from '@/lib/core/rate-limit'
import { consentAtSignUp, forgetConsents } from '@/lib/privacy/commands/consent'
import { SIGN_UP_ROLES } from '../domain/landing'
import { hashPassword } from '../passwords'
import { linkPause } from '../queries/link-pause'
import type { SignUpInput } from '../schemas/sign-up'
import { closeAllSessions } from './session'
import { leaveTrace } from './trace'
import { closeLinks, sendLink } from './verification'

/** Letters "you have an account already", per account. */
const EXISTS_LIMIT = { name: 'account_exists', hits: 3, seconds: 60 * 60 }

/** The browser that signs up. Its link confirms with one click there; elsewhere it asks for the password. */
export type SignUpBrowser = {
  /** The secret it will keep from now on. */
  secret: string
  /** The one it kept of an earlier sign-up. */
  before: string | undefined
}

/** Somebody signs up with the address of an account. Only the address's owner hears of it, by mail. */
async function registerAgain(
  tx: Tx,
  input: SignUpInput,
  passwordHash: string,
  browser: SignUpBrowser,
  at: Date,
): Promise<void> {
  const [known] = await tx
    .select({ id: users.id, role: users.role, status: users.status, verifiedAt: users.emailVerifiedAt })
    .from(users)
    .where(eq(users.email, input.email))
    .for('update')
  if (!known) return
  const signUpRoles: readonly string[] = SIGN_UP_ROLES
  if (known.verifiedAt || known.status !== 'ACTIVE' || !signUpRoles.includes(known.role)) {
    const { allowed } = await databaseLimit(tx, EXISTS_LIMIT, known.id)
    if (allowed) await enqueue(tx, 'notify_account', { kind: 'account_exists', userId: known.id })
    return
  }
  const { seconds, browserHash } = await linkPause(tx, known.id, at)
  const wait = seconds > 0
  const sameBrowser = browser.before !== undefined && browserHash?.equals(hashToken(browser.before))
  // The same form sent twice lands here: the link is under way. It stays with the browser it was made for, which
  // alone may correct what it typed before it can have another letter.
  if (wait && !sameBrowser) return
  // Never confirmed, so nothing hangs on it and nobody has shown that the address is theirs. The latest
  // sign-up takes it over whole; else whoever was first with a stranger's address would keep a password to it.
  const { firstName, lastName, phone, role, locale } = input
  await tx
    .update(users)
    .set({ passwordHash, firstName, lastName, phone, role, locale, updatedAt: at })
    .where(eq(users.id, known.id))
  await closeAllSessions(tx, known.id, at)
  await forgetConsents(tx, known.id)
  await consentAtSignUp(tx, known.id, input.news, at)
  const hash = hashToken(browser.secret)
  if (wait) {
    await tx
      .update(accountTokens)
      .set({ browserHash: hash, callbackUrl: input.callbackUrl })
      .where(and(eq(accountTokens.userId, known.id), isNull(accountTokens.usedAt)))
    return
  }
  await closeLinks(tx, known.id, at)
  await sendLink(tx, known.id, input.callbackUrl, at, hash)
}

/** Writes the account, its confirmation link and the job that mails it. */
async function register(
  tx: Tx,
  input: SignUpInput,
  passwordHash: string,
  browser: SignUpBrowser,
  at: Date,
): Promise<void> {
  const { email, firstName, lastName, phone, role, locale } = input
  const [created] = await tx
    .insert(users)
    .values({ email, passwordHash, firstName, lastName, phone, role, locale })
    .onConflictDoNothing({ target: users.email })
    .returning({ id: users.id })
  if (!created) return registerAgain(tx, input, passwordHash, browser, at)
  await sendLink(tx, created.id, input.callbackUrl, at, hashToken(browser.secret))
  await consentAtSignUp(tx, created.id, input.news, at)
  await leaveTrace(tx, 'account.created', { id: created.id, role }, at)
}

/**
 * Signs up (A1). It answers nothing, so it tells nobody whether the address has an account; the password is
 * hashed in both cases, before the transaction, so its time does not tell either.
 */
export async function signUp(db: Tx, input: SignUpInput, browser: SignUpBrowser, at: Date): Promise<void> {
  const passwordHash = await hashPassword(input.password)
  await db.transaction(tx => register(tx, input, passwordHash, browser, at))
}
