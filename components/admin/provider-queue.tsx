import { getTranslations } from 'next-intl/server'
import { instantText } from '@/components/bookings/words'
import { buttonClass } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/feedback'
import { Icon } from '@/components/ui/icon'
import { Input, Label } from '@/components/ui/input'
import { localePath } from '@/components/ui/locale-path'
import { Pagination } from '@/components/ui/pagination'
import { Card } from '@/components/ui/surface'
import { localName } from '@/lib/catalogue/domain'
import type { Catalogue } from '@/lib/catalogue/queries'
import type { Locale } from '@/lib/i18n/routing'
import { PROVIDER_STATUSES, type ProviderStatus } from '@/lib/providers/domain/standing'
import type { QueueItem } from '@/lib/providers/queries/queue'
import { type QueueRequest, queueAddress } from './queue-request'

type ProviderQueueProps = {
  locale: Locale
  asked: QueueRequest
  items: readonly QueueItem[]
  counts: Partial<Record<ProviderStatus, number>>
  catalogue: Pick<Catalogue, 'categoryById' | 'cityById'>
  next: string | null
}

/** Drafts are their owner's business until they are handed in. */
const SHOWN = PROVIDER_STATUSES.filter(status => status !== 'DRAFT')

export async function ProviderQueue({ locale, asked, items, counts, catalogue, next }: ProviderQueueProps) {
  const [t, bookings] = await Promise.all([
    getTranslations({ locale, namespace: 'admin.providers' }),
    getTranslations({ locale, namespace: 'bookings' }),
  ])
  return (
    <>
      <nav aria-label={t('states')} className="flex flex-wrap gap-2">
        {SHOWN.map(status => (
          <a
            key={status}
            className="chip"
            href={queueAddress(locale, { status, text: '', after: null })}
            aria-current={status === asked.status ? 'page' : undefined}
          >
            {t(`status.${status}`)} <bdi>({counts[status] ?? 0})</bdi>
          </a>
        ))}
      </nav>
      <search>
        <form className="grid max-w-form gap-1.5" action={localePath(locale, '/admin/providers')}>
          <input type="hidden" name="status" value={asked.status} />
          <Label htmlFor="provider-query">{t('search')}</Label>
          <div className="flex gap-2">
            <Input id="provider-query" name="q" type="search" defaultValue={asked.text} maxLength={80} />
            <button type="submit" className={buttonClass({ variant: 'ghost' })}>
              <Icon name="search" label={t('find')} />
            </button>
          </div>
        </form>
      </search>
      {items.length === 0 ? (
        <EmptyState icon="users" title={asked.text ? t('none') : t('empty')} />
      ) : (
        <ul className="grid gap-3">
          {items.map(item => {
            const category = catalogue.categoryById.get(item.categoryId)
            const city = catalogue.cityById.get(item.cityId)
            return (
              <Card as="li" key={item.id} className="relative grid gap-1" data-provider={item.slug}>
                <h2 className="text-lg">
                  <a
                    className="after:absolute after:inset-0 after:rounded-card"
                    href={localePath(locale, `/admin/providers/${item.id}`)}
                  >
                    <bdi>{localName(locale, item)}</bdi>
                  </a>
                </h2>
                <p className="text-muted">
                  {locale === 'ar' ? category?.tradeAr : category?.tradeFr}
                  {city ? ` · ${localName(locale, city)}` : null}
                </p>
                {item.submittedAt ? (
                  <p className="hint">
                    {t('submitted', { when: instantText(bookings, locale, item.submittedAt) })}
                  </p>
                ) : null}
              </Card>
            )
          })}
        </ul>
      )}
      <Pagination label={t('more')} next={next ? { href: next, label: t('more') } : null} />
    </>
  )
}
