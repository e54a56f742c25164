import { z } from 'zod'
import { textField } from '@/lib/core/text'
import { daysBetween, isLocalDate } from '@/lib/time/zone'
import { PERIOD_KINDS, type WeeklyRange } from './domain/calendar'
import { RANGES_PER_DAY, readEnd, readTime } from './domain/hours'
import { LONGEST_PERIOD } from './domain/periods'

type Typed = Record<string, unknown>
type Context = z.core.$RefinementCtx<unknown>
export type Range = { startMinute: number; endMinute: number }

const WEEK = [1, 2, 3, 4, 5, 6, 7] as const

/** The names of the two fields of one range: `d1r0s` and `d1r0e` are Monday's first. */
export const rangeFields = (weekday: number, row: number) => ({
  row: `d${weekday}r${row}`,
  start: `d${weekday}r${row}s`,
  end: `d${weekday}r${row}e`,
})

const textOf = (typed: Typed, name: string) => {
  const value = typed[name]
  return typeof value === 'string' ? value.trim() : ''
}

/** Two fields as a range; null when both are empty. Adds what is wrong to the field it is wrong in. */
function readRange(typed: Typed, start: string, end: string, context: Context): Range | null {
  const [from, to] = [textOf(typed, start), textOf(typed, end)]
  if (!from && !to) return null
  const [startMinute, endMinute] = [readTime(from), readEnd(to)]
  const fault = (field: string, message: string) => {
    context.addIssue({ code: 'custom', path: [field], message })
    return null
  }
  if (startMinute === null) return fault(start, from ? 'hours.time' : 'hours.time_missing')
  if (endMinute === null) return fault(end, to ? 'hours.time' : 'hours.time_missing')
  if (endMinute <= startMinute) return fault(end, 'hours.end_first')
  return { startMinute, endMinute }
}

function readDay(typed: Typed, weekday: number, context: Context): WeeklyRange[] {
  const found: (WeeklyRange & { field: string })[] = []
  for (let row = 0; row < RANGES_PER_DAY; row++) {
    const fields = rangeFields(weekday, row)
    // Its own button takes a range out, whatever stands in it.
    if (typed.remove === fields.row) continue
    const range = readRange(typed, fields.start, fields.end, context)
    if (range) found.push({ weekday, ...range, field: fields.start })
  }
  found.sort((a, b) => a.startMinute - b.startMinute)
  return found.map(({ field, ...range }, index) => {
    const before = found[index - 1]
    if (before && range.startMinute < before.endMinute)
      context.addIssue({ code: 'custom', path: [field], message: 'hours.overlap' })
    return range
  })
}

/** A whole week. `copy` puts the day `copyFrom` in place of the days that are ticked. */
export const planSchema = z
  .object({ layer: z.enum(['USUAL', 'RAMADAN'], { error: 'field.choice' }) })
  .catchall(z.string())
  .transform((typed, context) => {
    const days = new Map<number, WeeklyRange[]>(WEEK.map(day => [day, readDay(typed, day, context)]))
    if (typed.copy) {
      const source = days.get(Number(textOf(typed, 'copyFrom'))) ?? []
      for (const day of WEEK) {
        if (textOf(typed, `copy${day}`))
          days.set(
            day,
            source.map(range => ({ ...range, weekday: day })),
          )
      }
    }
    return { layer: typed.layer, ranges: [...days.values()].flat() }
  })
export type PlanInput = z.infer<typeof planSchema>

const date = z
  .string({ error: 'field.required' })
  .trim()
  .min(1, 'field.required')
  .refine(value => isLocalDate(value), 'field.date')

export const exceptionSchema = z
  .object({
    date,
    kind: z.enum(['CLOSED', 'OPEN'], { error: 'field.choice' }),
    start: z.string().default(''),
    end: z.string().default(''),
  })
  .transform((typed, context) => {
    const range = readRange(typed, 'start', 'end', context)
    if (typed.kind === 'OPEN' && !range && context.issues.length === 0)
      context.addIssue({ code: 'custom', path: ['start'], message: 'hours.time_missing' })
    return { date: typed.date, kind: typed.kind, range }
  })
