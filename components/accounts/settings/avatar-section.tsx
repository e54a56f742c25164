import { getTranslations } from 'next-intl/server'
import { PhotoField } from '@/components/files/photo-field'
import { ActionForm } from '@/components/forms/action-form'
import { errorMessages } from '@/components/forms/error-messages'
import { FormError } from '@/components/forms/form-error'
import { SubmitButton } from '@/components/forms/submit-button'
import { Avatar } from '@/components/ui/avatar'
import { Alert } from '@/components/ui/feedback'
import { Card } from '@/components/ui/surface'
import { saveAvatar } from '@/lib/accounts/actions/settings'
import type { SettingsView } from '@/lib/accounts/queries/settings'
import type { Locale } from '@/lib/i18n/routing'

type Props = { locale: Locale; settings: SettingsView }

/** A client's own picture, seen by nobody but the providers of firm appointments. */
export async function AvatarSection({ locale, settings }: Props) {
  const t = await getTranslations({ locale, namespace: 'accounts.settings' })
  const { avatar, firstName, lastName } = settings
  return (
    <Card as="section" className="grid gap-4" aria-labelledby="avatar">
      <div className="row">
        <Avatar name={`${firstName} ${lastName}`} seed={0} portrait={avatar} />
        <h2 id="avatar" className="text-xl">
          {t('avatar.title')}
        </h2>
      </div>
      {/* A new key once it is saved: the field then begins with what is there. */}
      <ActionForm
        key={avatar ?? 'none'}
        action={saveAvatar}
        messages={await errorMessages(locale, 'files', 'auth')}
        notice={<Alert tone="success">{t('done')}</Alert>}
      >
        <FormError />
        <PhotoField
          locale={locale}
          name="avatar"
          kind="AVATAR"
          label={t('avatar.label')}
          hint={t('avatar.hint')}
          defaultValue={avatar ?? undefined}
        />
        <SubmitButton variant="ghost" pending={t('pending')}>
          {t('save')}
        </SubmitButton>
      </ActionForm>
    </Card>
  )
}
