import { getTranslations } from 'next-intl/server'
import { ActionForm } from '@/components/forms/action-form'
import { errorMessages } from '@/components/forms/error-messages'
import { FormError } from '@/components/forms/form-error'
import { SubmitButton } from '@/components/forms/submit-button'
import { buttonClass } from '@/components/ui/button'
import { Alert } from '@/components/ui/feedback'
import { Card } from '@/components/ui/surface'
import { Tag } from '@/components/ui/tag'
import type { Locale } from '@/lib/i18n/routing'
import { askExport } from '@/lib/privacy/actions'
import type { PrivacyView } from '@/lib/privacy/queries/page'
import { formatDateTime } from '@/lib/time/format'
import { ConfirmFields } from './confirm-fields'

type Props = { locale: Locale; copies: PrivacyView['copies']; twoFactor: boolean }

const TONE = { WAITING: 'blue', READY: 'green', EXPIRED: 'neutral', FAILED: 'error' } as const

/** A copy of everything: asked for here, made by a job, fetched here. */
export async function ExportSection({ locale, copies, twoFactor }: Props) {
  const t = await getTranslations({ locale, namespace: 'privacy.export' })
  const waiting = copies.some(({ status }) => status === 'WAITING')
  return (
    <Card as="section" className="grid gap-4" aria-labelledby="export">
      <h2 id="export" className="text-xl">
        {t('title')}
      </h2>
      <p>{t('text')}</p>
      {copies.length > 0 ? (
        <ul className="grid gap-3" aria-label={t('list')}>
          {copies.map(({ id, status, size, createdAt, expiresAt }) => (
            <li
              key={id}
              data-export={status}
              className="flex flex-wrap items-center justify-between gap-3 border-b border-line pb-3"
            >
              <div className="min-w-0">
                <p>
                  {t('asked', { date: formatDateTime(locale, createdAt) })}{' '}
                  <Tag tone={TONE[status]}>{t(`status.${status}`)}</Tag>
                </p>
                {status === 'READY' && expiresAt ? (
                  <p className="hint">
                    {t('until', {
                      date: formatDateTime(locale, expiresAt),
                      size: Math.max(1, Math.ceil((size ?? 0) / 1024)),
                    })}
                  </p>
                ) : null}
              </div>
              {status === 'READY' ? (
                <a
                  className={buttonClass({ variant: 'ghost', size: 'sm' })}
                  href={`/api/exports/${id}`}
                  download
                >
                  {t('download')}
                </a>
              ) : null}
            </li>
          ))}
        </ul>
      ) : null}
      {waiting ? (
        <Alert tone="info">{t('waiting')}</Alert>
      ) : (
        <ActionForm
          action={askExport}
          messages={await errorMessages(locale, 'accounts', 'auth', 'exports')}
          success={<Alert tone="success">{t('done')}</Alert>}
        >
          <FormError />
          <ConfirmFields locale={locale} twoFactor={twoFactor} />
          <SubmitButton pending={t('pending')}>{t('submit')}</SubmitButton>
        </ActionForm>
      )}
    </Card>
  )
}