export type ExceptionInput = z.infer<typeof exceptionSchema>

export const timeOffSchema = z
  .object({ startsOn: date, endsOn: date, note: textField(0, 120).default('') })
  .refine(({ startsOn, endsOn }) => startsOn <= endsOn, {
    path: ['endsOn'],
    error: 'hours.end_first',
  })
export type TimeOffInput = z.infer<typeof timeOffSchema>

/** One of one's own dated rows. */
export const rowSchema = z.object({
  id: z.coerce
    .number({ error: 'not_found' })
    .int('not_found')
    .min(1, 'not_found')
    .max(2_147_483_647, 'not_found'),
})

const ticked = z
  .string()
  .optional()
  .transform(value => value === 'on')
const whole = (min: number, max: number) =>
  z
    .string({ error: 'field.required' })
    .trim()
    .regex(/^\d{1,5}$/, 'field.number')
    .transform(Number)
    .refine(value => min <= value && value <= max, 'hours.limits')

export const rulesSchema = z
  .object({
    instantBooking: ticked,
    closedOnHolidays: ticked,
    closedOnEid: ticked,
    fridayStart: z.string().default(''),
    fridayEnd: z.string().default(''),
    minNoticeMinutes: whole(0, 7 * 1440),
    horizonDays: whole(1, 180),
    slotStepMinutes: z.enum(['15', '30', '60'], { error: 'field.choice' }).transform(Number),
    dailyCap: z
      .string()
      .trim()
      .default('')
      .pipe(z.union([z.literal('').transform(() => null), whole(1, 30)], { error: 'hours.limits' })),
    bufferBeforeMinutes: whole(0, 240),
    bufferAfterMinutes: whole(0, 240),
    travelMinutes: whole(0, 180),
  })
  .transform(({ fridayStart, fridayEnd, ...rest }, context) => {
    const pause = readRange({ fridayStart, fridayEnd }, 'fridayStart', 'fridayEnd', context)
    return {
      ...rest,
      fridayBreakStart: pause?.startMinute ?? null,
      fridayBreakEnd: pause?.endMinute ?? null,
    }
  })
export type RulesInput = z.infer<typeof rulesSchema>

/** The fields of the districts are `zone-12=on`. */
export const zonesSchema = z
  .object({ radiusKm: whole(1, 100) })
  .catchall(z.string())
  .transform(({ radiusKm, ...typed }) => ({
    radiusKm,
    districtIds: Object.keys(typed)
      .map(name => Number(/^zone-(\d{1,9})$/.exec(name)?.[1] ?? 0))
      .filter(id => id > 0),
  }))
export type ZonesInput = z.infer<typeof zonesSchema>

const dates = {
  startsOn: date,
  endsOn: date,
  confirmed: ticked,
}
const ordered = ({ startsOn, endsOn }: { startsOn: string; endsOn: string }, context: Context) => {
  const days = isLocalDate(startsOn) && isLocalDate(endsOn) ? daysBetween(startsOn, endsOn) : 0
  const message = days < 0 ? 'hours.end_first' : days >= LONGEST_PERIOD ? 'period.too_long' : null
  if (message) context.addIssue({ code: 'custom', path: ['endsOn'], message })
}

/** Days of the country's calendar, as an administrator moves them. */
export const periodSchema = z.object({ ...rowSchema.shape, ...dates }).superRefine(ordered)
export type PeriodInput = z.infer<typeof periodSchema>

export const newPeriodSchema = z
  .object({
    kind: z.enum(PERIOD_KINDS, { error: 'field.choice' }),
    nameFr: textField(3, 80),
    nameAr: textField(3, 80),
    ...dates,
  })
  .superRefine(ordered)
export type NewPeriodInput = z.infer<typeof newPeriodSchema>
