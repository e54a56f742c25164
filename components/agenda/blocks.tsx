import { getTranslations } from 'next-intl/server'
import { ActionForm } from '@/components/forms/action-form'
import { errorMessages } from '@/components/forms/error-messages'
import { Field } from '@/components/forms/field'
import { FormError } from '@/components/forms/form-error'
import { SubmitButton } from '@/components/forms/submit-button'
import { Alert } from '@/components/ui/feedback'
import { Card } from '@/components/ui/surface'
import { block } from '@/lib/agenda/actions'
import { spanText } from '@/lib/agenda/domain/day-plan'
import { removeException } from '@/lib/availability/actions'
import type { Locale } from '@/lib/i18n/routing'
import { formatDate } from '@/lib/time/format'
import type { LocalDate } from '@/lib/time/zone'

/** The grid writes the marked time into this form. */
export const BLOCK_FORM = 'block-time'

type BlocksProps = {
  locale: Locale
  /** The day the form begins with. */
  date: LocalDate
  today: LocalDate
  blocks: readonly { id: number; date: LocalDate; start: number; end: number }[]
}

/** Blocking time by hand, and what is blocked on these days. */
export async function Blocks({ locale, date, today, blocks }: BlocksProps) {
  const [t, messages] = await Promise.all([
    getTranslations({ locale, namespace: 'agenda' }),
    errorMessages(locale, 'agenda', 'hours', 'not_found'),
  ])
  return (
    <section className="grid gap-4" aria-labelledby="blocks">
      <h2 id="blocks" className="text-xl">
        {t('blockTitle')}
      </h2>
      <p className="hint max-w-text">{t('blockHint')}</p>
      <Card className="max-w-text">
        <ActionForm
          id={BLOCK_FORM}
          action={block}
          messages={messages}
          notice={<Alert tone="success" title={t('blockDone')} />}
        >
          <FormError />
          <div className="grid gap-4 sm:grid-cols-3">
            <Field
              name="date"
              type="date"
              label={t('date')}
              defaultValue={date < today ? today : date}
              min={today}
            />
            <Field name="start" type="time" step={900} label={t('start')} defaultValue="12:00" />
            <Field name="end" type="time" step={900} label={t('end')} defaultValue="14:00" />
          </div>
          <SubmitButton pending={t('blocking')}>{t('block')}</SubmitButton>
        </ActionForm>
      </Card>
      {blocks.length > 0 ? (
        <ul className="grid max-w-text gap-2">
          {blocks.map(({ id, date: day, ...span }) => (
            <Card as="li" key={id} className="flex flex-wrap items-center justify-between gap-3">
              <span>
                {formatDate(locale, day, 'medium')} · <bdi dir="ltr">{spanText(span)}</bdi>
              </span>
              <ActionForm action={removeException} messages={messages} className="grid gap-2">
                <FormError />
                <input type="hidden" name="id" value={id} />
                <SubmitButton pending={t('unblocking')} variant="ghost" size="sm">
                  {t('unblock')}
                </SubmitButton>
              </ActionForm>
            </Card>
          ))}
        </ul>
      ) : null}
    </section>
  )
}
