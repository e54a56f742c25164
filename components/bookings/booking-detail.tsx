import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { ClientRating } from '@/components/reviews/client-rating'
import { Avatar } from '@/components/ui/avatar'
import { Bdi } from '@/components/ui/bdi'
import { LinkButton } from '@/components/ui/button'
import { Alert } from '@/components/ui/feedback'
import { Icon } from '@/components/ui/icon'
import { localePath } from '@/components/ui/locale-path'
import { personName } from '@/components/ui/person-name'
import { Panel } from '@/components/ui/surface'
import { StatusBadge } from '@/components/ui/tag'
import { phoneText } from '@/lib/accounts/domain/phone-text'
import type { allowedTransitions } from '@/lib/bookings/domain/decide'
import type { BookingView } from '@/lib/bookings/queries/view'
import type { Locale } from '@/lib/i18n/routing'
import { AnswerForms } from './answer-forms'
import type { Side } from './booking-list'
import { CalendarDownload } from './calendar-download'
import { PriceSummary } from './price-summary'
import { Timeline } from './timeline'
import { instantText, statusText, wallText } from './words'
import { SumOwed } from './work/sum-owed'
import { type Work, WorkPanel } from './work/work-panel'

type BookingDetailProps = {
  locale: Locale
  side: Side
  booking: BookingView
  allowed: ReturnType<typeof allowedTransitions>
  work: Work
  justSent: boolean
  place: ReactNode
  photos: ReactNode
  dispute: ReactNode
  /** What both sides say of the completed job. */
  reviews: ReactNode
  /** Another time waits for an answer: its own words say until when. */
  proposed: boolean
  moving: ReactNode
}

function Fact({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div className="grid gap-1 border-b border-line py-4">
      <dt className="hint">{term}</dt>
      <dd className="min-w-0 break-words">{children}</dd>
    </div>
  )
}

type NoticeProps = Pick<BookingDetailProps, 'locale' | 'side' | 'booking' | 'justSent' | 'proposed'>

async function Notice({ locale, side, booking, justSent, proposed }: NoticeProps) {
  const t = await getTranslations({ locale, namespace: 'bookings' })
  const name = locale === 'ar' ? booking.providerAr : booking.providerFr
  if (booking.status === 'CONFIRMED' && justSent) {
    return (
      <Alert tone="success" title={t('instant.done')}>
        {t('instant.doneHint', { name })}
      </Alert>
    )
  }
  if (booking.status !== 'PENDING' || !booking.expiresAt || proposed) return null
  const when = instantText(t, locale, booking.expiresAt)
  if (side === 'provider') return <Alert tone="info" title={t('detail.expiresPro', { when })} />
  return justSent ? (
    <Alert tone="success" title={t('detail.sent')}>
      {t('detail.sentHint', { name, when })}
    </Alert>
  ) : (
    <Alert tone="info" title={t('detail.expiresClient', { name, when })} />
  )
}

/** One booking, the same page for both sides: what it is, what can be done now, what happened. */
export async function BookingDetail(props: BookingDetailProps) {
  const { locale, side, booking, allowed, work } = props
  const t = await getTranslations({ locale, namespace: 'bookings' })
  const arabic = locale === 'ar'
  const service = arabic ? booking.serviceAr : booking.serviceFr
  const provider = arabic ? booking.providerAr : booking.providerFr
  const client = personName(locale, `${booking.clientFirstName} ${booking.clientLastName}`)
  const ended = booking.status === 'REJECTED' || booking.status === 'CANCELLED'
  return (
    <div className="grid items-start gap-8 lg:grid-cols-[1fr_372px] lg:gap-11">
      <div className="grid gap-6">
        <header className="grid gap-2">
          <a
            className="link w-fit py-2"
            href={localePath(locale, side === 'client' ? '/account/bookings' : '/pro/bookings')}
          >
            <Icon name="arrow-left" /> {t('detail.back')}
          </a>
          <h1>{service}</h1>
          <p className="row">
            <StatusBadge status={booking.status} label={statusText(t, booking)} />
            <span className="text-muted">
              <bdi>{t('detail.reference', { reference: booking.reference })}</bdi>
            </span>
          </p>
        </header>
        <Notice {...props} />
        {props.moving}
        <WorkPanel {...{ locale, side, booking, allowed, work }} />
        <dl>
          <Fact term={t('detail.when')}>
            <span className="font-medium">{wallText(t, locale, booking)}</span>
            <CalendarDownload locale={locale} booking={booking} />
          </Fact>
          <Fact term={side === 'client' ? t('detail.provider') : t('detail.client')}>
            {side === 'client' ? (
              <a className="link" href={localePath(locale, `/providers/${booking.providerSlug}`)}>
                {provider}
              </a>
            ) : (
              <>
                {booking.clientAvatar ? (
                  <Avatar name={client} seed={0} size="sm" portrait={booking.clientAvatar} className="me-2" />
                ) : null}
                <bdi>{client}</bdi>
                <ClientRating
                  locale={locale}
                  sum={booking.clientRatingSum}
                  count={booking.clientRatingCount}
                />
              </>
            )}
          </Fact>
          {booking.phone ? (
            <Fact term={t('detail.phone')}>
              <a className="link" href={`tel:${booking.phone}`}>
                <Bdi ltr>{phoneText(booking.phone)}</Bdi>
              </a>
            </Fact>
          ) : null}
          <Fact term={t('detail.where')}>{props.place}</Fact>
          <Fact term={t('detail.job')}>
            <p className="font-medium">
              <bdi>{booking.title}</bdi>
            </p>
            {booking.description ? <p className="whitespace-pre-line">{booking.description}</p> : null}
          </Fact>
        </dl>
        {props.photos}
        {props.reviews}
        {props.dispute}
        <section className="grid gap-4" aria-labelledby="history">
          <h2 id="history" className="text-xl">
            {t('detail.history')}
          </h2>
          <Timeline locale={locale} history={booking.history} />
        </section>
      </div>
      <Panel as="aside" className="grid gap-4 lg:sticky lg:top-6">
        <h2 className="text-lg">{t('detail.price')}</h2>
        <PriceSummary locale={locale} service={service} lines={booking.priceLines} total={booking.total} />
        <SumOwed {...{ locale, status: booking.status, total: booking.total, job: work.job }} />
        <p className="hint">{t('detail.cash')}</p>
        <AnswerForms locale={locale} side={side} booking={booking} allowed={allowed} terms={work.terms} />
        {side === 'client' && (ended || booking.status === 'COMPLETED') ? (
          <div className="grid gap-2">
            <LinkButton
              href={localePath(locale, `/providers/${booking.providerSlug}/book?offer=${booking.offerId}`)}
              full
            >
              {t('detail.again')}
            </LinkButton>
            <LinkButton href={localePath(locale, '/search')} variant="ghost" full>
              {t('detail.others')}
            </LinkButton>
          </div>
        ) : null}
      </Panel>
    </div>
  )
}
