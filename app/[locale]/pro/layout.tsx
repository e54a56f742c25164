import { notFound } from 'next/navigation'
import { setRequestLocale } from 'next-intl/server'
import { SiteFrame } from '@/components/layout/site-frame'
import { isLocale } from '@/lib/i18n/routing'

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
    <SiteFrame locale={locale}>
      <div className="wrap py-8">{children}</div>
    </SiteFrame>
  )
}
