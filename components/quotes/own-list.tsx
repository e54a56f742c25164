import { getTranslations } from 'next-intl/server'
import { LinkButton } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/feedback'
import { Icon } from '@/components/ui/icon'
import { localePath } from '@/components/ui/locale-path'
import { Pagination } from '@/components/ui/pagination'
import { Card } from '@/components/ui/surface'
import { StatusBadge } from '@/components/ui/tag'
import { formatMoney } from '@/lib/core/money'
import type { Locale } from '@/lib/i18n/routing'
import type { OwnRequestItem } from '@/lib/quotes/queries/own'
import { areaText, serviceText, untilText } from './words'

async function Item({ locale, item }: { locale: Locale; item: OwnRequestItem }) {
  const t = await getTranslations({ locale, namespace: 'quotes' })
  return (
    <Card as="li" className="relative grid gap-2">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1">
        <h2 className="text-lg">
          <a
            className="after:absolute after:inset-0 after:rounded-card"
            href={localePath(locale, `/account/quotes/${item.id}`)}
          >
            <bdi>{item.title}</bdi>
          </a>
        </h2>
        <StatusBadge status={item.status} label={t(`status.${item.status}`)} />
      </div>
      <p className="text-muted">
        {serviceText(locale, item)} · {areaText(locale, item)}
      </p>
      {item.status === 'OPEN' ? (
        <p className={item.waiting > 0 ? 'font-medium' : 'text-muted'}>
          {t('list.waiting', { count: item.waiting })}
          {item.lowest === null ? null : (
            <>
              {' · '}
              {t('list.from')} <bdi className="tnum">{formatMoney(locale, item.lowest)}</bdi>
            </>
          )}
          {item.waiting === 0 ? (
            <> · {t('list.open', { when: untilText(t, locale, item.expiresAt) })}</>
          ) : null}
        </p>
      ) : null}
    </Card>
  )
}

type OwnListProps = { locale: Locale; items: readonly OwnRequestItem[]; next: string | null }

/** The client's requests, newest first. */
export async function OwnList({ locale, items, next }: OwnListProps) {
  const t = await getTranslations({ locale, namespace: 'quotes' })
  const ask = localePath(locale, '/quotes/new')
  if (items.length === 0) {
    return (
      <EmptyState
        icon="message-square"
        title={t('list.empty')}
        actions={<LinkButton href={ask}>{t('list.ask')}</LinkButton>}
      >
        {t('list.emptyHint')}
      </EmptyState>
    )
  }
  return (
    <div className="grid gap-6">
      <LinkButton href={ask} variant="ghost" className="w-fit">
        <Icon name="plus" /> {t('list.ask')}
      </LinkButton>
      <ul className="grid gap-4">
        {items.map(item => (
          <Item key={item.id} locale={locale} item={item} />
        ))}
      </ul>
      <Pagination label={t('list.more')} next={next ? { href: next, label: t('list.more') } : null} />
    </div>
  )
}
