import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations, setRequestLocale } from 'next-intl/server'
import { InvitationDetail } from '@/components/quotes/invitation-detail'
import { database } from '@/db/client'
import { requireRole } from '@/lib/core/page-guard'
import { isLocale } from '@/lib/i18n/routing'
import { findInvitation } from '@/lib/quotes/queries/invited'
import { offerForQuote } from '@/lib/quotes/queries/offer'
import { now } from '@/lib/time/clock'

type Props = { params: Promise<{ locale: string; id: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params
  if (!isLocale(locale)) return {}
  const t = await getTranslations({ locale, namespace: 'quotes.pro' })
  return { title: t('detailTitle'), description: t('description'), robots: { index: false } }
}

export default async function InvitationPage({ params }: Props) {
  const { locale, id } = await params
  if (!isLocale(locale)) notFound()
  setRequestLocale(locale)
  const user = await requireRole(locale, `/pro/quotes/${id}`, 'PROVIDER')
  const db = database()
  const invitation = await findInvitation(db, user, id)
  if (!invitation || user.providerId === null) notFound()
  const offer = await offerForQuote(db, user.providerId, invitation.serviceId)
  return (
    <InvitationDetail
      locale={locale}
      invitation={invitation}
      usualMinutes={offer?.durationMinutes ?? null}
      now={now()}
    />
  )
}
