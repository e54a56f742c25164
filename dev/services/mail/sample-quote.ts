import type { QuoteNotice } from '@/lib/quotes/queries/notice'

/** A request for quotes with one provider's price and the client's counter-offer, both sides reading `locale`. */
export function sampleQuote(locale: 'fr' | 'ar'): QuoteNotice {
  const arabic = locale === 'ar'
  return {
    request: {
      id: '0d6cf0d4-0d0f-4d53-8a53-0ad4d1f1a001',
      reference: 'DV-7Q2MXA',
      status: 'OPEN',
      title: arabic ? 'تركيب دوش مكان الحوض' : 'Poser une douche à la place de la baignoire',
      description: arabic
        ? 'حوض قديم يجب نزعه، والزليج يبقى.\nالطابق الثالث دون مصعد.'
        : 'Une vieille baignoire à enlever, le zellige reste.\nTroisième étage sans ascenseur.',
      wishedOn: '2026-12-01',
      expiresAt: new Date('2026-12-02T08:00:00Z'),
      serviceFr: 'Pose de sanitaires',
      serviceAr: 'تركيب الأدوات الصحية',
      cityFr: 'Casablanca',
      cityAr: 'الدار البيضاء',
      districtFr: 'Maârif',
      districtAr: 'المعاريف',
      openQuotes: 2,
      client: {
        id: 'c',
        email: 'nadia@example.com',
        locale,
        firstName: arabic ? 'نادية' : 'Nadia',
        initial: 'E',
      },
    },
    provider: {
      id: 'p',
      email: 'youssef@example.com',
      locale,
      nameFr: 'Youssef Bennani',
      nameAr: 'يوسف بناني',
    },
    quote: {
      status: 'COUNTERED',
      version: 2,
      total: 161_000,
      durationMinutes: 150,
      message: arabic ? 'الثمن يشمل كل شيء، مع ضمان سنة.' : 'Tout compris, garanti un an.',
      counterTotal: 150_000,
      counterNote: arabic ? 'سأوفر حوض الدوش بنفسي.' : 'Je fournis le receveur.',
      validUntil: new Date('2026-12-03T20:18:00Z'),
    },
    bookingId: null,
  }
}
