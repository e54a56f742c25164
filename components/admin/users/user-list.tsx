import { getTranslations } from 'next-intl/server'
import { Field, SelectField } from '@/components/forms/field'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/feedback'
import { localePath } from '@/components/ui/locale-path'
import { personName } from '@/components/ui/person-name'
import { Card } from '@/components/ui/surface'
import { Tag, type Tone } from '@/components/ui/tag'
import type { UserFilter, UserItem, UserStatus } from '@/lib/administration/queries/users'
import type { Locale } from '@/lib/i18n/routing'

type FormProps = {
  locale: Locale
  action: string
  filter: UserFilter
  roles: readonly UserItem['role'][]
  statuses: readonly UserStatus[]
}

/** By e-mail, name or telephone, by role and state: a plain form, so that the answer has an address. */
export async function UserSearch({ locale, action, filter, roles, statuses }: FormProps) {
  const t = await getTranslations({ locale, namespace: 'admin.users' })
  const any = { value: '', label: t('any') }
  return (
    <search>
      <form
        action={action}
        className="grid items-end gap-3 sm:grid-cols-2 lg:grid-cols-[1fr_12rem_12rem_auto]"
      >
        <Field name="q" type="search" label={t('search')} defaultValue={filter.text} maxLength={100} />
        <SelectField
          name="role"
          label={t('role')}
          defaultValue={filter.role ?? ''}
          options={[any, ...roles.map(value => ({ value, label: t(`roles.${value}`) }))]}
        />
        <SelectField
          name="status"
          label={t('status')}
          defaultValue={filter.status ?? ''}
          options={[any, ...statuses.map(value => ({ value, label: t(`statuses.${value}`) }))]}
        />
        <Button type="submit">{t('find')}</Button>
      </form>
    </search>
  )
}

const TONE: Record<UserStatus, Tone> = { ACTIVE: 'green', SUSPENDED: 'error', ERASED: 'neutral' }

/** An account's state, in words. */
export function UserStatusTag({ status, label }: { status: UserStatus; label: string }) {
  return <Tag tone={TONE[status]}>{label}</Tag>
}

export async function UserList({ locale, items }: { locale: Locale; items: readonly UserItem[] }) {
  const t = await getTranslations({ locale, namespace: 'admin.users' })
  if (items.length === 0) return <EmptyState icon="users" title={t('none')} />
  return (
    <ul className="grid gap-3">
      {items.map(user => (
        <Card key={user.id} as="li" className="relative grid gap-1" data-user={user.id}>
          <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1">
            <h2 className="min-w-0 text-lg break-words">
              <a
                className="after:absolute after:inset-0 after:rounded-card"
                href={localePath(locale, `/admin/users/${user.id}`)}
              >
                <bdi>{personName(locale, `${user.firstName} ${user.lastName}`)}</bdi>
              </a>
            </h2>
            <UserStatusTag status={user.status} label={t(`statuses.${user.status}`)} />
          </div>
          <p className="break-words text-muted">
            {t(`roles.${user.role}`)} ·{' '}
            <bdi className="inline-block max-w-full" dir="ltr">
              {user.email}
            </bdi>
          </p>
        </Card>
      ))}
    </ul>
  )
}
