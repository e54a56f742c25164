import { getTranslations } from 'next-intl/server'
import type { ComponentProps, ReactNode } from 'react'
import { PasswordInput } from '@/components/accounts/password-input'
import { ActionForm } from '@/components/forms/action-form'
import { errorMessages } from '@/components/forms/error-messages'
import { TextareaField } from '@/components/forms/field'
import { FormError } from '@/components/forms/form-error'
import { SubmitButton } from '@/components/forms/submit-button'
import { Alert } from '@/components/ui/feedback'
import {
  endUserSessions,
  reactivateUser,
  resetUserTwoFactor,
  suspendUser,
} from '@/lib/administration/actions'
import type { UserDetail } from '@/lib/administration/queries/users'
import type { Locale } from '@/lib/i18n/routing'

type ActProps<Data> = {
  locale: Locale
  user: UserDetail
  act: 'sessions' | 'factor' | 'suspend' | 'reactivate'
  /** What it says once it is done. */
  done: string
  action: ComponentProps<typeof ActionForm<Data>>['action']
  possible: boolean
  children?: ReactNode
}

/** One act: its form stays on the page when it has become impossible, to say that it is done. */
async function Act<Data>({ locale, user, act, done, action, possible, children }: ActProps<Data>) {
  const [t, messages] = await Promise.all([
    getTranslations({ locale, namespace: 'admin.users' }),
    errorMessages(locale, 'users', 'accounts', 'auth', 'not_found'),
  ])
  return (
    <ActionForm
      action={action}
      messages={messages}
      notice={<Alert tone="success">{done}</Alert>}
      className="idle-hidden"
    >
      <FormError />
      {possible ? (
        <details key={act} className="rule">
          <summary className="link cursor-pointer py-2">{t(`acts.${act}`)}</summary>
          <div className="stack mt-3">
            <p className="hint">{t(`hints.${act}`)}</p>
            <input type="hidden" name="user" value={user.id} />
            {children}
            <SubmitButton pending={t('pending')} variant={act === 'reactivate' ? 'primary' : 'danger'}>
              {t(`acts.${act}`)}
            </SubmitButton>
          </div>
        </details>
      ) : null}
    </ActionForm>
  )
}

type Props = { locale: Locale; user: UserDetail; own: boolean }

/** What an administrator can do with an account now. What weakens or closes it asks for the own password once more. */
export async function UserActs({ locale, user, own }: Props) {
  const t = await getTranslations({ locale, namespace: 'admin.users' })
  if (own) return <Alert tone="info">{t('own')}</Alert>
  if (user.status === 'ERASED') return <p className="text-muted">{t('nothingToDo')}</p>
  const active = user.status === 'ACTIVE'
  const password = (
    <PasswordInput locale={locale} use="current-password" name="current" label={t('yourPassword')} />
  )
  return (
    <div className="grid gap-2">
      <Act
        {...{ locale, user }}
        act="sessions"
        done={t('done.sessions')}
        action={endUserSessions}
        possible={active && user.devices.length > 0}
      />
      <Act
        {...{ locale, user }}
        act="factor"
        done={t('done.factor')}
        action={resetUserTwoFactor}
        possible={active && user.twoFactorSince !== null}
      >
        {password}
      </Act>
      {/* One form for the two: only the last thing done is said. */}
      <Act<object>
        {...{ locale, user }}
        act={active ? 'suspend' : 'reactivate'}
        done={active ? t('done.reactivate') : t('done.suspend')}
        action={
          (active ? suspendUser : reactivateUser) as ComponentProps<typeof ActionForm<object>>['action']
        }
        possible
      >
        {active ? (
          <>
            <TextareaField
              name="reason"
              label={t('reason')}
              hint={t('reasonHint')}
              rows={3}
              maxLength={500}
            />
            {password}
          </>
        ) : null}
      </Act>
    </div>
  )
}
