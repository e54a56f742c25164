import { z } from 'zod'
import { UPLOAD_KINDS, UPLOADS } from './domain/kinds'

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

export const bookingPhotosSchema = z.object({
  booking: z.uuid('not_found'),
  photos: fileIds(UPLOADS.BOOKING_PHOTO.most).refine(ids => ids.length > 0, 'files.none'),
})

export const fileSchema = z.object({ file: z.uuid('not_found') })
