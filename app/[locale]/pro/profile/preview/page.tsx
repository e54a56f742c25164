import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { ProfileBody } from '@/components/profile/profile-body'
import { Alert } from '@/components/ui/feedback'
import { localePath } from '@/components/ui/locale-path'
import { database } from '@/db/client'
import { canSubmit } from '@/lib/providers/domain/standing'
import { offersOf } from '@/lib/providers/queries/own'
import { photosOf } from '@/lib/providers/queries/photos'
import { today } from '@/lib/time/clock'
import { openWorkshop, type PageProps, workshopMetadata } from '../../own-page'

export const generateMetadata = ({ params }: PageProps) => workshopMetadata('preview', params)

/** One's own page as the public will see it, whatever its state; nobody else can open it. */
export default async function PreviewPage({ params }: PageProps) {
  const { locale, profile, catalogue } = await openWorkshop(params, '/pro/profile/preview')
  if (!profile) redirect(localePath(locale, '/pro/onboarding'))
  const [offers, photos, t] = await Promise.all([
    offersOf(database(), profile.id),
    photosOf(database(), profile.id),
    getTranslations({ locale, namespace: 'workbench' }),
  ])
  const back = canSubmit(profile.status) ? '/pro/onboarding' : '/pro/profile'
  return (
    <div className="grid gap-8">
      <Alert tone="info" title={t('pages.preview.title')}>
        <p>
          {t('preview.only')}{' '}
          <a className="link" href={localePath(locale, back)}>
            {t('preview.back')}
          </a>
        </p>
      </Alert>
      <div className="grid max-w-text gap-9">
        <ProfileBody
          locale={locale}
          profile={{ ...profile, ...photos, offers: offers.filter(offer => offer.active) }}
          catalogue={catalogue}
          thisYear={Number(today().slice(0, 4))}
          bookable={false}
        />
      </div>
    </div>
  )
}
