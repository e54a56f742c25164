import { notFound } from 'next/navigation'
import { localName } from '@/lib/catalogue/domain'
import { loadCatalogue } from '@/lib/catalogue/queries'
import { isLocale } from '@/lib/i18n/routing'
import { PROVIDER_SLUG } from '@/lib/providers/domain'
import { publicProfile } from '@/lib/providers/queries'

type Params = Promise<{ locale: string; slug: string }>

/** What both pages of a provider begin with; unknown and not approved providers do not exist. */
export async function loadProfile(params: Params) {
  const { locale, slug } = await params
  if (!isLocale(locale) || !PROVIDER_SLUG.test(slug)) notFound()
  const [profile, catalogue] = await Promise.all([publicProfile(slug), loadCatalogue()])
  if (!profile) notFound()
  const category = catalogue.categoryById.get(profile.categoryId)
  const city = catalogue.cityById.get(profile.cityId)
  if (!category || !city) notFound()
  const district = profile.districtId === null ? undefined : catalogue.districtById.get(profile.districtId)
  return {
    locale,
    profile,
    catalogue,
    category,
    city,
    district,
    name: localName(locale, profile),
    trade: locale === 'ar' ? category.tradeAr : category.tradeFr,
    cityName: localName(locale, city),
    districtName: district ? localName(locale, district) : null,
    path: `/providers/${profile.slug}`,
    /** One decimal, the comma both languages use: "4,9"; null without reviews. */
    rating: profile.ratingCount === 0 ? null : profile.ratingSum / profile.ratingCount,
  }
}

export type LoadedProfile = Awaited<ReturnType<typeof loadProfile>>
