import 'server-only'
import { sql } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { EDITIONS } from '@/lib/legal/domain/pages'
import { queuePrivacyEmail } from '@/lib/notifications/commands/privacy'

/** Letters of one transaction. */
const BATCH = 500
/** A new edition is news for so long; who comes later reads it where it stands. */
const NEWS_DAYS = 60

type Editions = { terms: { edition: string; since: string }; privacy: { edition: string; since: string } }
type Reader = { id: string; email: string; locale: 'fr' | 'ar' }

/**
 * Writes to those who have agreed to an earlier edition of the terms or of the privacy policy, some at a time. The
 * outbox remembers whom: run again, it goes on where it stopped, and nobody is told of an edition twice.
 * @returns how many letters were written; fewer than a batch means that all are
 */
export async function announceTerms(tx: Tx, at: Date, editions: Editions = EDITIONS): Promise<number> {
  const { terms, privacy } = editions
  const newest = terms.since > privacy.since ? terms : privacy
  const about = sql`'terms_changed:' || u.id || ':' || ${newest.edition}::text`
  const readers = await tx.execute<Reader>(sql`
    select u.id, u.email::text as email, u.locale
      from users u
     where u.status = 'ACTIVE' and u.email_verified_at is not null
       and ${at.toISOString()}::timestamptz between ${newest.since}::date and ${newest.since}::date + ${NEWS_DAYS}::int
       and exists (
         select from (
           select distinct on (c.kind) c.kind, c.edition from consents c
            where c.user_id = u.id and c.kind in ('TERMS', 'PRIVACY') order by c.kind, c.created_at desc) agreed
          where agreed.edition < case agreed.kind when 'TERMS' then ${terms.edition}::text else ${privacy.edition}::text end)
       and not exists (select from emails e where e.dedupe = ${about})
     order by u.id limit ${BATCH}`)
  for (const to of readers) {
    await queuePrivacyEmail(tx, { mail: 'terms_changed', to, about: `${to.id}:${newest.edition}` })
  }
  return readers.length
}

/** All of them, batch by batch, each in a transaction of its own. */
export async function announceTermsToAll(db: Tx, at: Date, editions: Editions = EDITIONS): Promise<void> {
  while ((await db.transaction(tx => announceTerms(tx, at, editions))) === BATCH);
}
