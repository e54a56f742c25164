import type { Locale } from '@/lib/i18n/routing'

/** `localePath('ar', '/services')` → `/ar/services`; without a path, that language's home. */
export const localePath = (locale: Locale, path = ''): string => `/${locale}${path === '/' ? '' : path}`
