import { getTranslations } from 'next-intl/server'
import { ActionForm } from '@/components/forms/action-form'
import { errorMessages } from '@/components/forms/error-messages'
import { FormError } from '@/components/forms/form-error'
import { SubmitButton } from '@/components/forms/submit-button'
import { Card } from '@/components/ui/surface'
import { Tag } from '@/components/ui/tag'
import { endOtherSessions, endSession } from '@/lib/accounts/actions/security'
import type { SecurityView } from '@/lib/accounts/queries/security'
import type { Locale } from '@/lib/i18n/routing'
import { formatDateTime } from '@/lib/time/format'

type Props = { locale: Locale; security: SecurityView }
type Device = SecurityView['devices'][number]['device']

/** Where this account is signed in; each can be signed out, or all but this one. */
export async function DevicesSection({ locale, security }: Props) {
  const [t, messages] = await Promise.all([
    getTranslations({ locale, namespace: 'accounts.security.devices' }),
    errorMessages(locale, 'auth'),
  ])
  const nameOf = (device: Device) =>
    device ? (device.system ? t('on', device) : device.browser) : t('unknown')
  return (
    <Card as="section" className="grid gap-4" aria-labelledby="devices">
      <h2 id="devices" className="text-xl">
        {t('title')}
      </h2>
      <ul className="grid gap-3">
        {security.devices.map(({ id, device, ip, lastSeenAt, current }) => (
          <li
            key={id}
            className="flex flex-wrap items-center justify-between gap-3 border-b border-line pb-3"
          >
            <div className="min-w-0">
              <p className="font-medium">
                <bdi>{nameOf(device)}</bdi> {current ? <Tag tone="green">{t('this')}</Tag> : null}
              </p>
              <p className="hint">
                {current ? t('seen_now') : t('seen', { date: formatDateTime(locale, lastSeenAt) })}
                {ip ? (
                  <>
                    {' · '}
                    <bdi dir="ltr">{ip}</bdi>
                  </>
                ) : null}
              </p>
            </div>
            {current ? null : (
              <ActionForm action={endSession} messages={messages} className="grid gap-2">
                <FormError />
                <input type="hidden" name="session" value={id} />
                <SubmitButton pending={t('end_pending')} variant="ghost" size="sm">
                  {t('end')}
                </SubmitButton>
              </ActionForm>
            )}
          </li>
        ))}
      </ul>
      {security.devices.length > 1 ? (
        <ActionForm action={endOtherSessions} messages={messages} className="grid gap-2">
          <FormError />
          <SubmitButton pending={t('others_pending')} variant="danger">
            {t('others')}
          </SubmitButton>
        </ActionForm>
      ) : null}
    </Card>
  )
}

/** Who tried to get in lately. */
export async function AttemptsSection({ locale, security }: Props) {
  const [t, devices] = await Promise.all([
    getTranslations({ locale, namespace: 'accounts.security.attempts' }),
    getTranslations({ locale, namespace: 'accounts.security.devices' }),
  ])
  return (
    <Card as="section" className="grid gap-4" aria-labelledby="attempts">
      <h2 id="attempts" className="text-xl">
        {t('title')}
      </h2>
      {security.attempts.length === 0 ? <p className="text-muted">{t('none')}</p> : null}
      <ol className="grid gap-3">
        {security.attempts.map(({ at, outcome, ip, device }) => (
          <li key={at.toISOString()} className="grid gap-0.5">
            <p className="font-medium">{t(outcome)}</p>
            <p className="hint">
              {formatDateTime(locale, at)} · <bdi>{device?.browser ?? devices('unknown')}</bdi>
              {ip ? (
                <>
                  {' · '}
                  <bdi dir="ltr">{ip}</bdi>
                </>
              ) : null}
            </p>
          </li>
        ))}
      </ol>
    </Card>
  )
}
