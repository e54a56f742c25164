import type { Metadata } from 'next'
import { cookies } from 'next/headers'
import { notFound } from 'next/navigation'
import { getTranslations, setRequestLocale } from 'next-intl/server'
import { VerifyBanner } from '@/components/accounts/verify-banner'
import { AskForm } from '@/components/quotes/ask-form'
import { Alert } from '@/components/ui/feedback'
import { localePath } from '@/components/ui/locale-path'
import { Panel } from '@/components/ui/surface'
import { database } from '@/db/client'
import { readDraft } from '@/lib/bookings/queries/draft'
import { loadCatalogue } from '@/lib/catalogue/queries'
import { currentActor } from '@/lib/core/auth'
import { isLocale } from '@/lib/i18n/routing'
import { QUOTE_DRAFT_COOKIE } from '@/lib/quotes/queries/draft'
import { now, today } from '@/lib/time/clock'

type Props = {
  params: Promise<{ locale: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

// Filled with what this visitor typed.
export const dynamic = 'force-dynamic'

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params
  if (!isLocale(locale)) return {}
  const t = await getTranslations({ locale, namespace: 'quotes.ask' })
  return { title: t('title'), description: t('summary'), robots: { index: false } }
}

const one = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value) ?? ''

export default async function AskPage({ params, searchParams }: Props) {
  const { locale } = await params
  if (!isLocale(locale)) notFound()
  setRequestLocale(locale)
  const [query, actor, catalogue, jar, t] = await Promise.all([
    searchParams,
    currentActor(),
    loadCatalogue(),
    cookies(),
    getTranslations({ locale, namespace: 'quotes.ask' }),
  ])
  const draft = await readDraft(database(), jar.get(QUOTE_DRAFT_COOKIE)?.value ?? '', now())
  const user = actor.kind === 'user' ? actor : null
  const asked = catalogue.service.get(one(query.service))
  const city = catalogue.city.get(one(query.city))
  // Another service in the address is another wish: the rest of what was typed still holds.
  const typed: Record<string, string> = {
    ...draft,
    ...(asked ? { service: asked.slug } : {}),
    ...(city && !draft ? { city: city.slug } : {}),
  }
  const back = localePath(locale, `/quotes/new${asked ? `?service=${asked.slug}` : ''}`)
  return (
    <div className="wrap grid items-start gap-8 py-8 lg:grid-cols-[1fr_372px] lg:gap-11">
      <div className="grid gap-6">
        <header className="grid gap-2">
          <h1>{t('title')}</h1>
          <p className="text-lg text-muted">{t('summary')}</p>
        </header>
        {user && user.role !== 'CLIENT' ? <Alert tone="info" title={t('clientsOnly')} /> : null}
        {user && !user.emailVerifiedAt ? (
          <VerifyBanner locale={locale} note={t('verify')} callbackUrl={back} />
        ) : null}
        {draft ? <Alert tone="success" title={t('restored')} /> : null}
        <AskForm
          locale={locale}
          catalogue={catalogue}
          today={today(now())}
          typed={typed}
          signedIn={user !== null}
        />
      </div>
      <Panel as="aside" className="grid gap-3 lg:sticky lg:top-6">
        <h2 className="text-lg">{t('how')}</h2>
        <ol className="grid list-decimal gap-2 ps-5">
          <li>{t('how1')}</li>
          <li>{t('how2')}</li>
          <li>{t('how3')}</li>
        </ol>
      </Panel>
    </div>
  )
}
