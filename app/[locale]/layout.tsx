import type { Metadata, Viewport } from 'next'
import { notFound } from 'next/navigation'
import { setRequestLocale } from 'next-intl/server'
import { preload } from 'react-dom'
import { direction, isLocale } from '@/lib/i18n/routing'
import '../globals.css'

export const metadata: Metadata = { title: { default: 'Khadamat', template: '%s · Khadamat' } }

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#FBF8F2' },
    { media: '(prefers-color-scheme: dark)', color: '#171613' },
  ],
}

/** Empty: pages are made on demand and kept, so a build needs no database. */
export function generateStaticParams() {
  return []
}

export default async function LocaleLayout({
  children,
  params,
}: {
  children: React.ReactNode
  params: Promise<{ locale: string }>
}) {
  const { locale } = await params
  if (!isLocale(locale)) notFound()
  setRequestLocale(locale)
  preload('/fonts/readex-pro-latin-5.3.0.woff2', { as: 'font', type: 'font/woff2', crossOrigin: 'anonymous' })
  if (locale === 'ar')
    preload('/fonts/readex-pro-arabic-5.3.0.woff2', {
      as: 'font',
      type: 'font/woff2',
      crossOrigin: 'anonymous',
    })
  return (
    <html lang={locale} dir={direction(locale)}>
      <body>{children}</body>
    </html>
  )
}
