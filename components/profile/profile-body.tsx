import { getTranslations } from 'next-intl/server'
import { localName } from '@/lib/catalogue/domain'
import type { Catalogue } from '@/lib/catalogue/queries'
import type { Locale } from '@/lib/i18n/routing'
import type { Profile } from '@/lib/providers/queries'
import { Gallery } from './gallery'
import { OfferList } from './offer-list'
import { ProfileHeader } from './profile-header'

/** What the page says about a provider: the same for the public, for its owner and for who decides on it. */
export type ShownProfile = Pick<
  Profile,
  | 'slug'
  | 'nameFr'
  | 'nameAr'
  | 'bioFr'
  | 'bioAr'
  | 'categoryId'
  | 'cityId'
  | 'districtId'
  | 'radiusKm'
  | 'experienceSince'
  | 'languages'
  | 'avatarSeed'
  | 'verified'
  | 'instant'
  | 'club'
  | 'ratingSum'
  | 'ratingCount'
  | 'jobsCount'
  | 'responseMinutes'
  | 'offers'
  | 'portrait'
  | 'gallery'
>

type ProfileBodyProps = {
  locale: Locale
  profile: ShownProfile
  catalogue: Catalogue
  thisYear: number
  /** In a preview nothing can be booked. */
  bookable?: boolean
}

/** One's own language first; the other one is better than nothing. */
function bioOf(locale: Locale, { bioFr, bioAr }: ShownProfile): { text: string; lang: Locale } {
  const own = locale === 'ar' ? bioAr : bioFr
  if (own !== '') return { text: own, lang: locale }
  return locale === 'ar' ? { text: bioFr, lang: 'fr' } : { text: bioAr, lang: 'ar' }
}

export async function ProfileBody({
  locale,
  profile,
  catalogue,
  thisYear,
  bookable = true,
}: ProfileBodyProps) {
  const t = await getTranslations({ locale, namespace: 'profile' })
  const category = catalogue.categoryById.get(profile.categoryId)
  const city = catalogue.cityById.get(profile.cityId)
  const district = catalogue.districtById.get(profile.districtId ?? -1)
  const where = district ?? city
  const place = where ? localName(locale, where) : ''
  const bio = bioOf(locale, profile)
  return (
    <>
      <ProfileHeader
        locale={locale}
        name={localName(locale, profile)}
        trade={(locale === 'ar' ? category?.tradeAr : category?.tradeFr) ?? ''}
        place={place}
        rating={profile.ratingCount === 0 ? null : profile.ratingSum / profile.ratingCount}
        profile={profile}
        heart={bookable}
      />
      {bio.text ? (
        <section className="grid gap-2">
          <h2 className="text-xl">{t('about')}</h2>
          <p
            className="max-w-text whitespace-pre-line"
            lang={bio.lang}
            dir={bio.lang === 'ar' ? 'rtl' : 'ltr'}
          >
            {bio.text}
          </p>
        </section>
      ) : null}
      <section className="grid gap-2">
        <h2 className="text-xl">{t('facts')}</h2>
        <ul className="grid gap-1 text-muted">
          <li>{t('experience', { years: Math.max(0, thisYear - profile.experienceSince) })}</li>
          <li>{t('zone', { km: profile.radiusKm, place })}</li>
          <li>
            {t('languages', {
              list: profile.languages
                .map(language => t(`language.${language}` as 'language.fr'))
                .join(locale === 'ar' ? '، ' : ', '),
            })}
          </li>
        </ul>
      </section>
      <Gallery locale={locale} photos={profile.gallery} />
      <section>
        <h2 className="text-xl">{t('offers')}</h2>
        <OfferList
          locale={locale}
          path={bookable ? `/providers/${profile.slug}` : null}
          offers={profile.offers}
          services={catalogue.serviceById}
        />
      </section>
    </>
  )
}
