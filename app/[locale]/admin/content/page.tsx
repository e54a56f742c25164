import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations, setRequestLocale } from 'next-intl/server'
import { CalendarEntries } from '@/components/admin/calendar-entries'
import { PolicyForm } from '@/components/admin/policy-form'
import { ChipLink } from '@/components/ui/chip'
import { localePath } from '@/components/ui/locale-path'
import { Card } from '@/components/ui/surface'
import { database } from '@/db/client'
import { calendarOfYear } from '@/lib/availability/queries/periods'
import { bookingPolicy } from '@/lib/bookings/queries/policy'
import { requireRole } from '@/lib/core/page-guard'
import { isLocale } from '@/lib/i18n/routing'
import { today } from '@/lib/time/clock'

type Props = {
  params: Promise<{ locale: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

const PATH = '/admin/content'

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params
  if (!isLocale(locale)) return {}
  const t = await getTranslations({ locale, namespace: 'admin.content' })
  return { title: t('title'), description: t('description'), robots: { index: false } }
}

/** The year asked for; this one when none, or one that no calendar has. */
function yearOf(asked: string | string[] | undefined): number {
  const year = Number(Array.isArray(asked) ? asked[0] : asked)
  return Number.isInteger(year) && year >= 2020 && year <= 2100 ? year : Number(today().slice(0, 4))
}

/** What an administrator sets for everybody: the country's calendar and the numbers of the booking rules. */
export default async function ContentPage({ params, searchParams }: Props) {
  const { locale } = await params
  if (!isLocale(locale)) notFound()
  setRequestLocale(locale)
  await requireRole(locale, PATH, 'ADMIN')
  const year = yearOf((await searchParams).year)
  const [{ entries, years }, policy, t] = await Promise.all([
    calendarOfYear(database(), year),
    bookingPolicy(database()),
    getTranslations({ locale, namespace: 'admin.content' }),
  ])
  return (
    <div className="grid max-w-3xl grid-cols-1 gap-8">
      <header className="grid gap-2">
        <h1>{t('title')}</h1>
        <p className="text-muted">{t('description')}</p>
      </header>
      <section aria-labelledby="calendar" className="grid grid-cols-1 gap-4">
        <h2 id="calendar" className="text-xl">
          {t('calendar')}
        </h2>
        <p className="text-muted">{t('calendarHint')}</p>
        <nav aria-label={t('years')} className="flex flex-wrap gap-2">
          {years.map(one => (
            <ChipLink key={one} href={localePath(locale, `${PATH}?year=${one}`)} current={one === year}>
              <bdi>{one}</bdi>
            </ChipLink>
          ))}
        </nav>
        <CalendarEntries locale={locale} entries={entries} />
      </section>
      <section aria-labelledby="policy" className="grid grid-cols-1 gap-4">
        <h2 id="policy" className="text-xl">
          {t('policy')}
        </h2>
        <p className="text-muted">{t('policyHint')}</p>
        <Card>
          <PolicyForm locale={locale} policy={policy} />
        </Card>
      </section>
    </div>
  )
}
