import { z } from 'zod'
import { IDENTITY_DOCUMENT_KINDS } from './domain/kinds'

/** What the address of an upload says of it. */
export const documentUploadSchema = z.object({
  kind: z.enum(IDENTITY_DOCUMENT_KINDS, { error: 'field.choice' }),
  /** Of the page that a form comes back to. */
  locale: z.enum(['fr', 'ar']).catch('fr'),
})

export const documentSchema = z.object({ document: z.uuid('not_found') })
