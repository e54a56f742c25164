import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations, setRequestLocale } from 'next-intl/server'
import { auditAddress } from '@/components/admin/audit/address'
import { UserAccess } from '@/components/admin/users/user-access'
import { UserActs } from '@/components/admin/users/user-acts'
import { UserFacts } from '@/components/admin/users/user-facts'
import { UserStatusTag } from '@/components/admin/users/user-list'
import { Icon } from '@/components/ui/icon'
import { localePath } from '@/components/ui/locale-path'
import { personName } from '@/components/ui/person-name'
import { Card, Panel } from '@/components/ui/surface'
import { database } from '@/db/client'
import { userDetail } from '@/lib/administration/queries/users'
import { requireRole } from '@/lib/core/page-guard'
import { isLocale } from '@/lib/i18n/routing'
import { now } from '@/lib/time/clock'

type Props = { params: Promise<{ locale: string; id: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params
  if (!isLocale(locale)) return {}
  const t = await getTranslations({ locale, namespace: 'admin.users' })
  return { title: t('one'), description: t('description'), robots: { index: false } }
}

/** One account: who it is, where it is signed in, what can be done with it. */
export default async function UserPage({ params }: Props) {
  const { locale, id } = await params
  if (!isLocale(locale)) notFound()
  setRequestLocale(locale)
  const admin = await requireRole(locale, `/admin/users/${id}`, 'ADMIN')
  const user = await userDetail(database(), admin, id, now())
  if (!user) notFound()
  const t = await getTranslations({ locale, namespace: 'admin.users' })
  const audit = localePath(locale, '/admin/audit')
  return (
    <div className="grid items-start gap-8 lg:grid-cols-[1fr_372px]">
      <div className="grid min-w-0 gap-6">
        <header className="grid gap-2">
          <a className="link w-fit py-2" href={localePath(locale, '/admin/users')}>
            <Icon name="arrow-left" /> {t('title')}
          </a>
          <h1 className="break-words">
            <bdi>{personName(locale, `${user.firstName} ${user.lastName}`)}</bdi>
          </h1>
          <p>
            <UserStatusTag status={user.status} label={t(`statuses.${user.status}`)} />
          </p>
        </header>
        <Card>
          <UserFacts {...{ locale, user }} />
        </Card>
        <UserAccess {...{ locale, user }} />
      </div>
      <Panel as="aside" className="grid gap-4">
        <h2 className="text-lg">{t('actsTitle')}</h2>
        <UserActs {...{ locale, user }} own={user.id === admin.userId} />
        <p className="grid gap-1">
          <a className="link py-2" href={auditAddress(audit, { id: user.id })}>
            {t('trail')}
          </a>
        </p>
      </Panel>
    </div>
  )
}
