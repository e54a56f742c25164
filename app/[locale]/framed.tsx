import { notFound } from 'next/navigation'
import { setRequestLocale } from 'next-intl/server'
import type { ReactNode } from 'react'
import { SiteFrame } from '@/components/layout/site-frame'
import { env } from '@/lib/core/env'
import { isLocale } from '@/lib/i18n/routing'

export type LayoutProps = { children: ReactNode; params: Promise<{ locale: string }> }

/** The site around a page, in the language of its address; one we do not speak does not exist. */
export async function Framed({ children, params, className }: LayoutProps & { className?: string }) {
  const { locale } = await params
  if (!isLocale(locale)) notFound()
  setRequestLocale(locale)
  return (
    <SiteFrame locale={locale} cndp={env().CNDP_NUMBER}>
      {className ? <div className={className}>{children}</div> : children}
    </SiteFrame>
  )
}
