import { randomUUID } from 'node:crypto'
import { eq, sql } from 'drizzle-orm'
import { files, providers, users } from '@/db/schema'
import type { User } from '@/lib/core/actor'
import { kindOfRole } from '@/lib/core/actor'
import { AT, makeProvider, makeUser } from '../../support/factories'
import type { TestDatabase } from '../../support/template-database'
import { makeFile } from '../files/scene'

/** Everything that one person leaves behind carries one of these. */
export type Marks = ReturnType<typeof marksOf>

export function marksOf(word: string) {
  return {
    word,
    email: `${word}.mail@${word}.example`,
    first: `${word}first`,
    last: `${word}last`,
    phone: `+2126${String(10_000_000 + Math.floor(Math.random() * 89_999_999))}`,
    address: `7 rue ${word}address`,
    landmark: `${word}landmark`,
    text: `${word}text`,
    ip: `41.99.${Math.floor(Math.random() * 255)}.${1 + Math.floor(Math.random() * 250)}`,
    agent: `${word}Agent/1.0`,
  }
}

/** What a search for the person looks for: any of it, anywhere. */
export const needles = ({ word, phone, ip }: Marks): string[] => [word, phone, phone.replace('+212', '0'), ip]

async function name(t: TestDatabase, user: User, marks: Marks): Promise<void> {
  await t.db
    .update(users)
    .set({
      email: marks.email,
      firstName: marks.first,
      lastName: marks.last,
      phone: marks.phone,
      phoneVerifiedAt: AT,
    })
    .where(eq(users.id, user.userId))
}

/** What every account gathers, whatever its role. */
async function leaveTraces(t: TestDatabase, { userId, role }: User, m: Marks): Promise<void> {
  const at = AT.toISOString()
  await t.db.execute(sql`
    insert into sessions (user_id, ip, user_agent, expires_at) values (${userId}, ${m.ip}, ${m.agent}, ${at}::timestamptz + interval '7 days')`)
  await t.db.execute(sql`
    insert into sign_ins (user_id, outcome, ip, user_agent, at) values (${userId}, 'SUCCESS', ${m.ip}, ${m.agent}, ${at})`)
  await t.db.execute(sql`
    insert into account_tokens (kind, user_id, token_hash, email, callback_url, expires_at)
    values ('CHANGE_EMAIL', ${userId}, ${Buffer.from(randomUUID())}, ${`new.${m.email}`}, ${`/fr/x?q=${m.text}`}, ${at})`)
  await t.db.execute(sql`
    insert into recovery_codes (user_id, code_hash) values (${userId}, ${Buffer.from(randomUUID())})`)
  await t.db.execute(sql`
    insert into phone_codes (user_id, phone, expires_at) values (${userId}, ${m.phone}, ${at})`)
  await t.db.execute(sql`
    insert into user_addresses (user_id, label, city_id, address, landmark, latitude, longitude)
    values (${userId}, ${m.word}, 1, ${m.address}, ${m.landmark}, 33.5, -7.6)`)
  await t.db.execute(sql`
    insert into notification_preferences (user_id, kind, channel, enabled) values (${userId}, 'REVIEW', 'EMAIL', false)`)
  await t.db.execute(sql`
    insert into calendar_feeds (user_id, token_hash) values (${userId}, ${Buffer.from(randomUUID())})`)
  await t.db.execute(sql`
    insert into consents (user_id, kind, edition, given, ip) values (${userId}, 'TERMS', '2026-11', true, ${m.ip})`)
  for (const sent of [AT, null]) {
    await t.db.execute(sql`
      insert into emails (dedupe, template, user_id, recipient, locale, payload, sent_at, last_error)
      values (${randomUUID()}, 'password_changed', ${userId}, ${m.email}, 'fr', ${JSON.stringify({ about: m.text })}::jsonb, ${sent?.toISOString() ?? null}, ${m.text})`)
    await t.db.execute(sql`
      insert into sms_messages (dedupe, template, user_id, recipient, locale, payload, sent_at)
      values (${randomUUID()}, 'reminder_client', ${userId}, ${m.phone}, 'fr', ${JSON.stringify({ about: m.text })}::jsonb, ${sent?.toISOString() ?? null})`)
  }
  const run = (task: string, payload: Record<string, string>) =>
    t.db.execute(
      sql`select graphile_worker.add_job(${task}, ${JSON.stringify(payload)}::json, run_at => now() + interval '1 day')`,
    )
  await run('notify_account', { kind: 'password_changed', userId })
  await run('ask_password_reset', { email: m.email.toUpperCase() })
  await t.db.execute(sql`
    insert into audit_log (at, action, severity, actor_kind, actor_id, target_type, target_id, ip, user_agent)
    values (${at}, 'account.signed_in', 'LOW', ${kindOfRole(role)}, ${userId}, 'user', ${userId}, ${m.ip}, ${m.agent})`)
}

