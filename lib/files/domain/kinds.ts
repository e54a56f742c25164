import type { Role } from '@/lib/core/actor'

export const FILE_KINDS = [
  'BOOKING_PHOTO',
  'QUOTE_PHOTO',
  'EVIDENCE',
  'GALLERY',
  'PORTRAIT',
  'DOCUMENT',
  'AVATAR',
] as const
export type FileKind = (typeof FILE_KINDS)[number]

/** What comes in through the upload route. Identity documents are kept encrypted and have a way of their own. */
export const UPLOAD_KINDS = [
  'BOOKING_PHOTO',
  'QUOTE_PHOTO',
  'EVIDENCE',
  'GALLERY',
  'PORTRAIT',
  'AVATAR',
] as const
export type UploadKind = (typeof UPLOAD_KINDS)[number]

type Rule = {
  /** Who may upload one. */
  roles: readonly Role[]
  /** Of one owner for one subject. */
  most: number
  pdf: boolean
}

const BOTH: readonly Role[] = ['CLIENT', 'PROVIDER']

export const UPLOADS: Readonly<Record<UploadKind, Rule>> = {
  BOOKING_PHOTO: { roles: BOTH, most: 6, pdf: false },
  QUOTE_PHOTO: { roles: ['CLIENT'], most: 6, pdf: false },
  EVIDENCE: { roles: BOTH, most: 8, pdf: true },
  GALLERY: { roles: ['PROVIDER'], most: 12, pdf: false },
  PORTRAIT: { roles: ['PROVIDER'], most: 1, pdf: false },
  AVATAR: { roles: ['CLIENT'], most: 1, pdf: false },
}

/** The largest file that may be sent, bytes. `scripts/serve.mjs` lets a little more through, for its wrapping. */
export const MOST_FILE_BYTES = 10 * 1024 * 1024

/** Uploads of one person that belong to nothing yet. Without a limit, a day of them would fill the store. */
export const MOST_UNTIED = 40

/** How long an upload may wait for the form it was made for. */
export const UNTIED_MS = 24 * 60 * 60_000

/** Widths in which pictures are shown small, pixels. Few, so that nobody can make us compute thousands. */
export const THUMB_WIDTHS = [160, 480, 960] as const
export type ThumbWidth = (typeof THUMB_WIDTHS)[number]

/** Of whatever was asked for, a width that exists; null for the whole picture. */
export function thumbWidth(asked: string | null): ThumbWidth | null {
  return THUMB_WIDTHS.find(width => String(width) === asked) ?? null
}
