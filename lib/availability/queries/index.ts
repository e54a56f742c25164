import 'server-only'
import { sql } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { addDays, dayRange, type LocalDate } from '@/lib/time/zone'
import type { Calendar, DatedException, Layers, PeriodKind, SlotRules, WeeklyRange } from '../domain/calendar'

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
  travel_minutes: number
  closed_on_holidays: boolean
  closed_on_eid: boolean
  friday_break_start: number | null
  friday_break_end: number | null
  plan: [weekday: number, start: number, end: number, ramadan: boolean][] | null
  exceptions: [date: string, kind: DatedException['kind'], start: number | null, end: number | null][] | null
  busy: [start: number, end: number, district: number | null][] | null
  periods: [kind: PeriodKind, first: string, last: string][] | null
  away: [first: string, last: string][] | null
  booked: Record<string, number> | null
}

type PlanRow = NonNullable<Row['plan']>[number]

const toRange = ([weekday, startMinute, endMinute]: PlanRow): WeeklyRange => ({
  weekday,
  startMinute,
  endMinute,
})

function toLayers(row: Row): Layers {
  const { friday_break_start: startMinute, friday_break_end: endMinute } = row
  return {
    periods: (row.periods ?? []).map(([kind, startsOn, endsOn]) => ({ kind, startsOn, endsOn })),
    closedOnHolidays: row.closed_on_holidays,
    closedOnEid: row.closed_on_eid,
    ramadanPlan: (row.plan ?? []).filter(([, , , ramadan]) => ramadan).map(toRange),
    fridayBreak: startMinute === null || endMinute === null ? null : { startMinute, endMinute },
    timeOff: (row.away ?? []).map(([startsOn, endsOn]) => ({ startsOn, endsOn })),
  }
}

function toCalendar(row: Row): ProviderCalendar {
  return {
    calendar: {
      plan: (row.plan ?? []).filter(([, , , ramadan]) => !ramadan).map(toRange),
      exceptions: (row.exceptions ?? []).map(([date, kind, startMinute, endMinute]) => ({
        date,
        kind,
        startMinute,
        endMinute,
      })),
      busy: (row.busy ?? []).map(([start, end, districtId]) => ({ start, end, districtId })),
      layers: toLayers(row),
      bookedPerDay: row.booked ? new Map(Object.entries(row.booked)) : undefined,
    },
    rules: {
      minNoticeMinutes: row.min_notice_minutes,
      horizonDays: row.horizon_days,
      stepMinutes: row.slot_step_minutes,
      dailyCap: row.daily_cap,
      bufferBeforeMinutes: row.buffer_before_minutes,
      bufferAfterMinutes: row.buffer_after_minutes,
      travelMinutes: row.travel_minutes,
    },
  }
}

type Asked = {
  from: LocalDate
  days: number
  /** A booking that is to be moved: it does not stand in its own way. */
  except?: string
}

/**
 * The calendars of several providers over `days` days from `from` on, with every layer, in one statement. A provider
 * that is not approved has none.
 */
export async function loadCalendars(
  tx: Tx,
  providerIds: readonly number[],
  { from, days, except }: Asked,
): Promise<Map<number, ProviderCalendar>> {
  if (providerIds.length === 0) return new Map()
  const last = addDays(from, days - 1)
  // A night's work goes on into the day after the last.
  const after = addDays(last, 1)
  // A day wider on both sides: buffers, ways and night shifts reach over midnight.
  const begin = dayRange(addDays(from, -1)).start.toISOString()
  const end = dayRange(after).end.toISOString()
  const ids = sql`${`{${providerIds.join(',')}}`}::int[]`
  const other = except === undefined ? sql`` : sql`and b.id <> ${except}::uuid`
  const rows = await tx.execute<Row>(sql`
    select p.id, p.min_notice_minutes, p.horizon_days, p.slot_step_minutes, p.daily_cap,
           p.buffer_before_minutes, p.buffer_after_minutes, p.travel_minutes,
           p.closed_on_holidays, p.closed_on_eid, p.friday_break_start, p.friday_break_end,
           (select json_agg(json_build_array(w.weekday, w.start_minute, w.end_minute, w.layer = 'RAMADAN'))
              from weekly_ranges w where w.provider_id = p.id) as plan,
           (select json_agg(json_build_array(e.date, e.kind, e.start_minute, e.end_minute))
              from availability_exceptions e
             where e.provider_id = p.id and e.date between ${from}::date and ${after}::date) as exceptions,
           (select json_agg(json_build_array(o.starts_on, o.ends_on)) from time_off o
             where o.provider_id = p.id and o.starts_on <= ${after}::date and o.ends_on >= ${from}::date) as away,
           (select json_agg(json_build_array(c.kind, c.starts_on, c.ends_on)) from calendar_periods c
             where c.starts_on <= ${after}::date and c.ends_on >= ${from}::date) as periods,
           (select json_agg(json_build_array((extract(epoch from lower(b.blocked_period)) * 1000)::bigint,
                                             (extract(epoch from upper(b.blocked_period)) * 1000)::bigint,
                                             b.district_id))
              from bookings b
             where b.provider_id = p.id and b.blocked_period && tstzrange(${begin}::timestamptz, ${end}::timestamptz)
               and b.status in ('HOLD', 'PENDING', 'CONFIRMED', 'IN_PROGRESS') ${other}) as busy,
           case when p.daily_cap is not null then
             (select json_object_agg(d.wall_date, d.jobs) from
               (select b.wall_date, count(*) as jobs from bookings b
                 where b.provider_id = p.id and b.wall_date between ${from}::date and ${last}::date
                   and b.status in ('HOLD', 'PENDING', 'CONFIRMED', 'IN_PROGRESS', 'COMPLETED') ${other}
                 group by b.wall_date) d) end as booked
      from providers p
     where p.id = any(${ids}) and p.status = 'APPROVED'`)
  return new Map(rows.map(row => [row.id, toCalendar(row)]))
}
