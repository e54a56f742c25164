import { getTranslations } from 'next-intl/server'
import { Icon } from '@/components/ui/icon'
import { iconOf } from '@/components/ui/icon-names'
import { localePath } from '@/components/ui/locale-path'
import { localName } from '@/lib/catalogue/domain'
import type { Category } from '@/lib/catalogue/queries'
import type { Locale } from '@/lib/i18n/routing'

type Props = { locale: Locale; categories: readonly Category[]; total: number }

/** The first trades in their doors, and the way to all of them. */
export async function Categories({ locale, categories, total }: Props) {
  const t = await getTranslations({ locale, namespace: 'home' })
  return (
    <section className="stack" aria-labelledby="trades">
      <h2 id="trades">{t('trades.title')}</h2>
      <ul className="tiles">
        {categories.map(category => (
          <li key={category.slug}>
            <a className="tile" href={localePath(locale, `/services/${category.slug}`)}>
              <Icon name={iconOf(category.icon)} />
              {localName(locale, category)}
            </a>
          </li>
        ))}
      </ul>
      <a className="link w-fit" href={localePath(locale, '/services')}>
        {t('trades.all', { count: total })}
      </a>
    </section>
  )
}
