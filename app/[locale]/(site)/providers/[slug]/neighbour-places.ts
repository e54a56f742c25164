import type { getTranslations } from 'next-intl/server'
import { localName } from '@/lib/catalogue/domain'
import type { LoadedProfile } from './profile-page'

type Words = Awaited<ReturnType<typeof getTranslations<'profile'>>>

/** What the profile says of each district, to everybody and to somebody who lives there. */
export function neighbourPlaces(
  { locale, catalogue }: LoadedProfile,
  neighbours: readonly { districtId: number; clients: number }[],
  t: Words,
) {
  return neighbours.flatMap(({ districtId, clients }) => {
    const district = catalogue.districtById.get(districtId)
    const city = district && catalogue.cityById.get(district.cityId)
    if (!district || !city) return []
    const place = localName(locale, district)
    return {
      key: `${city.slug}/${district.slug}`,
      text: t('neighbours.place', { place, count: clients }),
      yours: t('neighbours.yours', { place, count: clients }),
    }
  })
}
