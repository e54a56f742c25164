import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { localePath } from '@/components/ui/locale-path'
import type { Locale } from '@/lib/i18n/routing'
import { LEGAL_PAGES } from '@/lib/legal/domain/pages'
import { LanguageSwitch } from './language-switch'
import { LogoMark } from './logo'
import { otherLocale } from './site-header'

/** The trades most asked for. Named here and not read: the footer stands on every page and costs no query. */
const POPULAR = ['plomberie', 'electricite', 'menage', 'jardin', 'peinture', 'climatisation'] as const

const LINK = 'inline-flex min-h-11 items-center hover:text-ink hover:underline md:min-h-8'

function Column({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <nav aria-labelledby={id}>
      <h2 id={id} className="text-base">
        {title}
      </h2>
      <ul className="mt-2">{children}</ul>
    </nav>
  )
}

function Item({ href, className, children }: { href: string; className?: string; children: ReactNode }) {
  return (
    <li className={className}>
      <a className={LINK} href={href}>
        {children}
      </a>
    </li>
  )
}

type SiteFooterProps = {
  locale: Locale
  /** Number of our declaration to the data protection authority (law 09-08), once there is one. */
  cndp: string | undefined
}

export async function SiteFooter({ locale, cndp }: SiteFooterProps) {
  const [t, legal] = await Promise.all([
    getTranslations({ locale, namespace: 'layout' }),
    getTranslations({ locale, namespace: 'legal.names' }),
  ])
  return (
    <footer className="site-footer">
      <div className="wrap grid gap-8 md:grid-cols-[1.4fr_1fr_1fr_1fr]">
        <div className="grid content-start gap-3">
          <p className="flex items-center gap-2.5 text-lg font-semibold text-green">
            <LogoMark />
            {t('brand')}
          </p>
          <p className="max-w-[36ch]">{t('footer.promise')}</p>
          {cndp ? <p>{t('footer.cndp', { number: cndp })}</p> : null}
        </div>
        <Column id="footer-services" title={t('footer.services')}>
          {POPULAR.map(slug => (
            <Item key={slug} href={localePath(locale, `/services/${slug}`)}>
              {t(`footer.categories.${slug}`)}
            </Item>
          ))}
          <Item href={localePath(locale, '/services')}>{t('footer.all_services')}</Item>
        </Column>
        <Column id="footer-site" title={t('footer.site')}>
          <Item href={localePath(locale, '/search')}>{t('footer.search')}</Item>
          <Item className="visitors" href={localePath(locale, '/sign-up?role=PROVIDER')}>
            {t('nav.become_provider')}
          </Item>
          <Item className="visitors" href={localePath(locale, '/sign-in')}>
            {t('nav.sign_in')}
          </Item>
          <li>
            <LanguageSwitch to={otherLocale(locale)} className={LINK}>
              {t('nav.other_language')}
            </LanguageSwitch>
          </li>
        </Column>
        <Column id="footer-legal" title={t('footer.legal')}>
          {LEGAL_PAGES.map(page => (
            <Item key={page} href={localePath(locale, `/legal/${page}`)}>
              {legal(page)}
            </Item>
          ))}
        </Column>
      </div>
    </footer>
  )
}
