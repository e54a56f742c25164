import { z } from 'zod'
import { safeCallback } from '../domain/callback'

/** RFC 5321's longest path. */
const EMAIL_MAX = 254

/** Lower case: people do not tell addresses apart by it, and neither does the database. */
export const emailField = z
  .string({ error: 'field.required' })
  .trim()
  .toLowerCase()
  .min(1, 'field.required')
  .max(EMAIL_MAX, 'field.email')
  .pipe(z.email({ error: 'field.email' }))

export const localeField = z.enum(['fr', 'ar']).catch('fr')

/** A way back that leads elsewhere is dropped, not refused: whoever follows a bad link still gets in. */
export const callbackField = z
  .string()
  .optional()
  .transform(value => safeCallback(value))
