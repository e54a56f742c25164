import {
  accountExistsMail,
  deviceMail,
  noticeMail,
  tokenMail,
  verifyMail,
  welcomeMail,
} from '@/components/emails/account-mail'
import { alertMail } from '@/components/emails/alert-mail'
import { bookingMail, LEADS_TO_SEARCH } from '@/components/emails/booking-mail'
import type { MailContent } from '@/components/emails/content'
import { privacyMail } from '@/components/emails/privacy-mail'
import { providerMail } from '@/components/emails/provider-mail'
import { quoteMail } from '@/components/emails/quote-mail'
import { statusMail } from '@/components/emails/status-mail'
import type { Act } from '@/lib/audit/queries/acts'
import { BOOKING_MAILS } from '@/lib/bookings/domain/mails'
import { BOOKING_STATUSES } from '@/lib/bookings/domain/status'
import type { Alternative } from '@/lib/bookings/queries/alternatives'
import type { BookingNotice } from '@/lib/bookings/queries/notice'
import {
  ALERT_MAIL,
  type BookingMail,
  type MailTemplate,
  NOTICE_MAILS,
  PROVIDER_MAILS,
  quoteTemplate,
  STATUS_MAILS,
  stillTrue,
  TOKEN_MAILS,
  WELCOME_MAILS,
} from '@/lib/notifications/domain/mails'
import { PRIVACY_MAILS } from '@/lib/notifications/domain/privacy-mails'
import { QUOTE_MAILS, type QuoteMail } from '@/lib/quotes/domain/mails'
import { sampleBooking, sampleProposal } from './sample-booking'
import { sampleQuote } from './sample-quote'

type Locale = 'fr' | 'ar'
/** One e-mail as somebody would receive it. */
export type Sample = (locale: Locale, appUrl: string) => MailContent

const UNTIL = new Date('2026-11-25T18:30:00Z')
const TOKEN = 'dGhpcy1saW5rLW9wZW5zLW5vdGhpbmctYXQtYWxs'

const person = (locale: Locale) => ({
  locale,
  firstName: locale === 'ar' ? 'فاطمة الزهراء' : 'Fatima-Zahra',
  phone: '+212612345678',
})

/** The extra, the dispute and the state in which this e-mail is true. */
function circumstances(mail: BookingMail): Partial<BookingNotice> & Pick<BookingNotice, 'status'> {
  for (const status of BOOKING_STATUSES)
    for (const extra of ['OPEN', 'SIGNED', null] as const)
      for (const dispute of ['OPEN', 'RULED', null] as const)
        if (stillTrue(mail, { status, extra, dispute })) {
          return {
            status,
            extra: /^extra/.test(mail)
              ? {
                  total: 12_000,
                  status: extra ?? 'OPEN',
                  signedBy: null,
                  reason: 'Le flexible est percé, il faut le changer.',
                }
              : null,
            dispute: /^(disputed|ruled)/.test(mail)
              ? {
                  id: 'd',
                  ruledAt: dispute === 'RULED' ? UNTIL : null,
                  refund: 5_000,
                  ruling: 'Travail fait à moitié : une partie du prix est rendue.',
                }
              : null,
          }
        }
  throw new Error(`never true: ${mail}`)
}

const NEAR: Alternative = {
  slug: 'hassan-idrissi',
  nameFr: 'Hassan Idrissi',
  nameAr: 'حسن الإدريسي',
  avatarSeed: 3,
  ratingSum: 47,
  ratingCount: 10,
  offerId: 9,
  unit: 'visit',
  price: 22_000,
  minutes: 60,
  slot: {
    start: new Date('2026-11-24T13:00:00Z'),
    end: new Date('2026-11-24T14:00:00Z'),
    wall: '13:00',
    date: '2026-11-24',
  },
} as unknown as Alternative

/** The links of a request that can be answered from the message. */
const answerLink = {
  href: (appUrl: string, locale: string, act?: string) =>
    `${appUrl}/${locale}/answer/${TOKEN}${act ? `?do=${act}` : ''}`,
}

