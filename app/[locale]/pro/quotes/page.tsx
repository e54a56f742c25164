import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations, setRequestLocale } from 'next-intl/server'
import { markText, readMark } from '@/components/bookings/list-page'
import { InvitationList } from '@/components/quotes/invitation-list'
import { localePath } from '@/components/ui/locale-path'
import { database } from '@/db/client'
import { requireRole } from '@/lib/core/page-guard'
import { isLocale } from '@/lib/i18n/routing'
import { QUOTE_SCOPES } from '@/lib/quotes/domain/status'
import { listInvitations } from '@/lib/quotes/queries/invited'

type Props = {
  params: Promise<{ locale: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params
  if (!isLocale(locale)) return {}
  const t = await getTranslations({ locale, namespace: 'quotes.pro' })
  return { title: t('title'), description: t('description'), robots: { index: false } }
}

export default async function InvitationsPage({ params, searchParams }: Props) {
  const { locale } = await params
  if (!isLocale(locale)) notFound()
  setRequestLocale(locale)
  const user = await requireRole(locale, '/pro/quotes', 'PROVIDER')
  const query = await searchParams
  const scope = QUOTE_SCOPES.find(each => each === query.scope) ?? 'new'
  const [{ items, next }, t] = await Promise.all([
    listInvitations(database(), user, scope, readMark(query.after) ?? undefined),
    getTranslations({ locale, namespace: 'quotes.pro' }),
  ])
  const path = localePath(locale, '/pro/quotes')
  return (
    <div className="grid gap-6">
      <h1>{t('title')}</h1>
      <InvitationList
        locale={locale}
        scope={scope}
        items={items}
        next={next ? `${path}?scope=${scope}&after=${markText(next)}` : null}
      />
    </div>
  )
}
