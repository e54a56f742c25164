import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { LinkButton } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/feedback'
import { Icon } from '@/components/ui/icon'
import { localePath } from '@/components/ui/locale-path'
import { OfferRows } from '@/components/workshop/offer-rows'
import { database } from '@/db/client'
import { offersOf } from '@/lib/providers/queries/own'
import { openWorkshop, type PageProps, workshopMetadata } from '../own-page'

export const generateMetadata = ({ params }: PageProps) => workshopMetadata('offers', params)

/** What one sells, in the order in which clients see it. */
export default async function OffersPage({ params }: PageProps) {
  const { locale, profile, catalogue } = await openWorkshop(params, '/pro/offers')
  if (!profile) redirect(localePath(locale, '/pro/onboarding'))
  const [offers, t] = await Promise.all([
    offersOf(database(), profile.id),
    getTranslations({ locale, namespace: 'workbench' }),
  ])
  const add = (
    <LinkButton href={localePath(locale, '/pro/offers/new')}>
      <Icon name="plus" /> {t('offers.add')}
    </LinkButton>
  )
  return (
    <div className="grid max-w-text gap-6">
      <div className="flex flex-wrap items-center justify-between gap-4">
        <h1>{t('pages.offers.title')}</h1>
        {offers.length > 0 ? add : null}
      </div>
      {offers.length === 0 ? (
        <EmptyState icon="list" title={t('offers.empty')} actions={add}>
          {t('offers.emptyHint')}
        </EmptyState>
      ) : (
        <OfferRows locale={locale} from="workshop" offers={offers} services={catalogue.serviceById} />
      )}
    </div>
  )
}
