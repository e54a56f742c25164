import { getTranslations } from 'next-intl/server'
import { LinkButton } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/feedback'
import { localePath } from '@/components/ui/locale-path'
import { Pagination } from '@/components/ui/pagination'
import { Card } from '@/components/ui/surface'
import { StatusBadge } from '@/components/ui/tag'
import type { BookingListItem, BookingScope } from '@/lib/bookings/queries/view'
import { formatMoney } from '@/lib/core/money'
import type { Locale } from '@/lib/i18n/routing'
import { instantText, isolated, statusText, wallText } from './words'

export type Side = 'client' | 'provider'

type BookingListProps = {
  locale: Locale
  side: Side
  scope: BookingScope
  items: readonly BookingListItem[]
  next: string | null
}

const base = (side: Side) => (side === 'client' ? '/account/bookings' : '/pro/bookings')

async function Item({ locale, side, item }: { locale: Locale; side: Side; item: BookingListItem }) {
  const t = await getTranslations({ locale, namespace: 'bookings' })
  const arabic = locale === 'ar'
  const other =
    side === 'client'
      ? t('list.with', { name: arabic ? item.providerAr : item.providerFr })
      : t('list.for', { name: isolated(`${item.clientFirstName} ${item.clientInitial}.`) })
  const district = arabic ? item.districtAr : item.districtFr
  const city = arabic ? item.cityAr : item.cityFr
  return (
    <Card as="li" className="relative grid gap-2">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1">
        <h2 className="text-lg">
          <a
            className="after:absolute after:inset-0 after:rounded-card"
            href={localePath(locale, `${base(side)}/${item.id}`)}
          >
            {arabic ? item.serviceAr : item.serviceFr}
          </a>
        </h2>
        <StatusBadge status={item.status} label={statusText(t, item)} />
      </div>
      <p className="font-medium">{wallText(t, locale, item)}</p>
      <p className="text-muted">
        {other} · {district ? `${district}, ${city}` : city}
        {item.total === null ? null : (
          <>
            {' · '}
            <bdi>{formatMoney(locale, item.total)}</bdi>
          </>
        )}
      </p>
      {side === 'provider' && item.status === 'PENDING' && item.expiresAt ? (
        <p className="text-terracotta">
          {t('list.answerBefore', { when: instantText(t, locale, item.expiresAt) })}
        </p>
      ) : null}
    </Card>
  )
}

async function Nothing({ locale, side, scope }: Pick<BookingListProps, 'locale' | 'side' | 'scope'>) {
  const t = await getTranslations({ locale, namespace: 'bookings.list' })
  if (scope === 'past') return <EmptyState icon="calendar-days" title={t('emptyPast')} />
  if (side === 'provider') {
    return (
      <EmptyState icon="briefcase" title={t('proEmpty')}>
        {t('proEmptyHint')}
      </EmptyState>
    )
  }
  return (
    <EmptyState
      icon="calendar-days"
      title={t('empty')}
      actions={<LinkButton href={localePath(locale, '/search')}>{t('find')}</LinkButton>}
    >
      {t('emptyHint')}
    </EmptyState>
  )
}

/** The bookings of one side, upcoming or past. */
export async function BookingList({ locale, side, scope, items, next }: BookingListProps) {
  const t = await getTranslations({ locale, namespace: 'bookings.list' })
  const path = localePath(locale, base(side))
  return (
    <div className="grid gap-6">
      <nav aria-label={t('scope')} className="flex gap-2">
        {(['upcoming', 'past'] as const).map(value => (
          <a
            key={value}
            className="chip"
            aria-current={value === scope ? 'page' : undefined}
            href={value === 'past' ? `${path}?scope=past` : path}
          >
            {t(value)}
          </a>
        ))}
      </nav>
      {items.length === 0 ? (
        <Nothing locale={locale} side={side} scope={scope} />
      ) : (
        <ul className="grid gap-4">
          {items.map(item => (
            <Item key={item.id} locale={locale} side={side} item={item} />
          ))}
        </ul>
      )}
      <Pagination label={t('more')} next={next ? { href: next, label: t('more') } : null} />
    </div>
  )
}
