import { getTranslations } from 'next-intl/server'
import { BOOKING_REASONS } from '@/lib/bookings/domain/status'
import type { BookingView } from '@/lib/bookings/queries/view'
import type { Locale } from '@/lib/i18n/routing'
import { instantText } from './words'

/** A rule's own code says nothing to a person; the step beside it has the words. */
const isCode = (reason: string) => BOOKING_REASONS.some(code => code === reason)

/** What happened, oldest first: who, when and why. */
export async function Timeline({ locale, history }: { locale: Locale; history: BookingView['history'] }) {
  const t = await getTranslations({ locale, namespace: 'bookings' })
  return (
    <ol className="grid gap-4 border-s border-line ps-5">
      {history.map(event => (
        <li key={event.at.toISOString() + event.transition} className="grid gap-0.5">
          <p className="font-medium">{t(`history.${event.transition}` as 'history.request')}</p>
          <p className="hint">
            {instantText(t, locale, event.at)} · {t(`history.by.${event.actorKind}`)}
          </p>
          {event.reason && !isCode(event.reason) ? (
            <p className="text-sm break-words">
              <bdi>{t('detail.reason', { reason: event.reason })}</bdi>
            </p>
          ) : null}
        </li>
      ))}
    </ol>
  )
}
