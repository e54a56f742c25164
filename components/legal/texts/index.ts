import type { Locale } from '@/lib/i18n/routing'
import type { LegalPage } from '@/lib/legal/domain/pages'
import { writers as ar } from './ar'
import { writers as fr } from './fr'
import type { LegalFacts, LegalText } from './text'

const WRITERS = { fr, ar }

/** A legal page in the reader's language, with the facts of the day. */
export const legalText = (locale: Locale, page: LegalPage, facts: LegalFacts): LegalText =>
  WRITERS[locale][page](facts)
