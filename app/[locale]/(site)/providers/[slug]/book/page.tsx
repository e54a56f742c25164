import type { Metadata } from 'next'
import { cookies } from 'next/headers'
import { notFound } from 'next/navigation'
import { getTranslations, setRequestLocale } from 'next-intl/server'
import { VerifyBanner } from '@/components/accounts/verify-banner'
import {
  checkStart,
  neighbours,
  parseStart,
  slotDays,
  WINDOW_DAYS,
  windowStart,
} from '@/components/bookings/book-view'
import { HoldBox } from '@/components/bookings/hold-box'
import { OfferChoice } from '@/components/bookings/offer-choice'
import { PriceSummary } from '@/components/bookings/price-summary'
import { RequestForm } from '@/components/bookings/request-form'
import { wallText } from '@/components/bookings/words'
import { mapOf } from '@/components/places/named'
import { Avatar } from '@/components/ui/avatar'
import { LinkButton } from '@/components/ui/button'
import { ChipLink } from '@/components/ui/chip'
import { Alert, EmptyState } from '@/components/ui/feedback'
import { localePath } from '@/components/ui/locale-path'
import { Panel } from '@/components/ui/surface'
import { Tag } from '@/components/ui/tag'
import { database } from '@/db/client'
import { addressIn } from '@/lib/addresses/queries'
import { loadCalendars } from '@/lib/availability/queries'
import { priceLines } from '@/lib/bookings/domain/price'
import { DRAFT_COOKIE, readDraft } from '@/lib/bookings/queries/draft'
import { bookingOptions } from '@/lib/bookings/queries/options'
import { servedDistricts } from '@/lib/bookings/queries/zones'
import { localName } from '@/lib/catalogue/domain'
import { loadCatalogue } from '@/lib/catalogue/queries'
import { currentActor } from '@/lib/core/auth'
import { isLocale } from '@/lib/i18n/routing'
import { PROVIDER_SLUG } from '@/lib/providers/domain'
import { now, today } from '@/lib/time/clock'
import { formatDate } from '@/lib/time/format'
import { toWall } from '@/lib/time/zone'
import { heldSlot } from './held-slot'