/** A booking that has ended, with every word that can stand in one. */
async function past(
  t: TestDatabase,
  client: User,
  seller: { providerId: number; owner: User; offerId: number },
  m: Marks,
) {
  const id = randomUUID()
  await t.db.execute(sql`
    insert into bookings (id, reference, client_id, provider_id, offer_id, status, starts_at, ends_at, wall_date, wall_minutes, zone,
      blocked_period, title, description, address, landmark, latitude, longitude, city_id, unit, price_lines, total, payable, agreed_cap,
      check_code, reason, cancelled_by, requested_at, ended_at, idempotency_key)
    values (${id}, ${id.slice(0, 12)}, ${client.userId}, ${seller.providerId}, ${seller.offerId}, 'CANCELLED',
      '2026-11-20T10:00:00Z', '2026-11-20T11:00:00Z', '2026-11-20', 600, 'Africa/Casablanca',
      '[2026-11-20T10:00:00Z,2026-11-20T11:30:00Z)', ${m.text}, ${m.text}, ${m.address}, ${m.landmark}, 33.51, -7.61, 1, 'hour', '[]'::jsonb,
      15000, 15000, 16500, '4711', ${m.text}, 'provider', ${AT.toISOString()}, ${AT.toISOString()}, ${randomUUID()})`)
  for (const [version, by] of [client, seller.owner].entries()) {
    await t.db.execute(sql`
      insert into booking_events (booking_id, version, transition, to_status, actor_kind, actor_id, reason, at)
      values (${id}, ${version + 1}, 'cancel', 'CANCELLED', ${kindOfRole(by.role)}, ${by.userId}, ${m.text}, ${AT.toISOString()})`)
  }
  await t.db.execute(sql`
    insert into reschedule_proposals (booking_id, proposed_by, proposer_id, starts_at, ends_at, wall_date, wall_minutes, blocked_period, note, status, expires_at)
    values (${id}, 'client', ${client.userId}, '2026-11-21T10:00:00Z', '2026-11-21T11:00:00Z', '2026-11-21', 600,
      '[2026-11-21T10:00:00Z,2026-11-21T11:30:00Z)', ${m.text}, 'DECLINED', ${AT.toISOString()})`)
  await t.db.execute(sql`
    insert into booking_extras (booking_id, lines, total, reason, status) values (${id}, '[]'::jsonb, 100, ${m.text}, 'DECLINED')`)
  const dispute = randomUUID()
  await t.db.execute(sql`
    insert into disputes (id, booking_id, opened_by, kind, outcome, refund, ruling, ruled_at)
    values (${dispute}, ${id}, 'client', 'PRICE', 'SHARED', 0, ${m.text}, ${AT.toISOString()})`)
  return { id, dispute }
}

async function opinions(
  t: TestDatabase,
  booking: string,
  client: User,
  seller: { providerId: number; owner: User },
  m: Marks,
) {
  const ids: Record<string, string> = {}
  for (const [side, author] of [
    ['client', client],
    ['provider', seller.owner],
  ] as const) {
    const id = randomUUID()
    ids[side] = id
    await t.db.execute(sql`
      insert into reviews (id, booking_id, side, author_id, provider_id, client_id, rating, body, locale, published_at, answer, answered_at)
      values (${id}, ${booking}, ${side}, ${author.userId}, ${seller.providerId}, ${client.userId}, 4, ${m.text}, 'fr', ${AT.toISOString()}, ${m.text}, ${AT.toISOString()})`)
    await t.db.execute(sql`
      insert into review_reports (review_id, reporter_id, reason, body)
      values (${id}, ${side === 'client' ? seller.owner.userId : client.userId}, 'OTHER', ${m.text})`)
  }
  return ids
}

