import { defineRouting } from 'next-intl/routing'

export const LOCALES = ['fr', 'ar'] as const
export type Locale = (typeof LOCALES)[number]

export const routing = defineRouting({
  locales: LOCALES,
  defaultLocale: 'fr',
  localePrefix: 'always',
  // Chosen in `/`, by the middleware: cookie, then Accept-Language.
  localeCookie: { name: 'kh_locale', maxAge: 60 * 60 * 24 * 365, sameSite: 'lax' },
  // Pages state their own alternates.
  alternateLinks: false,
})

export function isLocale(value: unknown): value is Locale {
  return value === 'fr' || value === 'ar'
}

export const direction = (locale: Locale): 'ltr' | 'rtl' => (locale === 'ar' ? 'rtl' : 'ltr')
