import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations, setRequestLocale } from 'next-intl/server'
import { LegalDocument } from '@/components/legal/legal-document'
import { legalText } from '@/components/legal/texts'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { JsonLd } from '@/components/ui/json-ld'
import { env } from '@/lib/core/env'
import { isLocale } from '@/lib/i18n/routing'
import { breadcrumbList, jsonLd, pageMetadata } from '@/lib/i18n/seo'
import { isLegalPage } from '@/lib/legal/domain/pages'
import { company, publishedPolicy } from '@/lib/legal/queries'

type Props = { params: Promise<{ locale: string; page: string }> }

export const revalidate = 3600

/** Made on demand and kept: a build knows neither the company nor the rules of the day. */
export function generateStaticParams() {
  return []
}

const HOUR = 60
const DAY = 24 * HOUR

async function load(params: Props['params']) {
  const { locale, page } = await params
  if (!isLocale(locale) || !isLegalPage(page)) notFound()
  const [policy, t] = await Promise.all([
    publishedPolicy(),
    getTranslations({ locale, namespace: 'legal.span' }),
  ])
  /** From three days on in days, else in hours where they are whole. */
  const span = (minutes: number) =>
    minutes % DAY === 0 && minutes > 3 * DAY
      ? t('days', { n: minutes / DAY })
      : minutes % HOUR === 0 && minutes > 0
        ? t('hours', { n: minutes / HOUR })
        : t('minutes', { n: minutes })
  const text = legalText(locale, page, { company: company(), cndp: env().CNDP_NUMBER, policy, span })
  return { locale, page, text }
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, page, text } = await load(params)
  return pageMetadata({ locale, path: `/legal/${page}`, title: text.title, description: text.description })
}

export default async function LegalRoute({ params }: Props) {
  const { locale, page, text } = await load(params)
  setRequestLocale(locale)
  const ui = await getTranslations({ locale, namespace: 'ui' })
  const trail = [
    { name: ui('breadcrumbs.home'), path: `/${locale}` },
    { name: text.title, path: `/${locale}/legal/${page}` },
  ]
  return (
    <div className="wrap pb-12">
      <JsonLd json={jsonLd([breadcrumbList(trail)])} />
      <Breadcrumbs
        label={ui('breadcrumbs.label')}
        items={trail.map(item => ({ label: item.name, href: item.path }))}
      />
      <h1 className="pt-4 pb-6">{text.title}</h1>
      <LegalDocument locale={locale} page={page} text={text} />
    </div>
  )
}
