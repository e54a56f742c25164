import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { buttonClass } from '@/components/ui/button'
import type { Locale } from '@/lib/i18n/routing'
import { BottomBar } from './bottom-bar'
import { SignedInMark } from './signed-in-mark'
import { SiteFooter } from './site-footer'
import { SiteHeader } from './site-header'

type SiteFrameProps = { locale: Locale; cndp: string | undefined; children: ReactNode }

/** Everything around a page. The page itself begins with its own `.wrap` and has no `<main>`. */
export async function SiteFrame({ locale, cndp, children }: SiteFrameProps) {
  const t = await getTranslations({ locale, namespace: 'layout' })
  return (
    <>
      <a href="#main" className={buttonClass({ className: 'skip-link' })}>
        {t('skip')}
      </a>
      <SignedInMark />
      <SiteHeader locale={locale} />
      <main id="main" tabIndex={-1} className="min-h-[60dvh] outline-none">
        {children}
      </main>
      <SiteFooter locale={locale} cndp={cndp} />
      <BottomBar
        locale={locale}
        label={t('bar.label')}
        words={{
          home: t('bar.home'),
          search: t('bar.search'),
          bookings: t('bar.bookings'),
          account: t('bar.account'),
        }}
      />
    </>
  )
}
