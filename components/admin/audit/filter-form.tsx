import { getTranslations } from 'next-intl/server'
import { Field, SelectField } from '@/components/forms/field'
import { Button, LinkButton } from '@/components/ui/button'
import type { Option, OptionGroup } from '@/components/ui/input'
import {
  AUDIT_ACTION_NAMES,
  AUDIT_SEVERITIES,
  AUDIT_TARGETS,
  type AuditAction,
} from '@/lib/audit/domain/catalogue'
import type { AuditFilter } from '@/lib/audit/schemas'
import type { Locale } from '@/lib/i18n/routing'
import { fieldsOf } from './address'

type Props = { locale: Locale; action: string; filter: AuditFilter }
type FamilyOf<Name> = Name extends `${infer Family}.${string}` ? Family : never

const familyOf = (action: AuditAction) => action.slice(0, action.indexOf('.')) as FamilyOf<AuditAction>

/** Every question one can ask of the log: a plain form, so that the answer has an address. */
export async function FilterForm({ locale, action, filter }: Props) {
  const t = await getTranslations({ locale, namespace: 'audit' })
  const any: Option = { value: '', label: t('page.any') }
  const families = [...new Set(AUDIT_ACTION_NAMES.map(familyOf))]
  const acts: (Option | OptionGroup)[] = [
    any,
    ...families.map(family => ({
      label: t(`families.${family}`),
      options: AUDIT_ACTION_NAMES.filter(name => familyOf(name) === family).map(name => ({
        value: name,
        label: t(`actions.${name}`),
      })),
    })),
  ]
  const severities: Option[] = [
    any,
    { value: 'alarming', label: t('page.alarming') },
    ...AUDIT_SEVERITIES.map(value => ({ value, label: t(`severity.${value}`) })),
  ]
  const targets: Option[] = [any, ...AUDIT_TARGETS.map(value => ({ value, label: t(`targets.${value}`) }))]
  const asked = fieldsOf(filter).length > 0
  return (
    <search>
      <form action={action} className="grid items-end gap-3 sm:grid-cols-2 lg:grid-cols-4">
        <SelectField name="action" label={t('page.act')} options={acts} defaultValue={filter.action ?? ''} />
        <SelectField
          name="severity"
          label={t('page.severity')}
          options={severities}
          defaultValue={filter.severity ?? ''}
        />
        <SelectField
          name="target"
          label={t('page.target')}
          options={targets}
          defaultValue={filter.target ?? ''}
        />
        <Field
          name="who"
          label={t('page.who')}
          defaultValue={filter.who}
          maxLength={254}
          autoComplete="off"
          dir="ltr"
        />
        <Field
          name="id"
          label={t('page.id')}
          defaultValue={filter.id}
          maxLength={100}
          autoComplete="off"
          dir="ltr"
        />
        <Field name="from" type="date" label={t('page.from')} defaultValue={filter.from ?? ''} />
        <Field name="to" type="date" label={t('page.to')} defaultValue={filter.to ?? ''} />
        <div className="row">
          <Button type="submit">{t('page.find')}</Button>
          {asked ? (
            <LinkButton variant="quiet" href={action}>
              {t('page.clear')}
            </LinkButton>
          ) : null}
        </div>
      </form>
    </search>
  )
}
