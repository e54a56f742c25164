import { notFound } from 'next/navigation'
import { OfferForm } from '@/components/workshop/offer-form'
import { database } from '@/db/client'
import { localName } from '@/lib/catalogue/domain'
import { offersOf } from '@/lib/providers/queries/own'
import { openWorkshop, type PageProps, workshopMetadata } from '../../own-page'

type Props = Omit<PageProps, 'params'> & { params: Promise<{ locale: string; id: string }> }

export const generateMetadata = ({ params }: Props) => workshopMetadata('editOffer', params)

/** One of one's own offers; for everybody else it does not exist. */
export default async function EditOfferPage({ params, searchParams }: Props) {
  const { id } = await params
  const { locale, profile, catalogue } = await openWorkshop(params, `/pro/offers/${encodeURIComponent(id)}`)
  const offers = profile ? await offersOf(database(), profile.id) : []
  const offer = offers.find(each => String(each.id) === id)
  const service = offer && catalogue.serviceById.get(offer.serviceId)
  if (!offer || !service) notFound()
  const { from } = await searchParams
  return (
    <div className="grid max-w-text gap-6">
      <h1>{localName(locale, service)}</h1>
      <OfferForm
        locale={locale}
        from={from === 'onboarding' ? 'onboarding' : 'workshop'}
        service={service}
        offer={offer}
      />
    </div>
  )
}
