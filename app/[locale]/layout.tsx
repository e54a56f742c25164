import type { Metadata, Viewport } from 'next'
import { getTranslations, setRequestLocale } from 'next-intl/server'
import type { ReactNode } from 'react'
import { preload } from 'react-dom'
import { env } from '@/lib/core/env'
import { direction, isLocale, routing } from '@/lib/i18n/routing'
import '../globals.css'

type Props = { children: ReactNode; params: Promise<{ locale: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params
  if (!isLocale(locale)) return {}
  const t = await getTranslations({ locale, namespace: 'seo.site' })
  return {
    metadataBase: new URL(env().APP_URL),
    title: { default: t('title'), template: `%s · ${t('name')}` },
    description: t('description'),
    applicationName: t('name'),
    openGraph: { type: 'website', siteName: t('name'), locale: locale === 'ar' ? 'ar_MA' : 'fr_MA' },
    icons: {
      icon: [
        { url: '/favicon.ico', sizes: '32x32' },
        { url: '/icons/icon.svg', type: 'image/svg+xml' },
      ],
      apple: '/icons/apple-touch-icon.png',
    },
    formatDetection: { telephone: false, email: false, address: false },
  }
}

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  viewportFit: 'cover',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#fbf8f2' },
    { media: '(prefers-color-scheme: dark)', color: '#171613' },
  ],
}

/** Empty: pages are made on demand and kept, so a build needs no database. */
export function generateStaticParams() {
  return []
}

const font = (file: string) =>
  preload(`/fonts/${file}`, { as: 'font', type: 'font/woff2', crossOrigin: 'anonymous' })

export default async function LocaleLayout({ children, params }: Props) {
  const { locale: asked } = await params
  // An address without a language is refused one layout further in, where there is a page to refuse it with.
  const locale = isLocale(asked) ? asked : routing.defaultLocale
  setRequestLocale(locale)
  // Digits and spaces are Latin on every page.
  font('readex-pro-latin-5.3.0.woff2')
  if (locale === 'ar') font('readex-pro-arabic-5.3.0.woff2')
  return (
    <html lang={locale} dir={direction(locale)}>
      <body>{children}</body>
    </html>
  )
}
