import type { AddressRow } from '@/lib/addresses/queries'
import { localName } from '@/lib/catalogue/domain'
import type { Locale } from '@/lib/i18n/routing'

type Place = { slug: string; nameFr: string; nameAr: string }
type Places = { cityById: ReadonlyMap<number, Place>; districtById: ReadonlyMap<number, Place> }

/** One saved place in the page's language. */
export function addressView(locale: Locale, row: AddressRow, { cityById, districtById }: Places) {
  const city = cityById.get(row.cityId)
  const district = row.districtId === null ? undefined : districtById.get(row.districtId)
  return {
    ...row,
    citySlug: city?.slug,
    districtSlug: district?.slug,
    place: [district, city].flatMap(place => (place ? [localName(locale, place)] : [])),
  }
}
export type AddressView = ReturnType<typeof addressView>
