import { getTranslations } from 'next-intl/server'
import { isolated } from '@/components/bookings/words'
import { EmptyState } from '@/components/ui/feedback'
import { localePath } from '@/components/ui/locale-path'
import { Pagination } from '@/components/ui/pagination'
import { personName } from '@/components/ui/person-name'
import { Card } from '@/components/ui/surface'
import { StatusBadge } from '@/components/ui/tag'
import { formatMoney } from '@/lib/core/money'
import type { Locale } from '@/lib/i18n/routing'
import { QUOTE_SCOPES, type QuoteScope } from '@/lib/quotes/domain/status'
import { invitationState } from '@/lib/quotes/domain/view'
import type { InvitationItem } from '@/lib/quotes/queries/invited'
import { areaText, serviceText, untilText } from './words'

async function Item({ locale, item }: { locale: Locale; item: InvitationItem }) {
  const t = await getTranslations({ locale, namespace: 'quotes' })
  const state = invitationState(item)
  return (
    <Card as="li" className="relative grid gap-2">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1">
        <h2 className="text-lg">
          <a
            className="after:absolute after:inset-0 after:rounded-card"
            href={localePath(locale, `/pro/quotes/${item.id}`)}
          >
            <bdi>{item.title}</bdi>
          </a>
        </h2>
        <StatusBadge status={state} label={t(`invitation.${state}`)} />
      </div>
      <p className="text-muted">
        {serviceText(locale, item)} · {areaText(locale, item)} ·{' '}
        {t('pro.for', {
          name: isolated(personName(locale, `${item.clientFirstName} ${item.clientInitial}.`)),
        })}
      </p>
      {item.quoteTotal === null ? null : (
        <p className="tnum font-medium">
          <bdi>{formatMoney(locale, item.quoteTotal)}</bdi>
        </p>
      )}
      {state === 'NEW' ? (
        <p className="text-terracotta">
          {t('pro.before', { when: untilText(t, locale, item.expiresAt) })} ·{' '}
          {t('pro.taken', { count: item.taken })}
        </p>
      ) : null}
    </Card>
  )
}

type InvitationListProps = {
  locale: Locale
  scope: QuoteScope
  items: readonly InvitationItem[]
  next: string | null
}

/** The requests that a provider was told of: to answer, answered, over. */
export async function InvitationList({ locale, scope, items, next }: InvitationListProps) {
  const t = await getTranslations({ locale, namespace: 'quotes' })
  const path = localePath(locale, '/pro/quotes')
  return (
    <div className="grid gap-6">
      <nav aria-label={t('pro.scope')} className="flex flex-wrap gap-2">
        {QUOTE_SCOPES.map(value => (
          <a
            key={value}
            className="chip"
            aria-current={value === scope ? 'page' : undefined}
            href={value === 'new' ? path : `${path}?scope=${value}`}
          >
            {t(`pro.${value}`)}
          </a>
        ))}
      </nav>
      {items.length === 0 ? (
        <EmptyState icon="message-square" title={scope === 'new' ? t('pro.empty') : t('pro.emptyOther')}>
          {scope === 'new' ? t('pro.emptyHint') : null}
        </EmptyState>
      ) : (
        <ul className="grid gap-4">
          {items.map(item => (
            <Item key={item.id} locale={locale} item={item} />
          ))}
        </ul>
      )}
      <Pagination label={t('list.more')} next={next ? { href: next, label: t('list.more') } : null} />
    </div>
  )
}
