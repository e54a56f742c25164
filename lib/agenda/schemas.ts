import { z } from 'zod'
import { isLocalDate, MINUTES_PER_DAY } from '@/lib/time/zone'

const TIME = /^([01]\d|2[0-3]):([0-5]\d)$/

const minutes = z
  .string({ error: 'field.required' })
  .regex(TIME, 'agenda.time')
  .transform(text => {
    const [hours = 0, rest = 0] = text.split(':').map(Number)
    return hours * 60 + rest
  })

/** The form that closes a part of a day. Midnight as an end is the end of that day. */
export const blockSchema = z
  .object({
    date: z.string({ error: 'field.required' }).refine(isLocalDate, 'field.date'),
    start: minutes,
    end: minutes.transform(end => (end === 0 ? MINUTES_PER_DAY : end)),
  })
  .refine(({ start, end }) => start < end, { path: ['end'], message: 'agenda.order' })
export type BlockInput = z.infer<typeof blockSchema>
