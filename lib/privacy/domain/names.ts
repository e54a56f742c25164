/** What one can agree to (H3). Terms and privacy are asked at sign-up, news only by an own tick. */
export const CONSENT_KINDS = ['TERMS', 'PRIVACY', 'NEWS'] as const
export type ConsentKind = (typeof CONSENT_KINDS)[number]

/** The life of a copy of one's data: asked for, made, gone after seven days; or it could not be made. */
export const EXPORT_STATUSES = ['WAITING', 'READY', 'EXPIRED', 'FAILED'] as const
export type ExportStatus = (typeof EXPORT_STATUSES)[number]
