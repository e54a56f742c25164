import { getTranslations } from 'next-intl/server'
import type { Locale } from '@/lib/i18n/routing'
import { Hearts } from './hearts'

/** The one island behind all the hearts of a page, with its words. */
export async function PageHearts({ locale }: { locale: Locale }) {
  const t = await getTranslations({ locale, namespace: 'favourites' })
  return (
    <Hearts
      locale={locale}
      words={{
        added: t('added'),
        removed: t('removed'),
        failed: t('failed'),
        tooMany: t('tooMany'),
      }}
    />
  )
}
