import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { getTranslations, setRequestLocale } from 'next-intl/server'
import type { ReactNode } from 'react'
import { DatedChanges } from '@/components/availability/dated-changes'
import { OutsideAlert } from '@/components/availability/outside-alert'
import { RulesForm } from '@/components/availability/rules-form'
import { TimeOff } from '@/components/availability/time-off'
import { WeekForm } from '@/components/availability/week-form'
import { ZonesForm } from '@/components/availability/zones-form'
import { ChipLink } from '@/components/ui/chip'
import { Card } from '@/components/ui/surface'
import { database } from '@/db/client'
import { bookingsOutside } from '@/lib/availability/queries/outside'
import { ownAvailability } from '@/lib/availability/queries/own'
import { requireRole } from '@/lib/core/page-guard'
import { isLocale } from '@/lib/i18n/routing'
import { now, today } from '@/lib/time/clock'
import { formatDate } from '@/lib/time/format'

type Props = { params: Promise<{ locale: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params
  if (!isLocale(locale)) return {}
  const t = await getTranslations({ locale, namespace: 'availability' })
  return { title: t('title'), description: t('description'), robots: { index: false } }
}

const SECTIONS = ['week', 'exceptions', 'timeOff', 'rules', 'zones', 'ramadan'] as const
type Section = (typeof SECTIONS)[number]

/** Everything that decides when and where this provider can be booked. Each part is saved on its own. */
export default async function AvailabilityPage({ params }: Props) {
  const { locale } = await params
  if (!isLocale(locale)) notFound()
  setRequestLocale(locale)
  const user = await requireRole(locale, '/pro/availability', 'PROVIDER')
  const own = await ownAvailability(database(), user, today())
  // Without a profile there is nothing to open: the space's first page says what comes next.
  if (!own) redirect(`/${locale}/pro`)
  const { provider, ranges, exceptions, away, zones, ramadan } = own
  const [outside, t] = await Promise.all([
    bookingsOutside(database(), provider.id, now()),
    getTranslations({ locale, namespace: 'availability' }),
  ])
  const fast = ramadan
    ? t(ramadan.confirmed ? 'ramadanOn' : 'ramadanAbout', {
        from: formatDate(locale, ramadan.startsOn, 'short'),
        to: formatDate(locale, ramadan.endsOn, 'long'),
      })
    : ''
  const week = (layer: 'USUAL' | 'RAMADAN') => (
    <WeekForm locale={locale} layer={layer} ranges={ranges.filter(range => range.layer === layer)} />
  )
  const content: Record<Section, ReactNode> = {
    week: week('USUAL'),
    exceptions: <DatedChanges locale={locale} today={today()} exceptions={exceptions} />,
    timeOff: <TimeOff locale={locale} today={today()} away={away} />,
    rules: <RulesForm locale={locale} provider={provider} />,
    zones: <ZonesForm locale={locale} radiusKm={provider.radiusKm} zones={zones} />,
    ramadan: (
      <div className="grid gap-3">
        {fast ? <p className="font-medium">{fast}</p> : null}
        {week('RAMADAN')}
      </div>
    ),
  }
  return (
    <div className="grid max-w-3xl grid-cols-1 gap-6">
      <div className="grid gap-2">
        <h1>{t('title')}</h1>
        <p className="text-muted">{t('intro')}</p>
      </div>
      <nav aria-label={t('sections')} className="flex flex-wrap gap-2">
        {SECTIONS.map(name => (
          <ChipLink key={name} href={`#${name}`}>
            {t(`section.${name}.title`)}
          </ChipLink>
        ))}
      </nav>
      <OutsideAlert locale={locale} bookings={outside} />
      {SECTIONS.map(name => (
        <Card
          key={name}
          as="section"
          id={name}
          aria-labelledby={`${name}-title`}
          className="grid grid-cols-1 gap-4"
        >
          <div className="grid gap-1">
            <h2 id={`${name}-title`} className="text-xl">
              {t(`section.${name}.title`)}
            </h2>
            <p className="text-muted">{t(`section.${name}.hint`)}</p>
          </div>
          {content[name]}
        </Card>
      ))}
    </div>
  )
}
