import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations, setRequestLocale } from 'next-intl/server'
import { listAddress, one, type Query, readMark, writeMark } from '@/components/admin/keyset'
import { UserList, UserSearch } from '@/components/admin/users/user-list'
import { localePath } from '@/components/ui/locale-path'
import { Pagination } from '@/components/ui/pagination'
import { database } from '@/db/client'
import { USER_ROLES, USER_STATUSES, userList } from '@/lib/administration/queries/users'
import { requireRole } from '@/lib/core/page-guard'
import { cleanText } from '@/lib/core/text'
import { isLocale } from '@/lib/i18n/routing'

type Props = { params: Promise<{ locale: string }>; searchParams: Promise<Query> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params
  if (!isLocale(locale)) return {}
  const t = await getTranslations({ locale, namespace: 'admin.users' })
  return { title: t('title'), description: t('description'), robots: { index: false } }
}

/** Every account, to be found by e-mail, name or telephone. */
export default async function UsersPage({ params, searchParams }: Props) {
  const { locale } = await params
  if (!isLocale(locale)) notFound()
  setRequestLocale(locale)
  const user = await requireRole(locale, '/admin/users', 'ADMIN')
  const query = await searchParams
  const filter = {
    text: cleanText(one(query.q)).slice(0, 100),
    role: USER_ROLES.find(role => role === one(query.role)) ?? null,
    status: USER_STATUSES.find(status => status === one(query.status)) ?? null,
  }
  const [{ items, next }, t] = await Promise.all([
    userList(database(), user, filter, readMark(query.after)),
    getTranslations({ locale, namespace: 'admin.users' }),
  ])
  const path = localePath(locale, '/admin/users')
  const more = next ? writeMark(next.at, next.id) : null
  const asked = { q: filter.text, role: filter.role, status: filter.status }
  return (
    <div className="grid gap-6">
      <h1>{t('title')}</h1>
      <UserSearch {...{ locale, filter }} action={path} roles={USER_ROLES} statuses={USER_STATUSES} />
      <UserList {...{ locale, items }} />
      <Pagination
        label={t('list')}
        next={more ? { href: listAddress(path, { ...asked, after: more }), label: t('more') } : null}
      />
    </div>
  )
}
