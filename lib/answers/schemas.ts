import { z } from 'zod'
import { proposeSchema } from '@/lib/bookings/schemas'
import { textField } from '@/lib/core/text'

const common = {
  token: z.string().max(100),
  locale: z.enum(['fr', 'ar']).default('fr'),
}

export const linkAnswerSchema = z.object({ ...common, reason: textField(0, 500).default('') })
export type LinkAnswerInput = z.infer<typeof linkAnswerSchema>

export const linkProposalSchema = z.object({
  ...common,
  start: proposeSchema.shape.start,
  note: proposeSchema.shape.note,
})
export type LinkProposalInput = z.infer<typeof linkProposalSchema>
