import 'server-only'
import type { Metadata } from 'next'
import { env } from '@/lib/core/env'
import { LOCALES, type Locale } from './routing'

const TAG: Record<Locale, string> = { fr: 'fr-MA', ar: 'ar-MA' }

/** `absolute('/fr/services')` → the address as the outside knows it. */
export const absolute = (path: string): string => new URL(path, env().APP_URL).toString()

/** The page's own address and its twins: canonical, one hreflang per language, French as the default. */
export function alternates(locale: Locale, path = ''): NonNullable<Metadata['alternates']> {
  const languages = Object.fromEntries(LOCALES.map(other => [TAG[other], absolute(`/${other}${path}`)]))
  return {
    canonical: absolute(`/${locale}${path}`),
    languages: { ...languages, 'x-default': absolute(`/fr${path}`) },
  }
}

type PageMetadata = { locale: Locale; path: string; title: string; description: string; index?: boolean }

/** The whole head of a public page. */
export function pageMetadata({ locale, path, title, description, index = true }: PageMetadata): Metadata {
  return {
    metadataBase: new URL(env().APP_URL),
    title,
    description,
    alternates: alternates(locale, path),
    robots: index ? undefined : { index: false, follow: true },
    openGraph: {
      type: 'website',
      siteName: 'Khadamat',
      locale: locale === 'ar' ? 'ar_MA' : 'fr_MA',
      url: absolute(`/${locale}${path}`),
      title,
      description,
    },
  }
}

export type Thing = { '@type': string; [property: string]: unknown }

/** schema.org BreadcrumbList of a trail that begins at the home page. */
export function breadcrumbList(items: readonly { name: string; path: string }[]): Thing {
  return {
    '@type': 'BreadcrumbList',
    itemListElement: items.map((item, index) => ({
      '@type': 'ListItem',
      position: index + 1,
      name: item.name,
      item: absolute(item.path),
    })),
  }
}

type Business = {
  name: string
  description: string
  path: string
  city: string
  district: string | null
  rating: number | null
  reviews: number
  /** Centimes. */
  priceFrom: number | null
  services: readonly string[]
}

/** schema.org LocalBusiness of a provider. No rating without reviews: search engines punish invented ones. */
export function localBusiness(business: Business): Thing {
  return {
    '@type': 'LocalBusiness',
    '@id': absolute(business.path),
    url: absolute(business.path),
    name: business.name,
    description: business.description,
    address: {
      '@type': 'PostalAddress',
      addressCountry: 'MA',
      addressLocality: business.city,
      ...(business.district ? { addressRegion: business.district } : {}),
    },
    areaServed: business.city,
    currenciesAccepted: 'MAD',
    paymentAccepted: 'Cash',
    ...(business.priceFrom === null ? {} : { priceRange: `${Math.round(business.priceFrom / 100)}+ MAD` }),
    makesOffer: business.services.map(name => ({
      '@type': 'Offer',
      itemOffered: { '@type': 'Service', name },
    })),
    ...(business.rating === null || business.reviews === 0
      ? {}
      : {
          aggregateRating: {
            '@type': 'AggregateRating',
            ratingValue: business.rating.toFixed(1),
            reviewCount: business.reviews,
            bestRating: 5,
            worstRating: 1,
          },
        }),
  }
}

/** JSON-LD that no text inside can end early. */
export function jsonLd(things: readonly Thing[]): string {
  return JSON.stringify({ '@context': 'https://schema.org', '@graph': things }).replace(/</g, '\\u003c')
}
