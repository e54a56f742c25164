import { localePath } from '@/components/ui/locale-path'
import type { Locale } from '@/lib/i18n/routing'

/** The address of a page that leads in, with the way back it keeps. */
export function authPath(locale: Locale, path: string, callbackUrl: string | null): string {
  const query = callbackUrl ? `?callbackUrl=${encodeURIComponent(callbackUrl)}` : ''
  return `${localePath(locale, path)}${query}`
}
