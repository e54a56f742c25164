import 'server-only'
import { and, asc, between, eq, gte, lte } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { availabilityExceptions, calendarPeriods, timeOff } from '@/db/schema'
import { addDays } from '@/lib/time/zone'
import type { Window } from '../domain/window'

/** What changes the usual week in a window: dated changes, days away, and the country's own days. */
export async function agendaClosures(tx: Tx, providerId: number, { from, days }: Window) {
  const last = addDays(from, days - 1)
  const [exceptions, away, periods] = await Promise.all([
    tx
      .select({
        id: availabilityExceptions.id,
        date: availabilityExceptions.date,
        kind: availabilityExceptions.kind,
        start: availabilityExceptions.startMinute,
        end: availabilityExceptions.endMinute,
      })
      .from(availabilityExceptions)
      .where(
        and(
          eq(availabilityExceptions.providerId, providerId),
          between(availabilityExceptions.date, from, last),
        ),
      )
      .orderBy(asc(availabilityExceptions.date), asc(availabilityExceptions.startMinute)),
    tx
      .select({ startsOn: timeOff.startsOn, endsOn: timeOff.endsOn, note: timeOff.note })
      .from(timeOff)
      .where(and(eq(timeOff.providerId, providerId), lte(timeOff.startsOn, last), gte(timeOff.endsOn, from))),
    tx
      .select({
        kind: calendarPeriods.kind,
        startsOn: calendarPeriods.startsOn,
        endsOn: calendarPeriods.endsOn,
        nameFr: calendarPeriods.nameFr,
        nameAr: calendarPeriods.nameAr,
      })
      .from(calendarPeriods)
      .where(and(lte(calendarPeriods.startsOn, last), gte(calendarPeriods.endsOn, from)))
      .orderBy(asc(calendarPeriods.startsOn)),
  ])
  return { exceptions, away, periods }
}

export type AgendaClosures = Awaited<ReturnType<typeof agendaClosures>>
