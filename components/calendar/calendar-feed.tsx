import { getTranslations } from 'next-intl/server'
import { ActionForm } from '@/components/forms/action-form'
import { errorMessages } from '@/components/forms/error-messages'
import { FormError } from '@/components/forms/form-error'
import { SubmitButton } from '@/components/forms/submit-button'
import { Input, Label } from '@/components/ui/input'
import { Card } from '@/components/ui/surface'
import { endCalendar, renewCalendar } from '@/lib/calendar/actions'
import type { Locale } from '@/lib/i18n/routing'
import { formatDateTime } from '@/lib/time/format'
import { CopyButton } from './copy-button'

type CalendarFeedProps = {
  locale: Locale
  /** The whole private address; null while there is none. */
  address: string | null
  readAt: Date | null
}

const FIELD = 'calendar-address'

/** One's appointments in the telephone's own calendar: make the private address, copy, renew, switch off. */
export async function CalendarFeed({ locale, address, readAt }: CalendarFeedProps) {
  const [t, messages] = await Promise.all([
    getTranslations({ locale, namespace: 'calendar' }),
    errorMessages(locale),
  ])
  return (
    <section className="grid gap-4" aria-labelledby="calendar">
      <h2 id="calendar" className="text-xl">
        {t('title')}
      </h2>
      <Card className="grid max-w-text gap-4">
        <p>{t('hint')}</p>
        {address ? (
          <>
            <div className="field">
              <Label htmlFor={FIELD}>{t('address')}</Label>
              <Input id={FIELD} dir="ltr" readOnly value={address} />
              <p className="hint">{t('secret')}</p>
            </div>
            <p className="hint">
              {readAt ? t('read', { when: formatDateTime(locale, readAt) }) : t('unread')}
            </p>
            <div className="row items-start">
              <CopyButton from={FIELD} label={t('copy')} done={t('copied')} />
              <ActionForm action={renewCalendar} messages={messages} className="grid gap-2">
                <FormError />
                <SubmitButton variant="ghost" pending={t('working')}>
                  {t('renew')}
                </SubmitButton>
              </ActionForm>
              <ActionForm action={endCalendar} messages={messages} className="grid gap-2">
                <FormError />
                <SubmitButton variant="danger" pending={t('working')}>
                  {t('end')}
                </SubmitButton>
              </ActionForm>
            </div>
            <p className="hint">{t('renewHint')}</p>
          </>
        ) : (
          <ActionForm action={renewCalendar} messages={messages}>
            <FormError />
            <SubmitButton pending={t('working')}>{t('create')}</SubmitButton>
          </ActionForm>
        )}
      </Card>
    </section>
  )
}
