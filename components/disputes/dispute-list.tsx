import { getTranslations } from 'next-intl/server'
import { instantText } from '@/components/bookings/words'
import { EmptyState } from '@/components/ui/feedback'
import { localePath } from '@/components/ui/locale-path'
import { personName } from '@/components/ui/person-name'
import { Card } from '@/components/ui/surface'
import { Tag } from '@/components/ui/tag'
import type { DisputeListItem, DisputeScope } from '@/lib/disputes/queries'
import type { Locale } from '@/lib/i18n/routing'

type DisputeListProps = { locale: Locale; scope: DisputeScope; items: readonly DisputeListItem[] }

async function Item({ locale, item }: { locale: Locale; item: DisputeListItem }) {
  const [t, words] = await Promise.all([
    getTranslations({ locale, namespace: 'disputes' }),
    getTranslations({ locale, namespace: 'bookings' }),
  ])
  return (
    <Card as="li" className="relative grid gap-1">
      <div className="flex flex-wrap items-start justify-between gap-2">
        <h2 className="text-lg">
          <a
            className="after:absolute after:inset-0 after:rounded-card"
            href={localePath(locale, `/admin/disputes/${item.id}`)}
          >
            {t(`kind.${item.kind}`)} · <bdi dir="ltr">{item.reference}</bdi>
          </a>
        </h2>
        <Tag tone={item.outcome ? 'green' : 'terracotta'}>
          {item.outcome ? t(`outcome.${item.outcome}`) : t('waiting')}
        </Tag>
      </div>
      <p className="text-muted">
        <bdi>{personName(locale, item.client)}</bdi> · {locale === 'ar' ? item.providerAr : item.providerFr}
      </p>
      <p className="hint">{instantText(words, locale, item.at)}</p>
    </Card>
  )
}

/** Disputes that wait for a ruling, or those that have one. */
export async function DisputeList({ locale, scope, items }: DisputeListProps) {
  const t = await getTranslations({ locale, namespace: 'disputes' })
  const path = localePath(locale, '/admin/disputes')
  return (
    <div className="grid gap-6">
      <nav aria-label={t('scope')} className="flex gap-2">
        {(['open', 'ruled'] as const).map(name => (
          <a
            key={name}
            className="chip"
            href={name === 'open' ? path : `${path}?scope=ruled`}
            aria-current={name === scope ? 'page' : undefined}
          >
            {t(`list.${name}`)}
          </a>
        ))}
      </nav>
      {items.length === 0 ? (
        <EmptyState icon="scale" title={t(`none.${scope}`)} />
      ) : (
        <ul className="grid gap-3">
          {items.map(item => (
            <Item key={item.id} locale={locale} item={item} />
          ))}
        </ul>
      )}
    </div>
  )
}
