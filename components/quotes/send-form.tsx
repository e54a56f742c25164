import { getTranslations } from 'next-intl/server'
import { durationText } from '@/components/bookings/words'
import { ActionForm } from '@/components/forms/action-form'
import { Field, SelectField, TextareaField } from '@/components/forms/field'
import { FormError } from '@/components/forms/form-error'
import type { Messages } from '@/components/forms/message-for'
import { SubmitButton } from '@/components/forms/submit-button'
import type { Locale } from '@/lib/i18n/routing'
import { sendQuote } from '@/lib/quotes/actions'
import { MOST_LINES, QUOTE_LINE_KINDS, type QuoteLine } from '@/lib/quotes/domain/lines'
import type { InvitedQuote } from '@/lib/quotes/queries/invited'
import { quantityText } from './words'

const SHOWN = 3
const VALID_DAYS = [2, 3, 5, 7, 10, 14]
const DURATIONS = [30, 45, 60, 90, 120, 150, 180, 240, 300, 360, 420, 480, 600, 720]

type SendFormProps = {
  locale: Locale
  requestId: string
  /** The price on the table, to be changed. */
  quote: InvitedQuote | null
  /** Of the offer: what such a job usually takes. */
  usualMinutes: number
  errors: Messages
}

async function Line({ locale, row, line }: { locale: Locale; row: number; line: QuoteLine | undefined }) {
  const t = await getTranslations({ locale, namespace: 'quotes' })
  // The first three rows are the three kinds, so that most prices need no choice.
  const kind = line?.kind ?? QUOTE_LINE_KINDS[row - 1] ?? 'material'
  const dirhams = line ? quantityText(line.unitCentimes / 100) : ''
  return (
    <fieldset className="grid grid-cols-2 items-end gap-3 border-b border-line pb-4 sm:grid-cols-[9rem_1fr_6rem_8rem]">
      <legend className="sr-only">{t('send.line', { row })}</legend>
      <SelectField
        name={`kind_${row}`}
        label={t('send.kind')}
        defaultValue={kind}
        options={QUOTE_LINE_KINDS.map(value => ({ value, label: t(`line.${value}`) }))}
      />
      <Field name={`label_${row}`} label={t('send.label')} defaultValue={line?.label ?? ''} maxLength={120} />
      <Field
        name={`quantity_${row}`}
        label={t('send.quantity')}
        inputMode="decimal"
        dir="ltr"
        defaultValue={line ? quantityText(line.quantity) : '1'}
        maxLength={8}
      />
      <Field
        name={`price_${row}`}
        label={t('send.price')}
        inputMode="decimal"
        dir="ltr"
        defaultValue={dirhams}
        maxLength={12}
      />
    </fieldset>
  )
}

/** The price in lines; sums are the server's. Rows left empty are left out. */
export async function SendForm({ locale, requestId, quote, usualMinutes, errors }: SendFormProps) {
  const [t, bookings, ui] = await Promise.all([
    getTranslations({ locale, namespace: 'quotes' }),
    getTranslations({ locale, namespace: 'bookings' }),
    getTranslations({ locale, namespace: 'ui' }),
  ])
  const lines = quote?.lines.filter(line => line.kind !== 'discount') ?? []
  const rows = Array.from({ length: MOST_LINES }, (_, index) => index + 1)
  const minutes = quote?.durationMinutes ?? usualMinutes
  const durations = [...new Set([...DURATIONS, minutes])].sort((a, b) => a - b)
  const line = (row: number) => <Line key={row} locale={locale} row={row} line={lines[row - 1]} />
  return (
    <ActionForm action={sendQuote} messages={errors} className="grid gap-5">
      <input type="hidden" name="request" value={requestId} />
      <input type="hidden" name="version" value={quote?.version ?? 0} />
      <FormError />
      {rows.slice(0, SHOWN).map(line)}
      <details open={lines.length > SHOWN}>
        <summary className="link cursor-pointer py-2">{t('send.more')}</summary>
        <div className="grid gap-5 pt-3">{rows.slice(SHOWN).map(line)}</div>
      </details>
      <div className="grid gap-4 sm:grid-cols-2">
        <SelectField
          name="duration"
          label={t('send.duration')}
          hint={t('send.durationHint')}
          defaultValue={String(minutes)}
          options={durations.map(value => ({ value: String(value), label: durationText(bookings, value) }))}
        />
        <SelectField
          name="valid"
          label={t('send.valid')}
          defaultValue="7"
          options={VALID_DAYS.map(days => ({ value: String(days), label: t('send.days', { days }) }))}
        />
      </div>
      <TextareaField
        name="message"
        label={t('send.message')}
        hint={t('send.messageHint')}
        optional={ui('optional')}
        defaultValue={quote?.message}
        maxLength={2000}
        rows={4}
      />
      <SubmitButton pending={t('sending')} size="lg" full>
        {quote ? t('send.again') : t('send.submit')}
      </SubmitButton>
      <p className="hint">{t('send.hint')}</p>
    </ActionForm>
  )
}
