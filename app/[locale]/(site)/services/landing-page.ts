import { notFound } from 'next/navigation'
import { loadCatalogue } from '@/lib/catalogue/queries'
import { isLocale, type Locale } from '@/lib/i18n/routing'

type Params = Promise<{ locale: string; category: string }>

/** The trade of an address with all its words and services; an unknown one does not exist. */
export async function loadTrade(params: Params) {
  const { locale, category: slug } = await params
  const catalogue = await loadCatalogue()
  const category = catalogue.category.get(slug)
  if (!isLocale(locale) || !category) notFound()
  const of = <Text>(fr: Text, ar: Text): Text => (locale === 'ar' ? ar : fr)
  return {
    locale: locale as Locale,
    catalogue,
    category,
    name: of(category.nameFr, category.nameAr),
    trades: of(category.tradesFr, category.tradesAr),
    description: of(category.descriptionFr, category.descriptionAr),
    services: catalogue.services.filter(service => service.categoryId === category.id),
    path: `/services/${category.slug}`,
  }
}
