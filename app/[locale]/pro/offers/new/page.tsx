import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { localePath } from '@/components/ui/locale-path'
import { OfferForm } from '@/components/workshop/offer-form'
import type { From } from '@/components/workshop/save-form'
import { ServicePicker } from '@/components/workshop/service-picker'
import { database } from '@/db/client'
import { localName } from '@/lib/catalogue/domain'
import { offersOf } from '@/lib/providers/queries/own'
import { findServices } from '@/lib/search/queries/services'
import { openWorkshop, type PageProps, workshopMetadata } from '../../own-page'

export const generateMetadata = ({ params }: PageProps) => workshopMetadata('newOffer', params)

const text = (value: string | string[] | undefined) => (typeof value === 'string' ? value.slice(0, 80) : '')

/** First which service, then for how much. */
export default async function NewOfferPage({ params, searchParams }: PageProps) {
  const { locale, profile, catalogue } = await openWorkshop(params, '/pro/offers/new')
  if (!profile) redirect(localePath(locale, '/pro/onboarding'))
  const query = await searchParams
  const from: From = query.from === 'onboarding' ? 'onboarding' : 'workshop'
  const again = from === 'onboarding' ? '?from=onboarding' : ''
  const t = await getTranslations({ locale, namespace: 'workbench' })
  const service = catalogue.service.get(text(query.service))
  if (service) {
    return (
      <div className="grid max-w-text gap-6">
        <div className="grid gap-1">
          <h1>{localName(locale, service)}</h1>
          <p>
            <a className="link" href={localePath(locale, `/pro/offers/new${again}`)}>
              {t('picker.other')}
            </a>
          </p>
        </div>
        <OfferForm locale={locale} from={from} service={service} offer={null} />
      </div>
    )
  }
  const asked = text(query.q).trim()
  const [found, offers] = await Promise.all([
    asked === '' ? catalogue.services : findServices(asked),
    offersOf(database(), profile.id),
  ])
  // One's own trade first: that is where most people look.
  const groups = [...catalogue.categories]
    .sort(
      (a, b) => Number(b.id === profile.categoryId) - Number(a.id === profile.categoryId) || a.rank - b.rank,
    )
    .map(category => ({ category, services: found.filter(row => row.categoryId === category.id) }))
    .filter(group => group.services.length > 0)
  return (
    <div className="grid max-w-text gap-6">
      <h1>{t('pages.newOffer.title')}</h1>
      <ServicePicker
        locale={locale}
        from={from}
        query={asked}
        groups={groups}
        taken={new Set(offers.map(offer => offer.serviceId))}
        open={profile.categoryId}
      />
    </div>
  )
}
