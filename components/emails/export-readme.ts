import type { Locale } from '@/lib/i18n/routing'
import { formatDateTime } from '@/lib/time/format'
import { emailTranslator } from './translator'

/** What the archive of one's data holds, in words; one file per language. */
export function exportReadme(at: Date): Record<string, string> {
  const text = (locale: Locale) => {
    const t = emailTranslator(locale)
    const parts = ['title', 'made', 'json', 'csv', 'files', 'left_out', 'words', 'rights'] as const
    return `\ufeff${parts.map(part => t(`export_readme.${part}`, { date: formatDateTime(locale, at) })).join('\r\n\r\n')}\r\n`
  }
  return { 'LISEZ-MOI.txt': text('fr'), 'اقرأني.txt': text('ar') }
}
