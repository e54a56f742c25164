import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { LinkButton } from '@/components/ui/button'
import { Icon } from '@/components/ui/icon'
import { localePath } from '@/components/ui/locale-path'
import type { WeeklyRange } from '@/lib/availability/domain/calendar'
import type { Catalogue } from '@/lib/catalogue/queries'
import type { Locale } from '@/lib/i18n/routing'
import { type Step, stepAfter } from '@/lib/providers/domain/steps'
import type { OwnOffer, OwnProfile } from '@/lib/providers/queries/own'
import type { Photos } from '@/lib/providers/queries/photos'
import { BioForm } from './bio-form'
import { HoursForm } from './hours-form'
import { IdentityForm } from './identity-form'
import { OfferRows } from './offer-rows'
import { PhotosEditor } from './photos-editor'
import { PlaceForm } from './place-form'
import { SubmitForm } from './submit-form'

type OnboardingStepProps = {
  locale: Locale
  step: Step
  profile: OwnProfile | null
  catalogue: Catalogue
  offers: readonly OwnOffer[]
  week: readonly WeeklyRange[]
  photos: Photos | null
  thisYear: number
  /** The checklist, for the last step. */
  children: ReactNode
}

const FROM = 'onboarding'

async function OffersStep({
  locale,
  offers,
  catalogue,
}: Pick<OnboardingStepProps, 'locale' | 'offers' | 'catalogue'>) {
  const t = await getTranslations({ locale, namespace: 'workbench' })
  return (
    <>
      <OfferRows locale={locale} from={FROM} offers={offers} services={catalogue.serviceById} />
      <div className="row">
        <LinkButton
          variant={offers.length > 0 ? 'ghost' : 'primary'}
          href={localePath(locale, `/pro/offers/new?from=${FROM}`)}
        >
          <Icon name="plus" /> {t('offers.add')}
        </LinkButton>
        {offers.length > 0 ? (
          <LinkButton href={localePath(locale, `/pro/onboarding?step=${stepAfter('offers')}`)}>
            {t('save.go')}
          </LinkButton>
        ) : null}
      </div>
    </>
  )
}

/** What one fills in at this step. */
export async function OnboardingStep(props: OnboardingStepProps) {
  const { locale, step, profile, catalogue, offers, week, photos, thisYear, children } = props
  if (!profile || step === 'identity') {
    const identity = { locale, from: FROM, profile, catalogue, thisYear } as const
    return <IdentityForm {...identity} />
  }
  if (step === 'place')
    return <PlaceForm locale={locale} from={FROM} profile={profile} catalogue={catalogue} />
  if (step === 'bio') return <BioForm locale={locale} from={FROM} profile={profile} />
  if (step === 'offers') return <OffersStep locale={locale} offers={offers} catalogue={catalogue} />
  if (step === 'hours') return <HoursForm locale={locale} from={FROM} week={week} />
  const [t, go] = await Promise.all([
    getTranslations({ locale, namespace: 'workbench.submit' }),
    getTranslations({ locale, namespace: 'workbench.save' }),
  ])
  if (step === 'photos' && photos) {
    return (
      <>
        <PhotosEditor locale={locale} photos={photos} />
        <LinkButton href={localePath(locale, `/pro/onboarding?step=${stepAfter('photos')}`)}>
          {go('go')}
        </LinkButton>
      </>
    )
  }
  return (
    <>
      {children}
      <LinkButton variant="ghost" href={localePath(locale, '/pro/profile/preview')}>
        <Icon name="eye" /> {t('preview')}
      </LinkButton>
      <SubmitForm locale={locale} />
    </>
  )
}
