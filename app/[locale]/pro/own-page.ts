import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations, setRequestLocale } from 'next-intl/server'
import { database } from '@/db/client'
import { loadCatalogue } from '@/lib/catalogue/queries'
import { requireRole } from '@/lib/core/page-guard'
import { isLocale } from '@/lib/i18n/routing'
import { ownProfile } from '@/lib/providers/queries/own'

export type PageProps = {
  params: Promise<{ locale: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

type Named = 'onboarding' | 'offers' | 'newOffer' | 'editOffer' | 'profile' | 'preview' | 'home'

/** Head of a page of the workshop. */
export async function workshopMetadata(page: Named, params: PageProps['params']): Promise<Metadata> {
  const { locale } = await params
  if (!isLocale(locale)) return {}
  const t = await getTranslations({ locale, namespace: 'workbench.pages' })
  return { title: t(`${page}.title`), description: t(`${page}.description`), robots: { index: false } }
}

/** What every page of the workshop begins with: the signed-in provider, the profile if there is one, the catalogue. */
export async function openWorkshop(params: PageProps['params'], path: string) {
  const { locale } = await params
  if (!isLocale(locale)) notFound()
  setRequestLocale(locale)
  const user = await requireRole(locale, path, 'PROVIDER')
  const [profile, catalogue] = await Promise.all([ownProfile(database(), user), loadCatalogue()])
  return { locale, user, profile, catalogue }
}
