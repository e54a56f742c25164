import 'server-only'
import { and, asc, eq, gte, isNotNull } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import {
  availabilityExceptions,
  calendarPeriods,
  districts,
  providers,
  providerZones,
  timeOff,
  weeklyRanges,
} from '@/db/schema'
import type { User } from '@/lib/core/actor'
import type { LocalDate } from '@/lib/time/zone'

/** Rows a page shows of what is ahead. */
const MOST_SHOWN = 120

/** The actor's own calendar as the editor needs it; null for who has no profile. */
export async function ownAvailability(tx: Tx, actor: User, today: LocalDate) {
  const [provider] = await tx
    .select({
      id: providers.id,
      slug: providers.slug,
      status: providers.status,
      cityId: providers.cityId,
      radiusKm: providers.radiusKm,
      instantBooking: providers.instantBooking,
      minNoticeMinutes: providers.minNoticeMinutes,
      horizonDays: providers.horizonDays,
      slotStepMinutes: providers.slotStepMinutes,
      dailyCap: providers.dailyCap,
      bufferBeforeMinutes: providers.bufferBeforeMinutes,
      bufferAfterMinutes: providers.bufferAfterMinutes,
      travelMinutes: providers.travelMinutes,
      fridayBreakStart: providers.fridayBreakStart,
      fridayBreakEnd: providers.fridayBreakEnd,
      closedOnHolidays: providers.closedOnHolidays,
      closedOnEid: providers.closedOnEid,
    })
    .from(providers)
    .where(eq(providers.userId, actor.userId))
  if (!provider) return null
  const e = availabilityExceptions
  const [ranges, exceptions, away, zones, ramadan] = await Promise.all([
    tx
      .select({
        layer: weeklyRanges.layer,
        weekday: weeklyRanges.weekday,
        startMinute: weeklyRanges.startMinute,
        endMinute: weeklyRanges.endMinute,
      })
      .from(weeklyRanges)
      .where(eq(weeklyRanges.providerId, provider.id))
      .orderBy(asc(weeklyRanges.weekday), asc(weeklyRanges.startMinute)),
    tx
      .select({ id: e.id, date: e.date, kind: e.kind, startMinute: e.startMinute, endMinute: e.endMinute })
      .from(e)
      .where(and(eq(e.providerId, provider.id), gte(e.date, today)))
      .orderBy(asc(e.date), asc(e.startMinute))
      .limit(MOST_SHOWN),
    tx
      .select({ id: timeOff.id, startsOn: timeOff.startsOn, endsOn: timeOff.endsOn, note: timeOff.note })
      .from(timeOff)
      .where(and(eq(timeOff.providerId, provider.id), gte(timeOff.endsOn, today)))
      .orderBy(asc(timeOff.startsOn))
      .limit(MOST_SHOWN),
    tx
      .select({
        id: districts.id,
        nameFr: districts.nameFr,
        nameAr: districts.nameAr,
        served: isNotNull(providerZones.providerId).mapWith(Boolean),
      })
      .from(districts)
      .leftJoin(
        providerZones,
        and(eq(providerZones.districtId, districts.id), eq(providerZones.providerId, provider.id)),
      )
      .where(eq(districts.cityId, provider.cityId))
      .orderBy(asc(districts.nameFr)),
    tx
      .select({
        startsOn: calendarPeriods.startsOn,
        endsOn: calendarPeriods.endsOn,
        confirmed: calendarPeriods.confirmed,
      })
      .from(calendarPeriods)
      .where(and(eq(calendarPeriods.kind, 'RAMADAN'), gte(calendarPeriods.endsOn, today)))
      .orderBy(asc(calendarPeriods.startsOn))
      .limit(1),
  ])
  return { provider, ranges, exceptions, away, zones, ramadan: ramadan[0] ?? null }
}

export type OwnAvailability = NonNullable<Awaited<ReturnType<typeof ownAvailability>>>
