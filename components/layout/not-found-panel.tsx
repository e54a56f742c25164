import { getTranslations } from 'next-intl/server'
import { LinkButton } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/feedback'
import { Icon } from '@/components/ui/icon'
import { localePath } from '@/components/ui/locale-path'
import type { Locale } from '@/lib/i18n/routing'

/** Nothing at this address, and two ways on. Kept small: Next sends it along with every page. */
export async function NotFoundPanel({ locale }: { locale: Locale }) {
  const t = await getTranslations({ locale, namespace: 'layout.not_found' })
  return (
    <EmptyState
      title={t('title')}
      icon="compass"
      level="h1"
      actions={
        <>
          <LinkButton href={localePath(locale, '/search')}>
            <Icon name="search" />
            {t('search')}
          </LinkButton>
          <LinkButton variant="ghost" href={localePath(locale)}>
            {t('home')}
          </LinkButton>
        </>
      }
    >
      {t('text')}
    </EmptyState>
  )
}
