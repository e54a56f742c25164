import { notFound } from 'next/navigation'
import { setRequestLocale } from 'next-intl/server'
import type { ReactNode } from 'react'
import { SiteFrame } from '@/components/layout/site-frame'
import { env } from '@/lib/core/env'
import { isLocale } from '@/lib/i18n/routing'

type Props = { children: ReactNode; params: Promise<{ locale: string }> }

export default async function SiteLayout({ children, params }: Props) {
  const { locale } = await params
  if (!isLocale(locale)) notFound()
  setRequestLocale(locale)
  return (
    <SiteFrame locale={locale} cndp={env().CNDP_NUMBER}>
      {children}
    </SiteFrame>
  )
}
