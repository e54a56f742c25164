import type { BookingPolicy } from '@/lib/bookings/domain/policy'
import type { Company } from '@/lib/legal/queries'
import type { KeptName } from '@/lib/privacy/domain/cookies'
import type { RetentionName } from '@/lib/privacy/domain/retention'

/** A paragraph, in which `[words](/path)` is a link; a list; pairs of a word and what it means; or one of our tables. */
export type Block =
  | string
  | { list: readonly string[] }
  | { terms: readonly (readonly [term: string, meaning: string])[] }
  | { table: 'retention' | 'cookies' }

export type Section = { id: string; title: string; body: readonly Block[] }

export type LegalText = {
  title: string
  /** For search engines. */
  description: string
  intro: string
  sections: readonly Section[]
}

/** What the texts tell and the code knows: nobody has to remember to change a number in two places. */
export type LegalFacts = {
  company: Company
  cndp: string | undefined
  policy: BookingPolicy
  /** A span in the reader's language: "24 heures". */
  span: (minutes: number) => string
}

export type LegalWriter = (facts: LegalFacts) => LegalText

/** The words around the tables, one entry per row. */
export type TableWords = {
  retention: {
    head: readonly [what: string, how: string, why: string]
    rows: Record<RetentionName, readonly [what: string, why: string]>
  }
  cookies: {
    head: readonly [name: string, what: string, life: string]
    rows: Record<KeptName, string>
    untilClosed: string
    untilCleared: string
  }
}
