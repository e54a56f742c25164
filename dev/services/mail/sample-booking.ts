import type { BookingStatus } from '@/lib/bookings/domain/status'
import type { BookingNotice } from '@/lib/bookings/queries/notice'

export const ADDRESS = '14 rue Abou Faris, immeuble C, 3e étage'
export const LANDMARK = 'derrière la pharmacie Ennour'
export const CLIENT_PHONE = '+212612345678'
export const PROVIDER_PHONE = '+212661223344'

type Change = Partial<Omit<BookingNotice, 'client' | 'provider'>> & {
  client?: Partial<BookingNotice['client']>
  provider?: Partial<BookingNotice['provider']>
}

/** A booking at 10:00 on Tuesday 24 November 2026, both sides reading `locale`. */
export function sampleBooking(
  locale: 'fr' | 'ar',
  status: BookingStatus,
  change: Change = {},
): BookingNotice {
  const { client, provider, ...rest } = change
  return {
    id: '0d6cf0d4-0d0f-4d53-8a53-0ad4d1f1a001',
    reference: 'KH-7Q2MXA',
    status,
    version: 1,
    startsAt: new Date('2026-11-24T10:00:00Z'),
    wallDate: '2026-11-24',
    wallMinutes: 600,
    total: 25_000,
    payable: 25_000,
    amountPaid: 0,
    unit: 'visit',
    title: 'Fuite sous l’évier de la cuisine',
    description: 'L’eau coule depuis hier soir.\nLe robinet d’arrêt est bloqué.',
    address: ADDRESS,
    landmark: LANDMARK,
    cityFr: 'Casablanca',
    cityAr: 'الدار البيضاء',
    districtFr: 'Maârif',
    districtAr: 'المعاريف',
    serviceFr: 'Réparation de fuite',
    serviceAr: 'إصلاح تسرب الماء',
    reason: null,
    reasonCode: null,
    cancelledBy: null,
    extra: null,
    dispute: null,
    expiresAt: status === 'PENDING' ? new Date('2026-11-22T09:30:00Z') : null,
    proposal: null,
    series: null,
    ...rest,
    client: {
      id: '0d6cf0d4-0d0f-4d53-8a53-0ad4d1f1a002',
      email: 'amina@example.com',
      locale,
      firstName: 'Amina',
      lastName: 'Benjelloun',
      phone: CLIENT_PHONE,
      phoneVerifiedAt: null,
      ...client,
    },
    provider: {
      id: 7,
      userId: '0d6cf0d4-0d0f-4d53-8a53-0ad4d1f1a003',
      slug: 'youssef-bennani-plombier-casablanca',
      nameFr: 'Youssef Bennani',
      nameAr: 'يوسف بناني',
      email: 'youssef@example.com',
      locale,
      phone: PROVIDER_PHONE,
      phoneVerifiedAt: null,
      ...provider,
    },
  }
}

/** Another time for it: the next day at half past two, by the provider. */
export const sampleProposal = (
  change: Partial<NonNullable<BookingNotice['proposal']>> = {},
): NonNullable<BookingNotice['proposal']> => ({
  id: '0d6cf0d4-0d0f-4d53-8a53-0ad4d1f1a009',
  by: 'provider',
  status: 'OPEN',
  startsAt: new Date('2026-11-25T14:30:00Z'),
  endsAt: new Date('2026-11-25T15:30:00Z'),
  wallDate: '2026-11-25',
  wallMinutes: 870,
  blockedPeriod: '',
  note: 'Une urgence à Aïn Diab',
  expiresAt: new Date('2026-11-23T21:00:00Z'),
  ...change,
})
