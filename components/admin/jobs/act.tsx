import { getTranslations } from 'next-intl/server'
import type { ComponentProps } from 'react'
import { ActionForm } from '@/components/forms/action-form'
import { errorMessages } from '@/components/forms/error-messages'
import { FormError } from '@/components/forms/form-error'
import { SubmitButton } from '@/components/forms/submit-button'
import type { Locale } from '@/lib/i18n/routing'

type ActProps<Data> = {
  locale: Locale
  action: ComponentProps<typeof ActionForm<Data>>['action']
  name: 'letter' | 'job' | 'template'
  value: string
  label: string
  /** What it is done to, for who hears the page: the words on the button are the same in every line. */
  about?: string
  variant?: ComponentProps<typeof SubmitButton>['variant']
}

/** One act on one line of a list: a form with one button. */
export async function Act<Data>({ locale, action, name, value, label, about, variant }: ActProps<Data>) {
  const t = await getTranslations({ locale, namespace: 'admin.jobs' })
  return (
    <ActionForm action={action} messages={await errorMessages(locale, 'auth', 'not_found')}>
      <input type="hidden" name={name} value={value} />
      <FormError />
      <SubmitButton pending={t('pending')} {...(variant ? { variant } : {})}>
        {label}
        {about ? <span className="sr-only"> {about}</span> : null}
      </SubmitButton>
    </ActionForm>
  )
}
