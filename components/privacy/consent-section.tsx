import { getTranslations } from 'next-intl/server'
import { isolated } from '@/components/bookings/words'
import { ActionForm } from '@/components/forms/action-form'
import { errorMessages } from '@/components/forms/error-messages'
import { CheckboxField } from '@/components/forms/field'
import { FormError } from '@/components/forms/form-error'
import { SubmitButton } from '@/components/forms/submit-button'
import { Alert } from '@/components/ui/feedback'
import { localePath } from '@/components/ui/locale-path'
import { Card } from '@/components/ui/surface'
import type { Locale } from '@/lib/i18n/routing'
import { changeNews } from '@/lib/privacy/actions'
import type { PrivacyView } from '@/lib/privacy/queries/page'
import { formatDateTime } from '@/lib/time/format'

type Props = { locale: Locale; view: Pick<PrivacyView, 'agreed' | 'newsSince'> }

const PAGES = { TERMS: '/legal/terms', PRIVACY: '/legal/privacy', NEWS: '/legal/privacy' } as const

/** What was agreed to and when; news can be taken back with a click. */
export async function ConsentSection({ locale, view }: Props) {
  const t = await getTranslations({ locale, namespace: 'privacy.consent' })
  return (
    <Card as="section" className="grid gap-4" aria-labelledby="consent">
      <h2 id="consent" className="text-xl">
        {t('title')}
      </h2>
      {view.agreed.length > 0 ? (
        <ul className="grid gap-2">
          {view.agreed.map(({ kind, edition, given, at }) => (
            <li key={kind} data-consent={kind}>
              <a className="link" href={localePath(locale, PAGES[kind])}>
                {t(`kind.${kind}`)}
              </a>
              <p className="hint">
                {t(given ? 'given' : 'withdrawn', {
                  date: formatDateTime(locale, at),
                  edition: isolated(edition),
                })}
              </p>
            </li>
          ))}
        </ul>
      ) : (
        <p>{t('none')}</p>
      )}
      <ActionForm
        action={changeNews}
        messages={await errorMessages(locale, 'auth')}
        notice={<Alert tone="success">{t('done')}</Alert>}
      >
        <FormError />
        <CheckboxField name="news" defaultChecked={view.newsSince !== null}>
          {t('news')}
        </CheckboxField>
        <SubmitButton pending={t('pending')} variant="ghost">
          {t('submit')}
        </SubmitButton>
      </ActionForm>
    </Card>
  )
}
