import { getTranslations } from 'next-intl/server'
import { isolated, statusText, wallText } from '@/components/bookings/words'
import { EmptyState } from '@/components/ui/feedback'
import { localePath } from '@/components/ui/locale-path'
import { personName } from '@/components/ui/person-name'
import { Card } from '@/components/ui/surface'
import { StatusBadge } from '@/components/ui/tag'
import type { AdminListItem } from '@/lib/bookings/queries/admin'
import type { Locale } from '@/lib/i18n/routing'

async function Item({ locale, item }: { locale: Locale; item: AdminListItem }) {
  const t = await getTranslations({ locale, namespace: 'bookings' })
  const arabic = locale === 'ar'
  return (
    <Card as="li" className="relative grid gap-1">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1">
        <h2 className="text-lg">
          <a
            className="after:absolute after:inset-0 after:rounded-card"
            href={localePath(locale, `/admin/bookings/${item.id}`)}
          >
            <bdi dir="ltr">{item.reference}</bdi> · {arabic ? item.serviceAr : item.serviceFr}
          </a>
        </h2>
        <StatusBadge status={item.status} label={statusText(t, item)} />
      </div>
      <p className="text-muted">
        {isolated(personName(locale, `${item.clientFirstName} ${item.clientInitial}.`))}{' '}
        {locale === 'ar' ? '←' : '→'} {arabic ? item.providerAr : item.providerFr}
      </p>
      <p>{wallText(t, locale, item)}</p>
    </Card>
  )
}

/** Bookings as an administrator finds them. */
export async function BookingTable({ locale, items }: { locale: Locale; items: readonly AdminListItem[] }) {
  const t = await getTranslations({ locale, namespace: 'admin.bookings' })
  if (items.length === 0) return <EmptyState icon="calendar-days" title={t('nothing')} />
  return (
    <ul className="grid gap-3">
      {items.map(item => (
        <Item key={item.id} locale={locale} item={item} />
      ))}
    </ul>
  )
}
