import { getTranslations } from 'next-intl/server'
import { statusText, wallText } from '@/components/bookings/words'
import { StatusBadge } from '@/components/ui/tag'
import type { LinkView } from '@/lib/answers/queries'
import { formatMoney } from '@/lib/core/money'
import type { Locale } from '@/lib/i18n/routing'

/** What is asked for, as far as one may know before accepting. */
export async function RequestFacts({ locale, link }: { locale: Locale; link: LinkView }) {
  const t = await getTranslations({ locale, namespace: 'bookings' })
  const arabic = locale === 'ar'
  const district = arabic ? link.districtAr : link.districtFr
  const city = arabic ? link.cityAr : link.cityFr
  return (
    <div className="grid gap-3">
      <p className="row">
        <StatusBadge status={link.status} label={statusText(t, link)} />
        <span className="text-muted">
          <bdi>{t('detail.reference', { reference: link.reference })}</bdi>
        </span>
      </p>
      <p className="text-xl font-semibold">{wallText(t, locale, link)}</p>
      <p className="font-medium">
        {arabic ? link.serviceAr : link.serviceFr}
        {link.total === null ? null : (
          <>
            {' · '}
            <bdi>{formatMoney(locale, link.total)}</bdi>
          </>
        )}
      </p>
      <p className="text-muted">{district ? `${district}, ${city}` : city}</p>
      <p className="break-words">
        <bdi>{link.title}</bdi>
      </p>
      {link.description ? <p className="whitespace-pre-line break-words">{link.description}</p> : null}
    </div>
  )
}
