import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations, setRequestLocale } from 'next-intl/server'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { Icon } from '@/components/ui/icon'
import { iconOf } from '@/components/ui/icon-names'
import { JsonLd } from '@/components/ui/json-ld'
import { localePath } from '@/components/ui/locale-path'
import { localName } from '@/lib/catalogue/domain'
import { loadCatalogue } from '@/lib/catalogue/queries'
import { isLocale } from '@/lib/i18n/routing'
import { breadcrumbList, jsonLd, pageMetadata } from '@/lib/i18n/seo'

type Props = { params: Promise<{ locale: string }> }

export const revalidate = 3600

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params
  if (!isLocale(locale)) return {}
  const t = await getTranslations({ locale, namespace: 'catalogue' })
  return pageMetadata({
    locale,
    path: '/services',
    title: t('index.title'),
    description: t('index.description'),
  })
}

export default async function CataloguePage({ params }: Props) {
  const { locale } = await params
  if (!isLocale(locale)) notFound()
  setRequestLocale(locale)
  const [catalogue, t, ui, layout] = await Promise.all([
    loadCatalogue(),
    getTranslations({ locale, namespace: 'catalogue' }),
    getTranslations({ locale, namespace: 'ui' }),
    getTranslations({ locale, namespace: 'layout' }),
  ])
  const trail = [
    { name: ui('breadcrumbs.home'), path: `/${locale}` },
    { name: layout('nav.services'), path: `/${locale}/services` },
  ]
  return (
    <div className="wrap">
      <JsonLd json={jsonLd([breadcrumbList(trail)])} />
      <Breadcrumbs
        label={ui('breadcrumbs.label')}
        items={trail.map(item => ({ label: item.name, href: item.path }))}
      />
      <div className="grid gap-2 pt-4 pb-9">
        <h1>{t('index.title')}</h1>
        <p className="max-w-text text-muted">
          {t('index.text', { trades: catalogue.categories.length, services: catalogue.services.length })}
        </p>
      </div>
      <div className="trade-grid">
        {catalogue.categories.map(category => (
          <section key={category.slug} id={category.slug} aria-labelledby={`${category.slug}-title`}>
            <div className="trade-head">
              <span className="bab">
                <Icon name={iconOf(category.icon)} />
              </span>
              <h2 id={`${category.slug}-title`} className="text-xl">
                <a href={localePath(locale, `/services/${category.slug}`)}>{localName(locale, category)}</a>
              </h2>
            </div>
            <ul className="service-links pt-2">
              {catalogue.services
                .filter(service => service.categoryId === category.id)
                .map(service => (
                  <li key={service.slug}>
                    <a href={localePath(locale, `/search?service=${service.slug}`)}>
                      {localName(locale, service)}
                    </a>
                  </li>
                ))}
            </ul>
          </section>
        ))}
      </div>
    </div>
  )
}
