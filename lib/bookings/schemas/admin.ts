import { z } from 'zod'
import { textField as text } from '@/lib/core/text'
import { dirhams } from './work'

/** What an administrator may do to a booking beside ruling on a dispute. */
export const ADMIN_STEPS = ['accept', 'refuse', 'cancel', 'start', 'complete', 'abort'] as const
export type AdminStep = (typeof ADMIN_STEPS)[number]

export const adminStepSchema = z.object({
  booking: z.uuid('not_found'),
  version: z.coerce.number().int().min(1).optional(),
  step: z.enum(ADMIN_STEPS, { error: 'booking.not_allowed' }),
  reason: text(0, 500).default(''),
  /** The settlement of a job that was broken off. */
  amount: dirhams,
})
export type AdminStepInput = z.infer<typeof adminStepSchema>
