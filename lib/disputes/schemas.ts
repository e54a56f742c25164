import { z } from 'zod'
import { dirhams } from '@/lib/bookings/schemas/work'
import { textField as text } from '@/lib/core/text'
import { UPLOADS } from '@/lib/files/domain/kinds'
import { fileIds } from '@/lib/files/schemas'
import { DISPUTE_KINDS, DISPUTE_OUTCOMES } from './domain'

const booking = z.uuid('not_found')
const version = z.coerce.number().int().min(1).optional()
const evidence = fileIds(UPLOADS.EVIDENCE.most)

export const disputeSchema = z.object({
  booking,
  version,
  kind: z.enum(DISPUTE_KINDS, { error: 'field.choice' }),
  statement: text(10, 2000),
  evidence,
})
export type DisputeInput = z.infer<typeof disputeSchema>

export const statementSchema = z.object({ booking, statement: text(10, 2000), evidence })
export type StatementInput = z.infer<typeof statementSchema>

export const rulingSchema = z.object({
  booking,
  version,
  outcome: z.enum(DISPUTE_OUTCOMES, { error: 'field.choice' }),
  refund: dirhams,
  ruling: text(10, 2000),
})
export type RulingInput = z.infer<typeof rulingSchema>
