import { getTranslations } from 'next-intl/server'
import { StepFields, type Stepped } from '@/components/bookings/work/step-fields'
import { PhotoField } from '@/components/files/photo-field'
import { ActionForm } from '@/components/forms/action-form'
import { errorMessages } from '@/components/forms/error-messages'
import { SelectField, TextareaField } from '@/components/forms/field'
import { FormError } from '@/components/forms/form-error'
import { SubmitButton } from '@/components/forms/submit-button'
import { addStatement, openDispute } from '@/lib/disputes/actions'
import type { DisputeKind } from '@/lib/disputes/domain'
import type { Locale } from '@/lib/i18n/routing'

const texts = (locale: Locale) =>
  Promise.all([
    getTranslations({ locale, namespace: 'disputes' }),
    errorMessages(locale, 'booking', 'disputes', 'files', 'not_found'),
  ])

type OpenFormProps = {
  locale: Locale
  booking: Stepped
  kinds: readonly DisputeKind[]
  possible: boolean
}

/** One side says that something went wrong. */
export async function OpenDisputeForm({ locale, booking, kinds, possible }: OpenFormProps) {
  const [t, messages] = await texts(locale)
  const contests = kinds.length === 1
  const [only = ''] = kinds
  return (
    <ActionForm action={openDispute} messages={messages} className="idle-hidden">
      <FormError />
      {possible ? (
        <details className="rule">
          <summary className="link cursor-pointer py-2">{t(contests ? 'contest' : 'open')}</summary>
          <div className="stack mt-3">
            <StepFields booking={booking} />
            <p>{t('openHint')}</p>
            {contests ? (
              <input type="hidden" name="kind" value={only} />
            ) : (
              <SelectField
                name="kind"
                label={t('about')}
                placeholder={t('choose')}
                options={kinds.map(kind => ({ value: kind, label: t(`kind.${kind}`) }))}
                required
              />
            )}
            <TextareaField
              name="statement"
              label={t('statement')}
              hint={t('statementHint')}
              maxLength={2000}
              rows={5}
              required
            />
            <PhotoField locale={locale} name="evidence" kind="EVIDENCE" label={t('evidence')} />
            <SubmitButton pending={t('sending')} variant="danger" full>
              {t(contests ? 'contestSubmit' : 'openSubmit')}
            </SubmitButton>
          </div>
        </details>
      ) : null}
    </ActionForm>
  )
}

type StatementFormProps = { locale: Locale; bookingId: string; possible: boolean }

/** A side adds its version, or more to it, while the dispute is open. */
export async function StatementForm({ locale, bookingId, possible }: StatementFormProps) {
  const [t, messages] = await texts(locale)
  return (
    <ActionForm action={addStatement} messages={messages} className="stack idle-hidden">
      <FormError />
      {possible ? (
        <>
          <input type="hidden" name="booking" value={bookingId} />
          <TextareaField
            name="statement"
            label={t('yourStatement')}
            hint={t('statementHint')}
            maxLength={2000}
            rows={4}
            required
          />
          <PhotoField locale={locale} name="evidence" kind="EVIDENCE" label={t('evidence')} />
          <SubmitButton pending={t('sending')} full>
            {t('speak')}
          </SubmitButton>
        </>
      ) : null}
    </ActionForm>
  )
}
