import { getTranslations } from 'next-intl/server'
import { instantText } from '@/components/bookings/words'
import { EmptyState } from '@/components/ui/feedback'
import { Card } from '@/components/ui/surface'
import type { Locale } from '@/lib/i18n/routing'
import { dropLetter, retryLetter, retryLetters } from '@/lib/notifications/actions'
import type { DeadLetter } from '@/lib/notifications/queries/dead-letters'
import { Act } from './act'

type Props = {
  locale: Locale
  letters: readonly DeadLetter[]
  counts: readonly { template: string; count: number }[]
  template: string | null
  hrefOf: (template: string | null) => string
}

/** E-mails that were given up: what, to whom (masked), why and since when; sent again or dropped. */
export async function DeadLetters({ locale, letters, counts, template, hrefOf }: Props) {
  const [t, bookings] = await Promise.all([
    getTranslations({ locale, namespace: 'admin.jobs' }),
    getTranslations({ locale, namespace: 'bookings' }),
  ])
  const all = counts.reduce((sum, row) => sum + row.count, 0)
  if (all === 0) return <EmptyState icon="mail" title={t('mail.empty')} />
  const shown = template ? (counts.find(row => row.template === template)?.count ?? 0) : all
  return (
    <>
      <nav aria-label={t('mail.templates')} className="flex flex-wrap gap-2">
        {[{ template: null, count: all }, ...counts].map(row => (
          <a
            key={row.template ?? 'all'}
            className="chip"
            href={hrefOf(row.template)}
            aria-current={row.template === template ? 'page' : undefined}
          >
            {row.template ? <bdi dir="ltr">{row.template}</bdi> : t('mail.all')} <bdi>({row.count})</bdi>
          </a>
        ))}
      </nav>
      {shown > 0 ? (
        <div className="flex">
          <Act
            {...{ locale }}
            action={retryLetters}
            name="template"
            value={template ?? ''}
            label={t('mail.retryAll', { count: shown })}
          />
        </div>
      ) : (
        <EmptyState icon="mail" title={t('mail.empty')} />
      )}
      <ul className="grid gap-3">
        {letters.map(letter => (
          <Card as="li" key={letter.id} className="grid gap-3" data-letter={letter.id}>
            <div className="grid gap-1">
              <h2 className="text-lg">
                <bdi dir="ltr">{letter.template}</bdi>
              </h2>
              <p className="wrap-anywhere">
                <bdi dir="ltr">{letter.recipient}</bdi>
              </p>
              <p className="text-muted">
                <bdi dir="ltr">{letter.error}</bdi> · {t('attempts', { count: letter.attempts })} ·{' '}
                {t('since', { when: instantText(bookings, locale, letter.since) })}
              </p>
            </div>
            <div className="flex flex-wrap gap-2">
              <Act
                {...{ locale }}
                action={retryLetter}
                name="letter"
                value={letter.id}
                label={t('mail.retry')}
                about={letter.recipient}
              />
              <Act
                {...{ locale }}
                action={dropLetter}
                name="letter"
                value={letter.id}
                label={t('mail.drop')}
                about={letter.recipient}
                variant="ghost"
              />
            </div>
          </Card>
        ))}
      </ul>
    </>
  )
}
