import { getTranslations } from 'next-intl/server'
import { buttonClass } from '@/components/ui/button'
import { Icon } from '@/components/ui/icon'
import { Input, Label } from '@/components/ui/input'
import { localePath } from '@/components/ui/locale-path'
import { localName } from '@/lib/catalogue/domain'
import type { Category, Service } from '@/lib/catalogue/queries'
import { formatAmount } from '@/lib/core/money'
import type { Locale } from '@/lib/i18n/routing'
import type { From } from './save-form'

export type ServiceGroup = { category: Category; services: readonly Service[] }

type ServicePickerProps = {
  locale: Locale
  from: From
  query: string
  groups: readonly ServiceGroup[]
  /** Services that are on the list already. */
  taken: ReadonlySet<number>
  /** The trade whose services stand open. */
  open: number | null
}

const addressOf = (locale: Locale, service: string, from: From) => {
  const query = new URLSearchParams({ service, ...(from === 'onboarding' ? { from } : {}) })
  return localePath(locale, `/pro/offers/new?${query}`)
}

/** Which service one adds: a search, and the catalogue by trade. Links only, so it works before JavaScript. */
export async function ServicePicker({ locale, from, query, groups, taken, open }: ServicePickerProps) {
  const [t, units] = await Promise.all([
    getTranslations({ locale, namespace: 'workbench.picker' }),
    getTranslations({ locale, namespace: 'units' }),
  ])
  return (
    <div className="grid gap-6">
      <search>
        <form className="grid gap-1.5" action={localePath(locale, '/pro/offers/new')}>
          {from === 'onboarding' ? <input type="hidden" name="from" value={from} /> : null}
          <Label htmlFor="service-query">{t('search')}</Label>
          <div className="flex gap-2">
            <Input id="service-query" name="q" type="search" defaultValue={query} maxLength={80} />
            <button type="submit" className={buttonClass({ variant: 'ghost' })}>
              <Icon name="search" label={t('find')} />
            </button>
          </div>
        </form>
      </search>
      {groups.length === 0 ? <p className="text-muted">{t('nothing', { query })}</p> : null}
      {groups.map(({ category, services }) => (
        <details
          key={category.id}
          className="card"
          open={query !== '' || category.id === open || groups.length === 1}
        >
          <summary className="cursor-pointer font-medium">{localName(locale, category)}</summary>
          <ul className="mt-2">
            {services.map(service => (
              <li key={service.id} className="border-t border-line">
                <a
                  className="flex min-h-11 flex-wrap items-baseline justify-between gap-x-4 py-2.5 hover:underline"
                  href={addressOf(locale, service.slug, from)}
                >
                  <span className="font-medium">{localName(locale, service)}</span>
                  <span className="hint">
                    {taken.has(service.id) ? `${t('taken')} · ` : null}
                    <bdi>
                      {formatAmount(service.priceMin)}–{formatAmount(service.priceMax)}
                    </bdi>{' '}
                    {units(service.unit === 'quote' ? 'fixed' : service.unit)}
                  </span>
                </a>
              </li>
            ))}
          </ul>
        </details>
      ))}
    </div>
  )
}
