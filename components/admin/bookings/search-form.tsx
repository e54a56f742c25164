import { getTranslations } from 'next-intl/server'
import { Field, SelectField } from '@/components/forms/field'
import { Button } from '@/components/ui/button'
import { BOOKING_STATUSES } from '@/lib/bookings/domain/status'
import type { Locale } from '@/lib/i18n/routing'

type SearchFormProps = { locale: Locale; action: string; reference: string; status: string }

/** By reference or by state: a plain form, so that what was looked for stands in the address. */
export async function SearchForm({ locale, action, reference, status }: SearchFormProps) {
  const [t, words] = await Promise.all([
    getTranslations({ locale, namespace: 'admin.bookings' }),
    getTranslations({ locale, namespace: 'bookings.status' }),
  ])
  const states = BOOKING_STATUSES.filter(state => state !== 'HOLD')
  return (
    <form action={action} className="grid items-end gap-3 sm:grid-cols-[1fr_14rem_auto]">
      <Field
        name="q"
        label={t('reference')}
        defaultValue={reference}
        maxLength={12}
        autoComplete="off"
        dir="ltr"
      />
      <SelectField
        name="status"
        label={t('status')}
        defaultValue={status}
        options={[
          { value: '', label: t('all') },
          ...states.map(state => ({ value: state, label: words(state) })),
        ]}
      />
      <Button type="submit">{t('search')}</Button>
    </form>
  )
}
