import 'server-only'
import { and, eq, sql } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { bookings, providers, reviews, users } from '@/db/schema'
import { writeAudit } from '@/lib/audit/commands'
import { releaseHold } from '@/lib/bookings/commands/hold'
import { kindOfRole, type User } from '@/lib/core/actor'
import { AppError } from '@/lib/core/errors'
import { queuePrivacyEmail } from '@/lib/notifications/commands/privacy'
import { erasureObstacles } from '../queries/obstacles'
import { REGISTRY } from '../registry'
import type { Erasure, Person, Rows } from '../registry/entry'
import { confirmSecondFactor } from './confirm'

type Confirmation = {
  /** The account's own address, typed again. */
  email: string
  code?: string | undefined
}

/** Any number: of two administrators who leave at once, the second is the last. */
const ADMINS_LOCK = 762_401

/** The account, locked: what begins with it meanwhile waits, and then finds it gone. */
async function lockAccount(tx: Tx, actor: User) {
  if (actor.role === 'ADMIN') await tx.execute(sql`select pg_advisory_xact_lock(${ADMINS_LOCK})`)
  const [account] = await tx
    .select({ email: users.email, locale: users.locale, firstName: users.firstName })
    .from(users)
    .where(and(eq(users.id, actor.userId), eq(users.status, 'ACTIVE')))
    .for('update')
  if (!account) throw new AppError('auth.sign_in_required')
  const [provider] = await tx
    .select({ id: providers.id, slug: providers.slug, words: providers.nameText })
    .from(providers)
    .where(eq(providers.userId, actor.userId))
    .for('update')
  return { account, provider: provider ?? null }
}

/** A slot that is only kept for a moment is no reason to stay. */
async function giveHoldsBack(tx: Tx, actor: User, at: Date): Promise<void> {
  const held = await tx
    .select({ id: bookings.id })
    .from(bookings)
    .where(and(eq(bookings.clientId, actor.userId), eq(bookings.status, 'HOLD')))
  for (const { id } of held) await releaseHold(tx, actor, id, at)
}

async function eraseRows(tx: Tx, table: string, rows: Rows, erasure: Erasure, person: Person, at: Date) {
  const where = (erasure.rows ?? rows)(person)
  if (erasure.how === 'delete') {
    await tx.execute(sql`delete from ${sql.identifier(table)} where ${where}`)
    return
  }
  const set = Object.entries(erasure.set(at)).map(
    ([column, value]) => sql`${sql.identifier(column)} = ${value}`,
  )
  await tx.execute(sql`update ${sql.identifier(table)} set ${sql.join(set, sql`, `)} where ${where}`)
}

/** Jobs that wait and name the person: by id, by address, or by a row that is gone by now. One that runs finds nothing. */
async function dropJobs(tx: Tx, ids: readonly string[], email: string): Promise<void> {
  const named = ids.map(id => sql`payload::text like ${`%"${id}"%`}`)
  await tx.execute(sql`
    select graphile_worker.complete_jobs(array(
      select id from graphile_worker._private_jobs
       where locked_at is null
         and (${sql.join([...named, sql`lower(payload->>'email') = lower(${email})`], sql` or `)})))`)
}

/** Ids that jobs know the person by: the account's own, and those of its letters, links and codes. */
async function idsInJobs(tx: Tx, userId: string): Promise<string[]> {
  const rows = await tx.execute<{ id: string }>(sql`
    select id::text as id from emails where user_id = ${userId}::uuid and sent_at is null
    union all select id::text from sms_messages where user_id = ${userId}::uuid and sent_at is null
    union all select id::text from account_tokens where user_id = ${userId}::uuid
    union all select id::text from phone_codes where user_id = ${userId}::uuid
    union all select id::text from data_exports where user_id = ${userId}::uuid`)
  return [userId, ...rows.map(({ id }) => id)]
}

/** Words of a name that no other provider's name has. */
async function forgetNameWords(tx: Tx, words: string): Promise<void> {
  for (const word of words.split(' ').filter(part => part.length > 1)) {
    await tx.execute(sql`
      delete from name_words where word = ${word} and not exists (
        select from providers where ${word} = any (string_to_array(name_text, ' ')) and status = 'APPROVED')`)
  }
}

/** Providers on whose pages something of the person stood: their kept pages are made anew. */
async function pagesShowing(tx: Tx, userId: string, own: string | undefined): Promise<string[]> {
  const rows = await tx
    .selectDistinct({ slug: providers.slug })
    .from(reviews)
    .innerJoin(providers, eq(providers.id, reviews.providerId))
    .where(and(eq(reviews.authorId, userId), eq(reviews.side, 'client')))
  return [...rows.map(({ slug }) => slug), ...(own ? [own] : [])]
}

/**
 * Erases an account (H2), the password having been checked by the caller: everything that tells who it was goes, by the
 * registry; dates, amounts and points stay. All in the caller's transaction, all or nothing.
 * Codes: `erasure.email_differs` beside the field, `accounts.code_wrong`, `erasure.unfinished` (see
 * `erasureObstacles`), `auth.sign_in_required` (gone already).
 * @returns the pages to make anew
 */
export async function eraseAccount(
  tx: Tx,
  actor: User,
  typed: Confirmation,
  at: Date,
): Promise<{ slugs: string[] }> {
  const { account, provider } = await lockAccount(tx, actor)
  if (typed.email.trim().toLowerCase() !== account.email.toLowerCase()) {
    throw new AppError('erasure.email_differs', { fields: { email: 'erasure.email_differs' } })
  }
  const providerId = provider?.id ?? null
  const obstacles = await erasureObstacles(tx, { ...actor, providerId })
  if (obstacles.length > 0) throw new AppError('erasure.unfinished')
  await confirmSecondFactor(tx, actor, typed.code, at)

  const slugs = await pagesShowing(tx, actor.userId, provider?.slug)
  await giveHoldsBack(tx, actor, at)
  await dropJobs(tx, await idsInJobs(tx, actor.userId), account.email)
  await tx.execute(sql`select set_config('khadamat.erasing', 'on', true)`)
  const person: Person = { userId: actor.userId, providerId }
  for (const { table, rows, erase } of REGISTRY) {
    for (const erasure of erase) await eraseRows(tx, table, rows, erasure, person, at)
  }
  await tx.execute(sql`select set_config('khadamat.erasing', '', true)`)
  if (provider) await forgetNameWords(tx, provider.words)
  await writeAudit(
    tx,
    {
      action: 'privacy.erased',
      actor: { kind: kindOfRole(actor.role), id: actor.userId },
      target: { type: 'user', id: actor.userId },
      new: { role: actor.role },
    },
    at,
  )
  // The last letter, to the address that was. Its row is blanked once it has left.
  await queuePrivacyEmail(tx, {
    mail: 'account_erased',
    to: { id: actor.userId, email: account.email, locale: account.locale },
    about: actor.userId,
  })
  return { slugs }
}
