import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { VerifyBanner } from '@/components/accounts/verify-banner'
import { localePath } from '@/components/ui/locale-path'
import { Checklist } from '@/components/workshop/checklist'
import { DocumentsStep, uploadAnswer } from '@/components/workshop/documents-step'
import { OnboardingStep } from '@/components/workshop/onboarding-step'
import { StandingPanel } from '@/components/workshop/standing-panel'
import { StepNav } from '@/components/workshop/step-nav'
import { database } from '@/db/client'
import { documentsOf } from '@/lib/identity/queries'
import { checklist } from '@/lib/providers/domain/checklist'
import { canSubmit } from '@/lib/providers/domain/standing'
import { currentStep, isStep, stepsDone } from '@/lib/providers/domain/steps'
import { factsOf, offersOf, usualWeek } from '@/lib/providers/queries/own'
import { photosOf } from '@/lib/providers/queries/photos'
import { today } from '@/lib/time/clock'
import { openWorkshop, type PageProps, workshopMetadata } from '../own-page'

export const generateMetadata = ({ params }: PageProps) => workshopMetadata('onboarding', params)

/** The way from an account to a public page, one step at a time; one may leave and come back anywhere. */
export default async function OnboardingPage({ params, searchParams }: PageProps) {
  const { locale, user, profile, catalogue } = await openWorkshop(params, '/pro/onboarding')
  // Whoever is through works on the profile itself.
  if (profile && !canSubmit(profile.status)) redirect(localePath(locale, '/pro'))
  const query = await searchParams
  const asked = query.step
  const facts = profile && factsOf(profile)
  const step = facts && isStep(asked) ? asked : currentStep(facts)
  const db = database()
  const [offers, week, photos, documents, t] = await Promise.all([
    profile ? offersOf(db, profile.id) : [],
    profile ? usualWeek(db, profile.id) : [],
    profile ? photosOf(db, profile.id) : null,
    profile && step === 'documents' ? documentsOf(db, profile.id) : null,
    getTranslations({ locale, namespace: 'workbench' }),
  ])
  return (
    <div className="grid max-w-text gap-7">
      <h1>{t('pages.onboarding.title')}</h1>
      {user.emailVerifiedAt ? null : (
        <VerifyBanner locale={locale} callbackUrl={localePath(locale, '/pro/onboarding')} />
      )}
      {profile?.status === 'REFUSED' ? <StandingPanel locale={locale} profile={profile} /> : null}
      <StepNav locale={locale} current={step} done={stepsDone(facts)} begun={profile !== null} />
      <section className="grid gap-5">
        <h2 className="text-xl">{t(`steps.title.${step}`)}</h2>
        <p className="text-muted">{t(`steps.intro.${step}`)}</p>
        {documents ? (
          <DocumentsStep locale={locale} documents={documents} answer={uploadAnswer(query)} />
        ) : (
          <OnboardingStep
            locale={locale}
            step={step}
            profile={profile}
            catalogue={catalogue}
            offers={offers}
            week={week}
            photos={photos}
            thisYear={Number(today().slice(0, 4))}
          >
            {facts ? <Checklist locale={locale} from="onboarding" rows={checklist(facts)} /> : null}
          </OnboardingStep>
        )}
      </section>
    </div>
  )
}
