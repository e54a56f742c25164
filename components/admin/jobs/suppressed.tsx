import { getTranslations } from 'next-intl/server'
import { ActionForm } from '@/components/forms/action-form'
import { errorMessages } from '@/components/forms/error-messages'
import { Field } from '@/components/forms/field'
import { FormError } from '@/components/forms/form-error'
import { SubmitButton } from '@/components/forms/submit-button'
import { Alert } from '@/components/ui/feedback'
import { Card } from '@/components/ui/surface'
import type { Locale } from '@/lib/i18n/routing'
import { liftSuppression } from '@/lib/notifications/actions'

type Props = { locale: Locale; counts: { bounces: number; complaints: number } }

/** How many addresses get no mail; one is taken off the list by typing it, as the list cannot be read. */
export async function Suppressed({ locale, counts }: Props) {
  const t = await getTranslations({ locale, namespace: 'admin.jobs' })
  return (
    <Card className="grid max-w-form gap-4">
      <p>{t('addresses.bounces', { count: counts.bounces })}</p>
      <p>{t('addresses.complaints', { count: counts.complaints })}</p>
      <p className="hint">{t('addresses.unreadable')}</p>
      <ActionForm
        action={liftSuppression}
        messages={await errorMessages(locale, 'auth', 'field', 'notifications')}
        notice={<Alert tone="success">{t('addresses.lifted')}</Alert>}
      >
        <FormError />
        <Field name="email" type="email" dir="ltr" label={t('addresses.email')} required maxLength={254} />
        <SubmitButton pending={t('pending')}>{t('addresses.lift')}</SubmitButton>
      </ActionForm>
    </Card>
  )
}