const bookingSample =
  (mail: BookingMail): Sample =>
  (locale, appUrl) => {
    const { status, ...rest } = circumstances(mail)
    const booking = sampleBooking(locale, status, {
      reason: locale === 'ar' ? 'الشاحنة معطلة هذا الصباح.' : 'Mon camion est en panne ce matin.',
      cancelledBy: mail.startsWith('cancelled_client') ? 'provider' : 'client',
      proposal: sampleProposal({
        status: /^(moved|reanchored)/.test(mail) ? 'ACCEPTED' : 'OPEN',
        by: mail.endsWith('_provider') ? 'client' : 'provider',
      }),
      ...rest,
    })
    const link = mail === 'requested_provider' ? answerLink : null
    return bookingMail(mail, booking, appUrl, link, LEADS_TO_SEARCH.includes(mail) ? [NEAR] : [])
  }

/** Words of the other side, where the e-mail is about them. */
function messageOf(mail: QuoteMail, locale: Locale): string | null {
  if (mail === 'question_client') return locale === 'ar' ? 'في أي طابق؟' : 'À quel étage est-ce ?'
  if (mail === 'answer_provider')
    return locale === 'ar' ? 'في الطابق الثالث.' : 'Au troisième, sans ascenseur.'
  return null
}

const ACTS: readonly Act[] = [
  {
    id: 2,
    at: UNTIL,
    action: 'account.password_reset',
    severity: 'HIGH',
    actorKind: 'client',
    actorId: 'a',
    targetType: 'user',
    targetId: 'a',
    actorName: 'Fatima-Zahra El Amrani',
    targetName: null,
  },
]

const FIREFOX = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0'

/** A sample of every e-mail there is; the type says which are missing. */
export const SAMPLES: ReadonlyMap<MailTemplate, Sample> = new Map<MailTemplate, Sample>([
  [
    'verify_email',
    (locale, app) => verifyMail(person(locale), `${app}/${locale}/verify-email?token=${TOKEN}`, UNTIL),
  ],
  ...TOKEN_MAILS.filter(mail => mail !== 'verify_email').map((mail): [MailTemplate, Sample] => [
    mail,
    (locale, app) =>
      tokenMail(mail, person(locale), {
        href: `${app}/${locale}/reset-password?token=${TOKEN}`,
        expiresAt: UNTIL,
        email: 'fatima-zahra.nouvelle@example.com',
      }),
  ]),
  ['account_exists', (locale, app) => accountExistsMail(person(locale), app)],
  ...NOTICE_MAILS.map((mail): [MailTemplate, Sample] => [
    mail,
    (locale, app) => noticeMail(mail, person(locale), app),
  ]),
  [
    'new_device',
    (locale, app) => deviceMail(person(locale), { at: UNTIL, ip: '41.140.1.1', userAgent: FIREFOX }, app),
  ],
  ...WELCOME_MAILS.map((mail): [MailTemplate, Sample] => [
    mail,
    (locale, app) => welcomeMail(mail, person(locale), app),
  ]),
  ...STATUS_MAILS.map((mail): [MailTemplate, Sample] => [
    mail,
    (locale, app) =>
      statusMail(
        mail,
        {
          ...person(locale),
          reason: locale === 'ar' ? 'شكايات متكررة من الزبناء.' : 'Plusieurs plaintes de clients.',
        },
        app,
      ),
  ]),
  ...BOOKING_MAILS.map((mail): [MailTemplate, Sample] => [mail, bookingSample(mail)]),
  ...QUOTE_MAILS.map((mail): [MailTemplate, Sample] => [
    quoteTemplate(mail),
    (locale, app) => quoteMail(mail, sampleQuote(locale), messageOf(mail, locale), app),
  ]),
  ...PROVIDER_MAILS.map((mail): [MailTemplate, Sample] => [
    mail,
    (locale, app) =>
      providerMail(
        mail,
        {
          reader: { locale, firstName: locale === 'ar' ? 'يوسف' : 'Youssef' },
          slug: 'youssef-bennani',
          refusal: mail === 'provider_refused' ? 'La photo de votre pièce d’identité est floue.' : null,
        },
        app,
      ),
  ]),
  ...PRIVACY_MAILS.map((mail): [MailTemplate, Sample] => [
    mail,
    (locale, app) => {
      const reader = mail === 'account_erased' ? { locale, firstName: null } : person(locale)
      const path = { export_ready: '/account/privacy', account_erased: '', terms_changed: '/legal/terms' }[
        mail
      ]
      return privacyMail(mail, reader, `${app}/${locale}${path}`, UNTIL)
    },
  ]),
  [ALERT_MAIL, (locale, app) => alertMail(person(locale), ACTS, app)],
])
