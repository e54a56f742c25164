import { z } from 'zod'

/** A heart set or taken away: said outright, so that the same form sent twice is one wish. */
export const favouriteSchema = z.object({
  provider: z.string().regex(/^[a-z0-9-]{1,120}$/, 'not_found'),
  on: z.enum(['true', 'false'], { error: 'field.choice' }).transform(value => value === 'true'),
  /** Sent by forms that live without scripts: the page to show afterwards. */
  locale: z.enum(['fr', 'ar']).optional(),
})
export type FavouriteInput = z.infer<typeof favouriteSchema>
