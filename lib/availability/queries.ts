import 'server-only'
import { sql } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { addDays, dayRange, type LocalDate } from '@/lib/time/zone'
import type { Calendar, DatedException, SlotRules } from './domain/calendar'

/** A provider's time and rules; the duration comes from the offer. */
export type ProviderCalendar = { calendar: Calendar; rules: Omit<SlotRules, 'durationMinutes'> }

type Row = {
  id: number
  min_notice_minutes: number
  horizon_days: number
  slot_step_minutes: number
  daily_cap: number | null
  buffer_before_minutes: number
  buffer_after_minutes: number
  plan: [weekday: number, start: number, end: number][] | null
  exceptions: [date: string, kind: DatedException['kind'], start: number | null, end: number | null][] | null
  busy: [start: number, end: number][] | null
  booked: Record<string, number> | null
}

function toCalendar(row: Row): ProviderCalendar {
  return {
    calendar: {
      plan: (row.plan ?? []).map(([weekday, startMinute, endMinute]) => ({
        weekday,
        startMinute,
        endMinute,
      })),
      exceptions: (row.exceptions ?? []).map(([date, kind, startMinute, endMinute]) => ({
        date,
        kind,
        startMinute,
        endMinute,
      })),
      busy: (row.busy ?? []).map(([start, end]) => ({ start, end })),
      bookedPerDay: row.booked ? new Map(Object.entries(row.booked)) : undefined,
    },
    rules: {
      minNoticeMinutes: row.min_notice_minutes,
      horizonDays: row.horizon_days,
      stepMinutes: row.slot_step_minutes,
      dailyCap: row.daily_cap,
      bufferBeforeMinutes: row.buffer_before_minutes,
      bufferAfterMinutes: row.buffer_after_minutes,
    },
  }
}

/**
 * The calendars of several providers over `days` days from `from` on, in one statement. A provider that is
 * not approved has none.
 */
export async function loadCalendars(
  tx: Tx,
  providerIds: readonly number[],
  { from, days }: { from: LocalDate; days: number },
): Promise<Map<number, ProviderCalendar>> {
  if (providerIds.length === 0) return new Map()
  const last = addDays(from, days - 1)
  // A day wider on both sides: buffers and night shifts reach over midnight.
  const begin = dayRange(addDays(from, -1)).start.toISOString()
  const end = dayRange(addDays(last, 1)).end.toISOString()
  const ids = sql`${`{${providerIds.join(',')}}`}::int[]`
  const rows = await tx.execute<Row>(sql`
    select p.id, p.min_notice_minutes, p.horizon_days, p.slot_step_minutes, p.daily_cap,
           p.buffer_before_minutes, p.buffer_after_minutes,
           (select json_agg(json_build_array(w.weekday, w.start_minute, w.end_minute))
              from weekly_ranges w where w.provider_id = p.id) as plan,
           (select json_agg(json_build_array(e.date, e.kind, e.start_minute, e.end_minute))
              from availability_exceptions e
             where e.provider_id = p.id and e.date between ${from}::date and ${last}::date) as exceptions,
           (select json_agg(json_build_array((extract(epoch from lower(b.blocked_period)) * 1000)::bigint,
                                             (extract(epoch from upper(b.blocked_period)) * 1000)::bigint))
              from bookings b
             where b.provider_id = p.id and b.blocked_period && tstzrange(${begin}::timestamptz, ${end}::timestamptz)
               and b.status in ('HOLD', 'PENDING', 'CONFIRMED', 'IN_PROGRESS')) as busy,
           case when p.daily_cap is not null then
             (select json_object_agg(d.wall_date, d.jobs) from
               (select b.wall_date, count(*) as jobs from bookings b
                 where b.provider_id = p.id and b.wall_date between ${from}::date and ${last}::date
                   and b.status in ('HOLD', 'PENDING', 'CONFIRMED', 'IN_PROGRESS', 'COMPLETED')
                 group by b.wall_date) d) end as booked
      from providers p
     where p.id = any(${ids}) and p.status = 'APPROVED'`)
  return new Map(rows.map(row => [row.id, toCalendar(row)]))
}
