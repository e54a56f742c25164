import { getTranslations } from 'next-intl/server'
import { Pin, PlaceMap } from '@/components/places/place-map'
import { cityView, type Named, project } from '@/components/places/view'
import { mapLinks } from '@/lib/bookings/domain/pin'
import type { BookingView } from '@/lib/bookings/queries/view'
import { areaText } from '@/lib/i18n/area'
import type { Locale } from '@/lib/i18n/routing'

type Place = Pick<
  BookingView,
  'address' | 'landmark' | 'pin' | 'area' | 'districtFr' | 'districtAr' | 'cityFr' | 'cityAr'
>
type BookingPlaceProps = {
  locale: Locale
  booking: Place
  /** The city's districts, for the map. */
  surroundings: readonly Named[]
}

/** A map as wide as the area round a place needs. */
const CLOSE_KM = 6

async function PinnedMap({ locale, booking, surroundings }: BookingPlaceProps) {
  const t = await getTranslations({ locale, namespace: 'bookings.pin' })
  const { pin } = booking
  if (!pin) return null
  const view = { centre: pin, km: CLOSE_KM }
  const { geo, osm, google } = mapLinks(pin)
  return (
    <div className="grid gap-2">
      <div className="map-frame" dir="ltr">
        <PlaceMap view={view} places={surroundings} unit={t('unit')} label={t('exact')}>
          <Pin {...project(view, pin)} />
        </PlaceMap>
      </div>
      <p className="flex flex-wrap gap-x-4">
        <a className="link py-2" href={geo}>
          {t('openApp')}
        </a>
        <a className="link py-2" href={google} target="_blank" rel="noopener noreferrer">
          Google Maps
        </a>
        <a className="link py-2" href={osm} target="_blank" rel="noopener noreferrer">
          OpenStreetMap
        </a>
      </p>
    </div>
  )
}

/** Where about it is, for who may not know more: made of the district alone. */
async function CoarseMap({ locale, booking, surroundings }: BookingPlaceProps) {
  const t = await getTranslations({ locale, namespace: 'bookings.pin' })
  const { area } = booking
  if (!area) return null
  const view = { centre: area, km: Math.min(cityView(area, surroundings).km, area.km * 6) }
  return (
    <div className="map-frame" dir="ltr">
      <PlaceMap view={view} places={surroundings} area={area} unit={t('unit')} label={t('about')} />
      <p className="hint">{t('about')}</p>
    </div>
  )
}

/** Where the job is, as far as the reader may know. */
export async function BookingPlace(props: BookingPlaceProps) {
  const { locale, booking } = props
  const t = await getTranslations({ locale, namespace: 'bookings.detail' })
  const district = locale === 'ar' ? booking.districtAr : booking.districtFr
  const city = locale === 'ar' ? booking.cityAr : booking.cityFr
  return (
    <div className="grid gap-2">
      <p>{areaText(locale, district, city)}</p>
      {booking.address ? (
        <p className="font-medium">
          <bdi>{booking.address}</bdi>
        </p>
      ) : (
        <p className="hint">{t('hidden')}</p>
      )}
      {booking.landmark ? (
        <p className="text-muted">{t('landmark', { landmark: booking.landmark })}</p>
      ) : null}
      <PinnedMap {...props} />
      <CoarseMap {...props} />
    </div>
  )
}
