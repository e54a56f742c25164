import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations, setRequestLocale } from 'next-intl/server'
import { AccountFacts } from '@/components/admin/account-facts'
import { IdentityPapers } from '@/components/admin/identity-papers'
import { ProviderDecisions } from '@/components/admin/provider-decisions'
import { queueAddress } from '@/components/admin/queue-request'
import { ProfileBody } from '@/components/profile/profile-body'
import { Card, Panel } from '@/components/ui/surface'
import { Tag } from '@/components/ui/tag'
import { WeekTable } from '@/components/workshop/week-table'
import { database } from '@/db/client'
import { loadCatalogue } from '@/lib/catalogue/queries'
import { requireRole } from '@/lib/core/page-guard'
import { isLocale } from '@/lib/i18n/routing'
import { documentsOf } from '@/lib/identity/queries'
import { offersOf, profileOf, usualWeek } from '@/lib/providers/queries/own'
import { photosOf } from '@/lib/providers/queries/photos'
import { accountOf } from '@/lib/providers/queries/queue'
import { today } from '@/lib/time/clock'

type Props = { params: Promise<{ locale: string; id: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params
  if (!isLocale(locale)) return {}
  const t = await getTranslations({ locale, namespace: 'admin.providers' })
  return { title: t('detail'), description: t('description'), robots: { index: false } }
}

/** Everything the public page will show, in both languages, and who stands behind it. */
export default async function ProviderDetailPage({ params }: Props) {
  const { locale, id } = await params
  if (!isLocale(locale)) notFound()
  setRequestLocale(locale)
  await requireRole(locale, `/admin/providers/${encodeURIComponent(id)}`, 'ADMIN')
  if (!/^[1-9]\d{0,8}$/.test(id)) notFound()
  const db = database()
  const profile = await profileOf(db, { id: Number(id) })
  if (!profile || profile.status === 'DRAFT') notFound()
  const [offers, photos, week, account, documents, catalogue, t] = await Promise.all([
    offersOf(db, profile.id),
    photosOf(db, profile.id),
    usualWeek(db, profile.id),
    accountOf(db, profile.userId),
    documentsOf(db, profile.id),
    loadCatalogue(),
    getTranslations({ locale, namespace: 'admin.providers' }),
  ])
  const shown = { ...profile, ...photos, offers: offers.filter(offer => offer.active) }
  const other = locale === 'ar' ? 'fr' : 'ar'
  const body = { profile: shown, catalogue, thisYear: Number(today().slice(0, 4)), bookable: false }
  return (
    <div className="grid gap-6">
      <p>
        <a className="link" href={queueAddress(locale, { status: profile.status, text: '', after: null })}>
          {t('back')}
        </a>
      </p>
      <div className="grid items-start gap-8 lg:grid-cols-[1fr_340px]">
        <div className="grid gap-9">
          <ProfileBody locale={locale} {...body} />
          <section className="grid gap-2">
            <h2 className="text-xl">{t('week')}</h2>
            <WeekTable locale={locale} week={week} />
          </section>
          <details className="card">
            <summary className="cursor-pointer font-medium">{t('otherLanguage')}</summary>
            <dl className="mt-4 grid gap-4" lang={other} dir={other === 'ar' ? 'rtl' : 'ltr'}>
              <div>
                <dt className="hint">{t('name')}</dt>
                <dd>{other === 'ar' ? profile.nameAr : profile.nameFr}</dd>
              </div>
              <div>
                <dt className="hint">{t('bio')}</dt>
                <dd className="whitespace-pre-line">{other === 'ar' ? profile.bioAr : profile.bioFr}</dd>
              </div>
            </dl>
          </details>
        </div>
        <Panel as="aside" className="grid gap-5">
          <p data-standing={profile.status}>
            <Tag>{t(`status.${profile.status}`)}</Tag>
          </p>
          {account ? <AccountFacts locale={locale} account={account} profile={profile} /> : null}
          <IdentityPapers locale={locale} documents={documents} status={profile.status} />
          {profile.refusal ? (
            <Card className="grid gap-1">
              <p className="hint">{t('lastReason')}</p>
              <p className="whitespace-pre-line" dir="auto">
                {profile.refusal}
              </p>
            </Card>
          ) : null}
          <ProviderDecisions locale={locale} provider={profile} />
        </Panel>
      </div>
    </div>
  )
}