async function bargaining(
  t: TestDatabase,
  client: User,
  seller: { providerId: number; owner: User; offerId: number },
  m: Marks,
  /** Whose words are marked; the place is the client's. */
  words: { request: string; place: string },
) {
  const id = randomUUID()
  await t.db.execute(sql`
    insert into quote_requests (id, reference, client_id, service_id, city_id, title, description, address, landmark, status, expires_at, idempotency_key, closed_at)
    select ${id}, ${id.slice(0, 12)}, ${client.userId}, service_id, 1, ${words.request}, ${words.request}, ${words.place}, ${words.place}, 'CLOSED', ${AT.toISOString()}, ${randomUUID()}, ${AT.toISOString()}
      from offers where id = ${seller.offerId}`)
  await t.db.execute(
    sql`insert into quote_invitations (request_id, provider_id) values (${id}, ${seller.providerId})`,
  )
  await t.db.execute(sql`
    insert into quotes (request_id, provider_id, offer_id, position, status, lines, total, duration_minutes, message, counter_note, valid_until)
    values (${id}, ${seller.providerId}, ${seller.offerId}, 1, 'DECLINED', '[]'::jsonb, 100, 60, ${m.text}, ${m.text}, ${AT.toISOString()})`)
  for (const [side, author] of [
    ['client', client],
    ['provider', seller.owner],
  ] as const) {
    await t.db.execute(sql`
      insert into quote_messages (request_id, provider_id, side, author_id, body)
      values (${id}, ${seller.providerId}, ${side}, ${author.userId}, ${m.text})`)
  }
  return id
}

/** A client whose whole past carries the marks. */
export async function richClient(t: TestDatabase, word: string) {
  const m = marksOf(word)
  const [client, seller] = [await makeUser(t.db), await makeProvider(t.db)]
  await name(t, client, m)
  await leaveTraces(t, client, m)
  await t.db.execute(
    sql`insert into favourites (user_id, provider_id) values (${client.userId}, ${seller.providerId})`,
  )
  const { id, dispute } = await past(t, client, seller, m)
  await t.db.execute(sql`
    insert into dispute_statements (dispute_id, side, author_id, body) values (${dispute}, 'client', ${client.userId}, ${m.text})`)
  const review = await opinions(t, id, client, seller, m)
  const request = await bargaining(t, client, seller, m, { request: m.text, place: m.address })
  const file = await makeFile(t.db, client, 'BOOKING_PHOTO', { bookingId: id, caption: m.text })
  return { marks: m, client, seller, booking: id, review, request, file }
}

/** A provider whose profile and past carry the marks. */
export async function richProvider(t: TestDatabase, word: string) {
  const m = marksOf(word)
  const [client, seller] = [await makeUser(t.db), await makeProvider(t.db)]
  const { owner, providerId } = seller
  await name(t, owner, m)
  await leaveTraces(t, owner, m)
  await t.db
    .update(providers)
    .set({
      slug: `${word}-slug`,
      nameFr: `${m.first} ${m.last}`,
      nameAr: `${m.first}`,
      bioFr: m.text,
      bioAr: m.text,
      nameText: `${m.first} ${m.last}`.toLowerCase(),
      wordsText: m.text.toLowerCase(),
      refusal: m.text,
    })
    .where(eq(providers.id, providerId))
  await t.db.execute(
    sql`update offers set description_fr = ${m.text}, description_ar = ${m.text} where provider_id = ${providerId}`,
  )
  await t.db.execute(sql`
    insert into time_off (provider_id, starts_on, ends_on, note) values (${providerId}, '2027-01-01', '2027-01-02', ${m.text})`)
  await t.db.execute(sql`
    insert into identity_documents (provider_id, kind, storage_key, mime, size) values (${providerId}, 'ID_FRONT', ${`ab/${randomUUID().replaceAll('-', '')}`}, 'image/webp', 10)`)
  const plain = { ...m, address: '1 rue du client', landmark: 'chez le client' }
  const { id, dispute } = await past(t, client, seller, { ...plain, text: 'mots du client' })
  await t.db.execute(sql`update bookings set reason = ${m.text} where id = ${id}`)
  await t.db.execute(sql`update disputes set ruling = ${m.text} where id = ${dispute}`)
  await t.db.execute(sql`
    insert into dispute_statements (dispute_id, side, author_id, body) values (${dispute}, 'provider', ${owner.userId}, ${m.text})`)
  await t.db.execute(sql`
    insert into answer_links (booking_id, version, user_id, token_hash, expires_at)
    values (${id}, 1, ${owner.userId}, ${Buffer.from(randomUUID())}, ${AT.toISOString()})`)
  await opinions(t, id, client, seller, m)
  await bargaining(t, client, seller, m, { request: 'salle de bain', place: '1 rue du client' })
  const [file] = await t.db
    .select({ id: files.id })
    .from(files)
    .where(eq(files.id, await makeFile(t.db, owner, 'GALLERY', { providerId, caption: m.text })))
  return { marks: m, client, seller, booking: id, file: file?.id ?? '' }
}
