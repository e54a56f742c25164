import { IDENTITY_DOCUMENT_KINDS, type IdentityDocumentKind } from './kinds'

/** Both sides of the card, or the passport: whoever stands behind a profile has shown who they are. */
export const documentsComplete = (kinds: readonly IdentityDocumentKind[]): boolean =>
  kinds.includes('PASSPORT') || (kinds.includes('ID_FRONT') && kinds.includes('ID_BACK'))

export const isDocumentKind = (value: unknown): value is IdentityDocumentKind =>
  (IDENTITY_DOCUMENT_KINDS as readonly unknown[]).includes(value)

/** What a document is sealed for: moved to another row, it no longer opens. */
export const documentPlace = (id: string): string => `identity:${id}`

const DAY_MS = 24 * 60 * 60_000
/** Law 09-08: no longer than the decision may be contested. */
export const KEPT_DAYS = 90

/** When what served a decision is erased. */
export const erasedAfter = (decidedAt: Date): Date => new Date(decidedAt.getTime() + KEPT_DAYS * DAY_MS)

/** How long bytes may be on their way to a row that says withdrawn until they are there. */
export const ARRIVAL_MS = 60 * 60_000

/**
 * Who found that the documents are those of the person. Only our own people do so far; a vendor's answer would come
 * in under its own name.
 */
export const IDENTITY_SOURCES = ['manual'] as const
export type IdentitySource = (typeof IDENTITY_SOURCES)[number]
