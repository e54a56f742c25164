import { notFound } from 'next/navigation'
import { getTranslations, setRequestLocale } from 'next-intl/server'
import type { ReactNode } from 'react'
import { SiteFrame } from '@/components/layout/site-frame'
import { SPACES, type Space } from '@/components/layout/space-links'
import { SpaceNav } from '@/components/layout/space-nav'
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

/** The same with the menu of one's own space above the page. */
export async function FramedSpace({ children, params, space }: LayoutProps & { space: Space }) {
  const { locale } = await params
  if (!isLocale(locale)) notFound()
  const t = await getTranslations({ locale, namespace: `spaces.${space}` })
  const words = Object.fromEntries(SPACES[space].map(({ key }) => [key, t(key as 'home')]))
  return (
    <Framed params={params} className="wrap pt-4 pb-8">
      <SpaceNav locale={locale} space={space} label={t('label')} words={words} />
      {children}
    </Framed>
  )
}
