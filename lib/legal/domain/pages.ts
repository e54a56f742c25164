/** The legal pages, in the order of the footer: `/legal/{page}`. */
export const LEGAL_PAGES = ['terms', 'providers', 'cancellation', 'privacy', 'cookies', 'mentions'] as const
export type LegalPage = (typeof LEGAL_PAGES)[number]

export const isLegalPage = (name: string): name is LegalPage =>
  (LEGAL_PAGES as readonly string[]).includes(name)

/**
 * Which wording of each page holds. A change of substance gets a new edition: what people agreed to is kept with the
 * edition they saw.
 */
export const EDITIONS: Readonly<Record<LegalPage, { edition: string; since: string }>> = {
  terms: { edition: '2026-11', since: '2026-11-25' },
  providers: { edition: '2026-11', since: '2026-11-25' },
  cancellation: { edition: '2026-11', since: '2026-11-25' },
  privacy: { edition: '2026-11', since: '2026-11-25' },
  cookies: { edition: '2026-11', since: '2026-11-25' },
  mentions: { edition: '2026-11', since: '2026-11-25' },
}
