import { z } from 'zod'

export const jobSchema = z.object({ job: z.string().regex(/^\d{1,18}$/, 'invalid') })
