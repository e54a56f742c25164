import 'server-only'
import { eq, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { Tx } from '@/db/client'
import {
  bookingExtras,
  bookings,
  cities,
  disputes,
  districts,
  offers,
  providers,
  services,
  users,
} from '@/db/schema'
import { lastProposal } from './proposal'
import { seriesNews } from './series'

const client = alias(users, 'client')
const owner = alias(users, 'owner')

const LAST_EXTRA = sql`(select e.id from booking_extras e where e.booking_id = ${bookings.id}
  order by e.created_at desc, e.id limit 1)`

/** Everything a message about a booking may need. What the reader may see is the template's decision. */
export async function bookingForNotice(tx: Tx, bookingId: string) {
  const [row] = await tx
    .select({
      id: bookings.id,
      reference: bookings.reference,
      status: bookings.status,
      version: bookings.version,
      startsAt: bookings.startsAt,
      wallDate: bookings.wallDate,
      wallMinutes: bookings.wallMinutes,
      total: bookings.total,
      payable: bookings.payable,
      amountPaid: bookings.amountPaid,
      unit: bookings.unit,
      title: bookings.title,
      description: bookings.description,
      address: bookings.address,
      landmark: bookings.landmark,
      cityFr: cities.nameFr,
      cityAr: cities.nameAr,
      districtFr: districts.nameFr,
      districtAr: districts.nameAr,
      serviceFr: services.nameFr,
      serviceAr: services.nameAr,
      reason: bookings.reason,
      reasonCode: bookings.reasonCode,
      cancelledBy: bookings.cancelledBy,
      expiresAt: bookings.expiresAt,
      /** The extra asked for last. */
      extra: {
        total: bookingExtras.total,
        status: bookingExtras.status,
        signedBy: bookingExtras.signedBy,
        reason: bookingExtras.reason,
      },
      dispute: {
        ruledAt: disputes.ruledAt,
        refund: disputes.refund,
        ruling: disputes.ruling,
        id: disputes.id,
      },
      client: {
        id: client.id,
        email: client.email,
        locale: client.locale,
        firstName: client.firstName,
        lastName: client.lastName,
        phone: client.phone,
        phoneVerifiedAt: client.phoneVerifiedAt,
      },
      provider: {
        id: providers.id,
        userId: owner.id,
        slug: providers.slug,
        nameFr: providers.nameFr,
        nameAr: providers.nameAr,
        email: owner.email,
        locale: owner.locale,
        phone: owner.phone,
        phoneVerifiedAt: owner.phoneVerifiedAt,
      },
    })
    .from(bookings)
    .innerJoin(client, eq(client.id, bookings.clientId))
    .innerJoin(providers, eq(providers.id, bookings.providerId))
    .innerJoin(owner, eq(owner.id, providers.userId))
    .innerJoin(offers, eq(offers.id, bookings.offerId))
    .innerJoin(services, eq(services.id, offers.serviceId))
    .innerJoin(cities, eq(cities.id, bookings.cityId))
    .leftJoin(districts, eq(districts.id, bookings.districtId))
    .leftJoin(bookingExtras, eq(bookingExtras.id, LAST_EXTRA))
    .leftJoin(disputes, eq(disputes.bookingId, bookings.id))
    .where(eq(bookings.id, bookingId))
  if (!row) return null
  const [proposal, series] = [await lastProposal(tx, bookingId), await seriesNews(tx, bookingId)]
  return { ...row, proposal, series }
}

export type BookingNotice = NonNullable<Awaited<ReturnType<typeof bookingForNotice>>>

/** Where the last extra stands: it waits, it was signed, or it stayed within what was agreed. */
export function extraStanding({ extra }: Pick<BookingNotice, 'extra'>): 'OPEN' | 'ADDED' | 'SIGNED' | null {
  if (extra?.status === 'OPEN') return 'OPEN'
  if (extra?.status !== 'SIGNED') return null
  return extra.signedBy ? 'SIGNED' : 'ADDED'
}
