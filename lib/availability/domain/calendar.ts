import type { LocalDate } from '@/lib/time/zone'

/** A part of the usual week in wall time. Monday is 1; minutes count from midnight, 1440 is its end. */
export type WeeklyRange = { weekday: number; startMinute: number; endMinute: number }

/**
 * A dated change of the plan. CLOSED without minutes: nothing of the weekly plan holds that day; with minutes:
 * that part is closed, whatever opened it. OPEN adds a range, also on a day that is closed as a whole: special hours.
 */
export type DatedException = {
  date: LocalDate
  kind: 'CLOSED' | 'OPEN'
  startMinute?: number | null
  endMinute?: number | null
}

/** Days, first and last included. */
export type DaySpan = { startsOn: LocalDate; endsOn: LocalDate }

export const PERIOD_KINDS = ['HOLIDAY', 'EID', 'RAMADAN'] as const
export type PeriodKind = (typeof PERIOD_KINDS)[number]

/** Days of the whole country. */
export type CalendarPeriod = DaySpan & { kind: PeriodKind }

/** What lies over the usual week. */
export type Layers = {
  periods: readonly CalendarPeriod[]
  /** Closed on public holidays, unless special hours open the day. */
  closedOnHolidays: boolean
  closedOnEid: boolean
  /** Stands in place of the plan all Ramadan; when it is empty, the usual one holds. */
  ramadanPlan: readonly WeeklyRange[]
  /** Taken out of the planned hours of a Friday, not out of special hours. */
  fridayBreak: { startMinute: number; endMinute: number } | null
  /** Away: closed, whatever else is said of the day. */
  timeOff: readonly DaySpan[]
}

/** Time already taken, epoch ms `[start, end)`, buffers included: the database's `blocked_period`. */
export type Busy = {
  start: number
  end: number
  /** Where that job is; unknown when left out. */
  districtId?: number | null
}

export type SlotRules = {
  durationMinutes: number
  bufferBeforeMinutes: number
  bufferAfterMinutes: number
  /** How long before the start a booking must be made. */
  minNoticeMinutes: number
  /** Last bookable day, counted from today; 0 is today only. */
  horizonDays: number
  /** Distance of two starts, counted from the opening: 15, 30 or 60. */
  stepMinutes: number
  /** Bookings a day, on the provider's day; null for no limit. */
  dailyCap: number | null
  /** Kept free, beside the buffers, between jobs of different districts. None when left out. */
  travelMinutes?: number
  /** Where the job would be. Unknown, or left out, it counts as another district than every other. */
  districtId?: number | null
}

/** What is known of one provider's time. The order of the lists does not matter. */
export type Calendar = {
  plan: readonly WeeklyRange[]
  exceptions: readonly DatedException[]
  busy: readonly Busy[]
  /** None when left out. */
  layers?: Layers
  /** Bookings that count against the daily cap, by Moroccan day. */
  bookedPerDay?: ReadonlyMap<LocalDate, number>
}

/** A bookable start. `end` is the end of the work, without buffer; `wall` is 'HH:MM' on `date`. */
export type Slot = { start: Date; end: Date; wall: string; date: LocalDate }
