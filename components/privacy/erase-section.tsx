import { getTranslations } from 'next-intl/server'
import { HiddenFields } from '@/components/accounts/hidden-fields'
import { ActionForm } from '@/components/forms/action-form'
import { errorMessages } from '@/components/forms/error-messages'
import { Field } from '@/components/forms/field'
import { FormError } from '@/components/forms/form-error'
import { SubmitButton } from '@/components/forms/submit-button'
import { Alert } from '@/components/ui/feedback'
import { localePath } from '@/components/ui/locale-path'
import { Card } from '@/components/ui/surface'
import type { Locale } from '@/lib/i18n/routing'
import { eraseAccount } from '@/lib/privacy/actions'
import { type Obstacle, obstaclePath } from '@/lib/privacy/domain/reasons'
import { ConfirmFields } from './confirm-fields'

type Props = { locale: Locale; obstacles: readonly Obstacle[]; twoFactor: boolean; provider: boolean }

async function Obstacles({ locale, obstacles }: Pick<Props, 'locale' | 'obstacles'>) {
  const t = await getTranslations({ locale, namespace: 'privacy.erase' })
  return (
    <Alert tone="info" title={t('unfinished')}>
      <ul className="mt-2 grid gap-1">
        {obstacles.map(({ kind, id, reference }) => {
          const path = obstaclePath({ kind, id })
          const words = t(`obstacle.${kind}`, { reference: reference ?? '' })
          return (
            <li key={`${kind}:${id}`} data-obstacle={kind}>
              {path ? (
                <a className="link inline-flex min-h-11 items-center" href={localePath(locale, path)}>
                  {words}
                </a>
              ) : (
                words
              )}
            </li>
          )
        })}
      </ul>
    </Alert>
  )
}

/** The way out: what goes, what stays, what must be finished first, and then the confirmation in three parts. */
export async function EraseSection({ locale, obstacles, twoFactor, provider }: Props) {
  const t = await getTranslations({ locale, namespace: 'privacy.erase' })
  return (
    <Card as="section" className="grid gap-4" aria-labelledby="erase">
      <h2 id="erase" className="text-xl">
        {t('title')}
      </h2>
      <p>{t(provider ? 'goes_provider' : 'goes')}</p>
      <p>{t('stays')}</p>
      {obstacles.length > 0 ? (
        <Obstacles locale={locale} obstacles={obstacles} />
      ) : (
        <details className="rule">
          <summary className="link cursor-pointer py-2">{t('open')}</summary>
          <ActionForm
            action={eraseAccount}
            messages={await errorMessages(locale, 'accounts', 'auth', 'erasure')}
            className="stack mt-3"
          >
            <Alert tone="error">{t('final')}</Alert>
            <FormError />
            <HiddenFields locale={locale} callbackUrl={null} />
            <Field
              name="email"
              type="email"
              dir="ltr"
              label={t('email')}
              hint={t('email_hint')}
              autoComplete="off"
              required
            />
            <ConfirmFields locale={locale} twoFactor={twoFactor} />
            <SubmitButton pending={t('pending')} variant="danger">
              {t('submit')}
            </SubmitButton>
          </ActionForm>
        </details>
      )}
    </Card>
  )
}
