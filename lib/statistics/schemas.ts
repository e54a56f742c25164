import { z } from 'zod'

/** What a profile's page sends when somebody opens it. */
export const viewSchema = z.object({ provider: z.string().regex(/^[a-z0-9-]{1,120}$/) })
