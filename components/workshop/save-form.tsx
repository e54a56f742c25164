import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { ActionForm } from '@/components/forms/action-form'
import { errorMessages } from '@/components/forms/error-messages'
import { FormError } from '@/components/forms/form-error'
import { SubmitButton } from '@/components/forms/submit-button'
import { Alert } from '@/components/ui/feedback'
import type { Result } from '@/lib/core/result'
import type { Locale } from '@/lib/i18n/routing'

/** Where a form of the workshop stands: a step of the onboarding, or a page one comes back to. */
export type From = 'onboarding' | 'workshop'

type SaveFormProps<Data> = {
  locale: Locale
  from: From
  action: (previous: Result<Data> | null, form: FormData) => Promise<Result<Data>>
  children: ReactNode
}

/** A part of the profile that is saved on its own. In the onboarding, saving leads on. */
export async function SaveForm<Data>({ locale, from, action, children }: SaveFormProps<Data>) {
  const t = await getTranslations({ locale, namespace: 'workbench.save' })
  return (
    <ActionForm
      action={action}
      messages={await errorMessages(locale, 'workshop', 'not_found')}
      notice={<Alert tone="success">{t('done')}</Alert>}
    >
      <input type="hidden" name="locale" value={locale} />
      <input type="hidden" name="from" value={from} />
      <FormError />
      {children}
      <SubmitButton pending={t('pending')}>{from === 'onboarding' ? t('next') : t('submit')}</SubmitButton>
    </ActionForm>
  )
}
