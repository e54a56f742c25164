import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { localePath } from '@/components/ui/locale-path'
import { personName } from '@/components/ui/person-name'
import { Card } from '@/components/ui/surface'
import { StatusBadge } from '@/components/ui/tag'
import type { BookingListItem } from '@/lib/bookings/queries/list'
import { formatMoney } from '@/lib/core/money'
import { areaText } from '@/lib/i18n/area'
import type { Locale } from '@/lib/i18n/routing'
import { isolated, statusText, wallText } from './words'

export type Side = 'client' | 'provider'

export const bookingsPath = (side: Side) => (side === 'client' ? '/account/bookings' : '/pro/bookings')

type BookingItemProps = {
  locale: Locale
  side: Side
  item: BookingListItem
  /** The level of its title in the page. */
  level?: 'h2' | 'h3'
  /** What else this list says of it, or lets one do. */
  children?: ReactNode
}

/** One booking in a list: the whole card leads to its page. */
export async function BookingItem({ locale, side, item, level: Heading = 'h2', children }: BookingItemProps) {
  const t = await getTranslations({ locale, namespace: 'bookings' })
  const arabic = locale === 'ar'
  const other =
    side === 'client'
      ? t('list.with', { name: arabic ? item.providerAr : item.providerFr })
      : t('list.for', {
          name: isolated(personName(locale, `${item.clientFirstName} ${item.clientInitial}.`)),
        })
  const district = arabic ? item.districtAr : item.districtFr
  const city = arabic ? item.cityAr : item.cityFr
  return (
    <Card as="li" className="relative grid gap-2">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1">
        <Heading className="text-lg">
          <a
            className="after:absolute after:inset-0 after:rounded-card"
            href={localePath(locale, `${bookingsPath(side)}/${item.id}`)}
          >
            {arabic ? item.serviceAr : item.serviceFr}
          </a>
        </Heading>
        <StatusBadge status={item.status} label={statusText(t, item)} />
      </div>
      <p className="font-medium">{wallText(t, locale, item)}</p>
      <p className="text-muted">
        {item.seriesPlace && item.seriesCount ? (
          <>{t('series.place', { place: item.seriesPlace, count: item.seriesCount })} · </>
        ) : null}
        {other} · {areaText(locale, district, city)}
        {item.total === null ? null : (
          <>
            {' · '}
            <bdi>{formatMoney(locale, item.total)}</bdi>
          </>
        )}
      </p>
      {children}
    </Card>
  )
}
