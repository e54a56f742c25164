import { z } from 'zod'
import { textField } from '@/lib/core/text'

const common = {
  token: z.string().max(100),
  locale: z.enum(['fr', 'ar']).default('fr'),
}

export const linkAnswerSchema = z.object({ ...common, reason: textField(0, 500).default('') })
export type LinkAnswerInput = z.infer<typeof linkAnswerSchema>
