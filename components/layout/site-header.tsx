import { getTranslations } from 'next-intl/server'
import { Icon } from '@/components/ui/icon'
import { localePath } from '@/components/ui/locale-path'
import type { Locale } from '@/lib/i18n/routing'
import { AccountLink } from './account-link'
import { LanguageSwitch } from './language-switch'
import { Logo } from './logo'

export const otherLocale = (locale: Locale): Locale => (locale === 'fr' ? 'ar' : 'fr')

export async function SiteHeader({ locale }: { locale: Locale }) {
  const t = await getTranslations({ locale, namespace: 'layout' })
  return (
    <header className="site-header">
      <div className="wrap">
        <Logo name={t('brand')} label={t('brand_home')} href={localePath(locale)} />
        <nav aria-label={t('nav.label')}>
          <a className="nav-link wide" href={localePath(locale, '/services')}>
            {t('nav.services')}
          </a>
          <a className="nav-link wide" href={localePath(locale, '/sign-up?role=PROVIDER')}>
            {t('nav.become_provider')}
          </a>
          <LanguageSwitch to={otherLocale(locale)} className="nav-link font-medium text-ink">
            <Icon name="languages" />
            {t('nav.other_language')}
          </LanguageSwitch>
          <span className="wide">
            <AccountLink locale={locale} signIn={t('nav.sign_in')} account={t('nav.account')} />
          </span>
        </nav>
      </div>
    </header>
  )
}