type Props = {
  params: Promise<{ locale: string; slug: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

const one = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value)

/** A saved place as the form's fields would hold it. */
const typedPlace = (place: Record<string, string | null>): Record<string, string> =>
  Object.fromEntries(Object.entries(place).map(([name, value]) => [name, value ?? '']))

async function load(props: Props) {
  const { locale, slug } = await props.params
  if (!isLocale(locale) || !PROVIDER_SLUG.test(slug)) notFound()
  const found = await bookingOptions(database(), slug)
  if (!found) notFound()
  return { locale, ...found }
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { locale, provider } = await load(props)
  const t = await getTranslations({ locale, namespace: 'bookings.book' })
  const name = localName(locale, provider)
  return { title: t('title', { name }), description: t('description', { name }), robots: { index: false } }
}

export default async function BookPage(props: Props) {
  const { locale, provider, offers } = await load(props)
  setRequestLocale(locale)
  const query = await props.searchParams
  const [actor, catalogue, jar, t, all, errors] = await Promise.all([
    currentActor(),
    loadCatalogue(),
    cookies(),
    getTranslations({ locale, namespace: 'bookings.book' }),
    getTranslations({ locale, namespace: 'bookings' }),
    getTranslations({ locale, namespace: 'errors' }),
  ])
  const asked = one(query.offer)
  const named = offers.find(offer => String(offer.id) === asked)
  const offer = named ?? offers[0]
  if (!offer) notFound()
  const at = now()
  const user = actor.kind === 'user' ? actor : null
  const held = await heldSlot(user, provider.providerId, offer.id, at)
  const start = named || !asked ? (parseStart(one(query.start)) ?? held.here?.startsAt ?? null) : null
  const kept = start !== null && held.here?.startsAt.getTime() === start.getTime() ? held.here : null
  const from = windowStart(one(query.from), start, today(at), provider.horizonDays)
  const [calendars, draft, zone, home] = await Promise.all([
    loadCalendars(database(), [provider.providerId], { from, days: WINDOW_DAYS, except: held.id }),
    readDraft(database(), jar.get(DRAFT_COOKIE)?.value ?? '', at),
    servedDistricts(database(), provider.providerId),
    user?.role === 'CLIENT' ? addressIn(database(), user.userId, provider.cityId) : null,
  ])
  const found = calendars.get(provider.providerId)
  if (!found) notFound()
  const rules = { ...found.rules, durationMinutes: offer.durationMinutes }
  const days = slotDays(locale, found.calendar, rules, from, at)
  const check = start && !kept ? checkStart(found.calendar, rules, start, at) : null
  const wall = start && !check?.refusal ? toWall(start) : null
  const chosen =
    start && wall
      ? {
          start: start.toISOString(),
          label: wallText(all, locale, { wallDate: wall.date, wallMinutes: wall.minutes }),
        }
      : null
  const service = catalogue.serviceById.get(offer.serviceId)
  const city = catalogue.cityById.get(provider.cityId)
  const name = localName(locale, provider)
  const price = priceLines({
    unit: offer.unit,
    priceCentimes: offer.price,
    durationMinutes: offer.durationMinutes,
  })
  const path = localePath(locale, `/providers/${provider.slug}/book`)
  const slotHref = (value: string) => `${path}?offer=${offer.id}&start=${encodeURIComponent(value)}`
  const { earlier, later } = neighbours(from, today(at), provider.horizonDays)
  const weekHref = (date: string) => `${path}?offer=${offer.id}&from=${date}`
  const weeks = [
    ...(earlier ? [{ href: weekHref(earlier), label: t('earlier') }] : []),
    ...(later ? [{ href: weekHref(later), label: t('later') }] : []),
  ]
  const restored = draft && draft.offer === String(offer.id) ? draft : null
  const { label: saved = null, ...place } = (restored ? null : home) ?? {}
  const typed = restored ?? typedPlace(place)

  return (
    <div className="wrap grid items-start gap-8 py-8 lg:grid-cols-[1fr_372px] lg:gap-11">
      <div className="grid gap-6">
        <h1>{t('title', { name })}</h1>
        {asked && !named ? <Alert tone="error" title={errors('booking.offer_unknown')} /> : null}
        {user && user.role !== 'CLIENT' ? <Alert tone="info" title={t('clientsOnly')} /> : null}
        {user && !user.emailVerifiedAt ? (
          <VerifyBanner
            locale={locale}
            note={t('verify')}
            callbackUrl={start ? slotHref(start.toISOString()) : `${path}?offer=${offer.id}`}
          />
        ) : null}
        {restored ? <Alert tone="success" title={t('restored')} /> : null}
        {check?.refusal ? (
          <Alert tone="error" title={errors(check.refusal)}>
            {check.next.length > 0 ? (
              <div className="mt-3 grid gap-2">
                <p>{t('nextFree')}</p>
                <div className="flex flex-wrap gap-2">
                  {check.next.map(slot => (
                    <ChipLink
                      key={slot.wall + slot.date}
                      start={slot.start.toISOString()}
                      href={slotHref(slot.start.toISOString())}
                    >
                      {formatDate(locale, slot.date, 'medium')} <bdi className="tnum">{slot.wall}</bdi>
                    </ChipLink>
                  ))}
                </div>
              </div>
            ) : null}
          </Alert>
        ) : null}
        {held.may && (days.length > 0 || chosen) ? (
          <HoldBox
            locale={locale}
            offerId={offer.id}
            start={chosen?.start ?? null}
            minutes={held.minutes}
            held={kept}
          />
        ) : null}
        {days.length > 0 || chosen || weeks.length > 0 ? (
          <RequestForm
            locale={locale}
            offerId={offer.id}
            days={days}
            chosen={chosen}
            weeks={weeks}
            city={city ? localName(locale, city) : ''}
            districts={zone.districts.map(district => ({
              slug: district.slug,
              name: localName(locale, district),
            }))}
            districtNeeded={zone.named}
            map={city ? mapOf(locale, city, catalogue) : null}
            typed={typed}
            saved={saved}
            signedIn={user !== null}
            total={price.totalCentimes}
            instant={provider.instant}
          />
        ) : (
          <EmptyState
            icon="calendar-x"
            title={t('noSlot')}
            actions={
              <LinkButton href={localePath(locale, '/search')} variant="ghost">
                {all('list.find')}
              </LinkButton>
            }
          >
            {t('noSlotHint')}
          </EmptyState>
        )}
      </div>
      <Panel as="aside" className="grid gap-4 max-lg:order-first lg:sticky lg:top-6">
        <a href={localePath(locale, `/providers/${provider.slug}`)} className="flex items-center gap-3">
          <Avatar name={name} seed={provider.avatarSeed} />
          <span className="font-semibold">{name}</span>
        </a>
        {provider.instant ? <Tag>{all('instant.badge')}</Tag> : null}
        <h2 className="text-lg">{t('summary')}</h2>
        <OfferChoice
          locale={locale}
          path={path}
          offers={offers}
          services={catalogue.serviceById}
          current={offer.id}
        />
        <div className="rule">
          <PriceSummary
            locale={locale}
            service={service ? localName(locale, service) : ''}
            lines={price.lines}
            total={price.totalCentimes}
            unit={offer.unit}
          />
        </div>
        <p className="hint">{t('free')}</p>
      </Panel>
    </div>
  )
}
