import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { LinkButton } from '@/components/ui/button'
import { Icon } from '@/components/ui/icon'
import { localePath } from '@/components/ui/locale-path'
import { Card } from '@/components/ui/surface'
import { BioForm } from '@/components/workshop/bio-form'
import { IdentityForm } from '@/components/workshop/identity-form'
import { PhotosEditor } from '@/components/workshop/photos-editor'
import { PlaceForm } from '@/components/workshop/place-form'
import { database } from '@/db/client'
import { photosOf } from '@/lib/providers/queries/photos'
import { today } from '@/lib/time/clock'
import { openWorkshop, type PageProps, workshopMetadata } from '../own-page'

export const generateMetadata = ({ params }: PageProps) => workshopMetadata('profile', params)

/** Everything one says of oneself, in parts that are saved each on its own. */
export default async function ProfileEditorPage({ params }: PageProps) {
  const { locale, profile, catalogue } = await openWorkshop(params, '/pro/profile')
  if (!profile) redirect(localePath(locale, '/pro/onboarding'))
  const [photos, t] = await Promise.all([
    photosOf(database(), profile.id),
    getTranslations({ locale, namespace: 'workbench' }),
  ])
  const shared = { locale, from: 'workshop', profile } as const
  const parts = [
    {
      id: 'identity',
      form: <IdentityForm {...shared} catalogue={catalogue} thisYear={Number(today().slice(0, 4))} />,
    },
    { id: 'place', form: <PlaceForm {...shared} catalogue={catalogue} /> },
    { id: 'bio', form: <BioForm {...shared} /> },
    { id: 'photos', form: <PhotosEditor locale={locale} photos={photos} /> },
  ] as const
  return (
    <div className="grid max-w-text gap-6">
      <div className="flex flex-wrap items-center justify-between gap-4">
        <h1>{t('pages.profile.title')}</h1>
        <LinkButton
          variant="ghost"
          href={localePath(
            locale,
            profile.status === 'APPROVED' ? `/providers/${profile.slug}` : '/pro/profile/preview',
          )}
        >
          <Icon name="eye" />{' '}
          {profile.status === 'APPROVED' ? t('standing.APPROVED.link') : t('standing.preview')}
        </LinkButton>
      </div>
      {parts.map(({ id, form }) => (
        <Card as="section" key={id} id={id} className="grid gap-4">
          <h2 className="text-xl">{t(`steps.title.${id}`)}</h2>
          {form}
        </Card>
      ))}
    </div>
  )
}
