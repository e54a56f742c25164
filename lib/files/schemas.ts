import { z } from 'zod'
import { UPLOAD_KINDS } from './domain/kinds'

/** A photo field as it is posted: the ids of uploads, with commas between. Codes: `files.unknown`, `files.too_many`. */
export function fileIds(max: number) {
  return z
    .string({ error: 'files.unknown' })
    .max(2000, 'files.too_many')
    .default('')
    .transform(value => [...new Set(value.split(',').filter(Boolean))])
    .pipe(z.array(z.uuid('files.unknown')).max(max, 'files.too_many'))
}

export const uploadKind = z.enum(UPLOAD_KINDS)
