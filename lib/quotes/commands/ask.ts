import 'server-only'
import { randomBytes, randomUUID } from 'node:crypto'
import { and, count, eq } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { cities, districts, quoteRequests, services, users } from '@/db/schema'
import { writeAudit } from '@/lib/audit/commands'
import { bookingReference, REFERENCE_BYTES } from '@/lib/bookings/domain/reference'
import type { User } from '@/lib/core/actor'
import { AppError } from '@/lib/core/errors'
import { enqueue } from '@/lib/core/jobs/enqueue'
import { claimFiles } from '@/lib/files/commands'
import { daysAfter, QUOTE_POLICY } from '@/lib/quotes/domain/policy'
import type { AskInput } from '@/lib/quotes/schemas'
import { daysBetween, toWall } from '@/lib/time/zone'
import { authorOf, startTimer } from './record'

export const INVITE_JOB = 'invite_to_quote'

const wrong = (field: string, code: string) => new AppError('invalid', { fields: { [field]: code } })

function admit(actor: User): void {
  if (actor.role !== 'CLIENT') throw new AppError('quotes.clients_only')
  if (!actor.emailVerifiedAt) throw new AppError('auth.email_not_verified')
}

/** The service and the place by their names in addresses. */
async function subject(tx: Tx, input: AskInput) {
  const [[service], [city]] = await Promise.all([
    tx.select({ id: services.id }).from(services).where(eq(services.slug, input.service)),
    tx.select({ id: cities.id }).from(cities).where(eq(cities.slug, input.city)),
  ])
  if (!service) throw wrong('service', 'quotes.service_unknown')
  if (!city) throw wrong('city', 'quotes.city_unknown')
  if (!input.district) return { serviceId: service.id, cityId: city.id, districtId: null }
  const [district] = await tx
    .select({ id: districts.id })
    .from(districts)
    .where(and(eq(districts.cityId, city.id), eq(districts.slug, input.district)))
  if (!district) throw wrong('district', 'booking.district_unknown')
  return { serviceId: service.id, cityId: city.id, districtId: district.id }
}

/** Writes under a reference of its own; among millions one may exist already, so another is drawn. */
async function insert(tx: Tx, row: Omit<typeof quoteRequests.$inferInsert, 'reference'>): Promise<string> {
  for (let attempt = 0; attempt < 3; attempt++) {
    const reference = bookingReference(randomBytes(REFERENCE_BYTES), 'DV')
    const [written] = await tx
      .insert(quoteRequests)
      .values({ ...row, reference })
      .onConflictDoNothing({ target: quoteRequests.reference })
      .returning({ id: quoteRequests.id })
    if (written) return written.id
  }
  throw new Error('no free reference')
}

/**
 * Asks for quotes: the request with its clock, and the job that finds providers, in one transaction.
 * Codes: `quotes.clients_only`, `auth.email_not_verified`, `quotes.too_many_open`, `invalid` with the fields
 * `service`, `city`, `district`, `wished`; those of `claimFiles`.
 */
export async function askForQuotes(
  tx: Tx,
  actor: User,
  input: AskInput,
  at: Date,
): Promise<{ id: string; repeated: boolean }> {
  admit(actor)
  const key = input.key ?? randomUUID()
  // This client's requests take turns, so that what is counted afterwards is true.
  await tx.select({ id: users.id }).from(users).where(eq(users.id, actor.userId)).for('no key update')
  const mine = eq(quoteRequests.clientId, actor.userId)
  const [[before], [open]] = await Promise.all([
    tx
      .select({ id: quoteRequests.id })
      .from(quoteRequests)
      .where(and(mine, eq(quoteRequests.idempotencyKey, key))),
    tx
      .select({ requests: count() })
      .from(quoteRequests)
      .where(and(mine, eq(quoteRequests.status, 'OPEN'))),
  ])
  if (before) return { id: before.id, repeated: true }
  if ((open?.requests ?? 0) >= QUOTE_POLICY.openRequests) {
    throw new AppError('quotes.too_many_open', { params: { max: QUOTE_POLICY.openRequests } })
  }
  const { wished } = input
  if (wished) {
    const ahead = daysBetween(toWall(at).date, wished)
    if (ahead < 0 || ahead > QUOTE_POLICY.wishedDays) throw wrong('wished', 'quotes.day_out_of_range')
  }
  const { title, description, address, landmark } = input
  const expiresAt = daysAfter(at, QUOTE_POLICY.requestDays)
  const id = await insert(tx, {
    clientId: actor.userId,
    ...(await subject(tx, input)),
    title,
    description,
    address,
    landmark,
    wishedOn: wished,
    expiresAt,
    idempotencyKey: key,
    createdAt: at,
  })
  await claimFiles(tx, actor, input.photos, 'QUOTE_PHOTO', { quoteRequest: id }, at)
  await writeAudit(
    tx,
    {
      action: 'quote_request.ask',
      actor: authorOf(actor),
      target: { type: 'quote_request', id },
      new: { status: 'OPEN', version: 1 },
    },
    at,
  )
  await enqueue(tx, INVITE_JOB, { requestId: id }, { key: `invite:${id}` })
  await startTimer(tx, 'request', id, expiresAt)
  return { id, repeated: false }
}
