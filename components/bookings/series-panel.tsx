import { getTranslations } from 'next-intl/server'
import { ActionForm } from '@/components/forms/action-form'
import { errorMessages } from '@/components/forms/error-messages'
import { TextareaField } from '@/components/forms/field'
import { FormError } from '@/components/forms/form-error'
import { SubmitButton } from '@/components/forms/submit-button'
import { localePath } from '@/components/ui/locale-path'
import { StatusBadge } from '@/components/ui/tag'
import { answerSeries } from '@/lib/bookings/actions/series'
import type { Series } from '@/lib/bookings/queries/series'
import type { Locale } from '@/lib/i18n/routing'
import { bookingsPath, type Side } from './booking-item'
import { statusText, wallText } from './words'

type SeriesPanelProps = {
  locale: Locale
  side: Side
  booking: { id: string; version: number }
  series: Series
  at: Date
}

type Act = 'accept' | 'refuse' | 'end'

/** What can be done with more than one occurrence at once, and with how many. */
function actsOf({
  side,
  booking,
  series,
  at,
}: SeriesPanelProps): { act: Act; count: number; ask: boolean }[] {
  const { items } = series
  const waiting = items.filter(item => item.status === 'PENDING').length
  const place = items.findIndex(item => item.id === booking.id)
  const following = items
    .slice(place)
    .filter(item => ['PENDING', 'CONFIRMED'].includes(item.status) && item.startsAt > at)
  const here = following.some(item => item.id === booking.id)
  return [
    ...(side === 'provider' && waiting > 1
      ? [
          { act: 'accept' as const, count: waiting, ask: false },
          { act: 'refuse' as const, count: waiting, ask: true },
        ]
      : []),
    ...(here && following.length > 1 ? [{ act: 'end' as const, count: following.length, ask: true }] : []),
  ]
}

/** The other appointments of the series, and what can be said to all of them at once. */
export async function SeriesPanel(props: SeriesPanelProps) {
  const { locale, side, booking, series } = props
  const [t, all, ui, messages] = await Promise.all([
    getTranslations({ locale, namespace: 'bookings.series' }),
    getTranslations({ locale, namespace: 'bookings' }),
    getTranslations({ locale, namespace: 'ui' }),
    errorMessages(locale, 'booking'),
  ])
  const acts = actsOf(props)
  const place = series.items.findIndex(item => item.id === booking.id) + 1
  return (
    <section aria-labelledby="series" className="grid gap-4" data-series="">
      <div className="grid gap-1">
        <h2 id="series" className="text-xl">
          {t('place', { place, count: series.items.length })}
        </h2>
        <p className="text-muted">{t(series.rhythm)}</p>
      </div>
      <ol className="grid gap-1">
        {series.items.map(item => (
          <li
            key={item.id}
            className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 border-b border-line py-2"
          >
            {item.id === booking.id ? (
              <span className="font-semibold" aria-current="true">
                {wallText(all, locale, item)}
              </span>
            ) : (
              <a className="link" href={localePath(locale, `${bookingsPath(side)}/${item.id}`)}>
                {wallText(all, locale, item)}
              </a>
            )}
            <StatusBadge status={item.status} label={statusText(all, item)} />
          </li>
        ))}
      </ol>
      {(['accept', 'refuse', 'end'] as const).map(act => {
        const possible = acts.find(found => found.act === act)
        const fields = possible ? (
          <div className="stack mt-3">
            <input type="hidden" name="booking" value={booking.id} />
            <input type="hidden" name="version" value={booking.version} />
            <input type="hidden" name="act" value={act} />
            {possible.ask ? (
              <TextareaField
                name="reason"
                label={t('reason')}
                optional={side === 'client' ? ui('optional') : undefined}
                maxLength={500}
                rows={3}
              />
            ) : null}
            <SubmitButton pending={t('pending')} variant={act === 'accept' ? 'primary' : 'danger'} full>
              {t(act, { count: possible.count })}
            </SubmitButton>
          </div>
        ) : null
        return (
          <ActionForm key={act} action={answerSeries} messages={messages} className="empty:hidden">
            <FormError />
            {possible && act !== 'accept' ? (
              <details className="rule">
                <summary className="link cursor-pointer py-2">{t(act, { count: possible.count })}</summary>
                {fields}
              </details>
            ) : (
              fields
            )}
          </ActionForm>
        )
      })}
    </section>
  )
}
