import { getRequestConfig } from 'next-intl/server'
import { isLocale, routing } from './routing'

export default getRequestConfig(async ({ requestLocale }) => {
  const requested = await requestLocale
  const locale = isLocale(requested) ? requested : routing.defaultLocale
  const { default: messages } =
    locale === 'ar' ? await import('@/messages/ar.json') : await import('@/messages/fr.json')
  return { locale, messages, timeZone: 'UTC' }
})
