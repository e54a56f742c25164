import { getTranslations } from 'next-intl/server'
import { ActionForm } from '@/components/forms/action-form'
import { errorMessages } from '@/components/forms/error-messages'
import { CheckboxField, Field, SelectField } from '@/components/forms/field'
import { FormError } from '@/components/forms/form-error'
import { SubmitButton } from '@/components/forms/submit-button'
import { Alert } from '@/components/ui/feedback'
import { Card } from '@/components/ui/surface'
import { Tag } from '@/components/ui/tag'
import { addPeriod, removePeriod, savePeriod } from '@/lib/availability/actions'
import { PERIOD_KINDS } from '@/lib/availability/domain/calendar'
import type { CalendarEntry } from '@/lib/availability/queries/periods'
import { localName } from '@/lib/catalogue/domain'
import type { Locale } from '@/lib/i18n/routing'

const KIND_TONE = { HOLIDAY: 'neutral', EID: 'green', RAMADAN: 'blue' } as const

async function Entry({ locale, entry }: { locale: Locale; entry: CalendarEntry }) {
  const [t, messages] = await Promise.all([
    getTranslations({ locale, namespace: 'admin.calendar' }),
    errorMessages(locale, 'hours', 'period', 'not_found'),
  ])
  const name = localName(locale, entry)
  return (
    <Card as="li" className="grid gap-3" data-period={entry.slug}>
      <div className="flex flex-wrap items-center gap-2">
        <h3 className="text-lg">{name}</h3>
        <Tag tone={KIND_TONE[entry.kind]}>{t(`kinds.${entry.kind}`)}</Tag>
        {entry.confirmed ? null : <Tag tone="terracotta">{t('calculated')}</Tag>}
      </div>
      <ActionForm
        action={savePeriod}
        messages={messages}
        className="grid gap-3"
        notice={<Alert tone="success">{t('saved')}</Alert>}
      >
        <FormError />
        <input type="hidden" name="id" value={entry.id} />
        <div
          key={`${entry.startsOn} ${entry.endsOn} ${entry.confirmed}`}
          className="grid items-end gap-3 sm:grid-cols-2"
        >
          <Field name="startsOn" type="date" label={t('firstDay')} defaultValue={entry.startsOn} required />
          <Field name="endsOn" type="date" label={t('lastDay')} defaultValue={entry.endsOn} required />
          <CheckboxField name="confirmed" defaultChecked={entry.confirmed}>
            {t('confirmed')}
          </CheckboxField>
          <SubmitButton pending={t('saving')} variant="ghost">
            {t('save')} <span className="sr-only">{name}</span>
          </SubmitButton>
        </div>
      </ActionForm>
      <ActionForm action={removePeriod} messages={messages} className="grid gap-2">
        <FormError />
        <details>
          <summary className="link inline-flex min-h-11 cursor-pointer items-center">{t('remove')}</summary>
          <div className="grid gap-3">
            <input type="hidden" name="id" value={entry.id} />
            <p>{t('sure')}</p>
            <SubmitButton pending={t('removing')} variant="danger">
              {t('removeNow')} <span className="sr-only">{name}</span>
            </SubmitButton>
          </div>
        </details>
      </ActionForm>
    </Card>
  )
}

async function NewEntry({ locale, count }: { locale: Locale; count: number }) {
  const [t, messages] = await Promise.all([
    getTranslations({ locale, namespace: 'admin.calendar' }),
    errorMessages(locale, 'hours', 'period'),
  ])
  return (
    <ActionForm
      action={addPeriod}
      messages={messages}
      className="stack"
      notice={<Alert tone="success">{t('saved')}</Alert>}
    >
      <FormError />
      <div key={count} className="stack">
        <SelectField
          name="kind"
          label={t('kind')}
          defaultValue="HOLIDAY"
          options={PERIOD_KINDS.map(kind => ({ value: kind, label: t(`kinds.${kind}`) }))}
        />
        <div className="grid gap-3 sm:grid-cols-2">
          <Field name="nameFr" label={t('nameFr')} lang="fr" maxLength={80} required />
          <Field name="nameAr" label={t('nameAr')} lang="ar" dir="rtl" maxLength={80} required />
          <Field name="startsOn" type="date" label={t('firstDay')} required />
          <Field name="endsOn" type="date" label={t('lastDay')} required />
        </div>
        <CheckboxField name="confirmed">{t('confirmed')}</CheckboxField>
      </div>
      <SubmitButton pending={t('saving')} variant="ghost">
        {t('add')}
      </SubmitButton>
    </ActionForm>
  )
}

/** The country's days of one year: each can be moved, confirmed or taken out, and others added. */
export async function CalendarEntries({
  locale,
  entries,
}: {
  locale: Locale
  entries: readonly CalendarEntry[]
}) {
  const t = await getTranslations({ locale, namespace: 'admin.calendar' })
  return (
    <div className="grid gap-4">
      {entries.length === 0 ? <p className="text-muted">{t('none')}</p> : null}
      <ul className="grid gap-4">
        {entries.map(entry => (
          <Entry key={entry.id} locale={locale} entry={entry} />
        ))}
      </ul>
      <Card className="grid gap-4">
        <h3 className="text-lg">{t('addTitle')}</h3>
        <NewEntry locale={locale} count={entries.length} />
      </Card>
    </div>
  )
}
