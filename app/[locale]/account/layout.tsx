import { notFound } from 'next/navigation'
import { setRequestLocale } from 'next-intl/server'
import { SiteFrame } from '@/components/layout/site-frame'
import { env } from '@/lib/core/env'
import { isLocale } from '@/lib/i18n/routing'

// Every page here is one person's.
export const dynamic = 'force-dynamic'

export default async function Layout({
  children,
  params,
}: {
  children: React.ReactNode
  params: Promise<{ locale: string }>
}) {
  const { locale } = await params
  if (!isLocale(locale)) notFound()
  setRequestLocale(locale)
  return (
    <SiteFrame locale={locale} cndp={env().CNDP_NUMBER}>
      <div className="wrap py-8">{children}</div>
    </SiteFrame>
  )
}
