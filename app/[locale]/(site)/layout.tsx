import { setRequestLocale } from 'next-intl/server'
import type { ReactNode } from 'react'
import { SiteFrame } from '@/components/layout/site-frame'
import { isLocale, routing } from '@/lib/i18n/routing'

type Props = { children: ReactNode; params: Promise<{ locale: string }> }

export default async function SiteLayout({ children, params }: Props) {
  const { locale: asked } = await params
  const locale = isLocale(asked) ? asked : routing.defaultLocale
  setRequestLocale(locale)
  return <SiteFrame locale={locale}>{children}</SiteFrame>
}
