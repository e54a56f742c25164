import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { isLocale, routing } from '@/lib/i18n/routing'

/** Addresses nobody built are not kept: anyone can invent as many as they like. */
export const dynamic = 'force-dynamic'

export async function generateMetadata({
  params,
}: {
  params: Promise<{ locale: string }>
}): Promise<Metadata> {
  const { locale } = await params
  const t = await getTranslations({
    locale: isLocale(locale) ? locale : routing.defaultLocale,
    namespace: 'layout.not_found',
  })
  return { title: t('title') }
}

export default function NoSuchPage() {
  notFound()
}
