import { type Client, homePin } from './clients'
import type { Wish } from './demand'
import { ramadanWeek } from './layers'
import type { Offer } from './offers'
import type { Provider } from './provider'
import type { Random } from './random'
import type { Reference } from './reference'
import type { Volume } from './sizes'

/** The accounts people sign in with, and the plumber of the pictures. */
export const DEMO_PASSWORD = 'Khadamat-Demo-2026'
export const DEMO_EMAILS = {
  client: 'client@khadamat.example',
  provider: 'provider@khadamat.example',
  admin: 'admin@khadamat.example',
} as const

const HOME = { address: '24, rue Ibn Sina, appartement 7', landmark: 'derrière la mosquée An Nour' }

export function demoClient(random: Random, reference: Reference): Client {
  const maarif = reference.districts.find(district => district.slug === 'maarif')
  return {
    id: random.uuid(),
    email: DEMO_EMAILS.client,
    firstName: 'Nadia',
    lastName: 'El Amrani',
    phone: '+212600112233',
    locale: 'fr',
    cityId: maarif?.cityId ?? 1,
    districtId: maarif?.id ?? null,
    pin: homePin(1, maarif),
    ...HOME,
  }
}

/** Omar of the second review in the pictures. */
export function demoNeighbour(random: Random, reference: Reference): Client {
  return {
    ...demoClient(random, reference),
    email: 'omar.lahlou@demo.khadamat.example',
    firstName: 'Omar',
    lastName: 'Lahlou',
    phone: '+212600445566',
    address: '8, rue Oued Sebou',
    landmark: 'en face du jardin public',
    pin: null,
  }
}

const PRICES: readonly [slug: string, dirhams: number | null][] = [
  ['fuite-robinet', 150],
  ['debouchage', 250],
  ['chauffe-eau-pose', 700],
  ['chauffe-eau-reparation', 300],
  ['chasse-eau', 180],
  ['sanitaire-pose', null],
]

function showcaseOffers(reference: Reference): Offer[] {
  return PRICES.flatMap(([slug, dirhams]) => {
    const service = reference.services.find(each => each.slug === slug)
    if (!service) return []
    return {
      serviceId: service.id,
      service,
      unit: service.unit,
      priceCentimes: dirhams === null ? null : dirhams * 100,
      durationMinutes: service.durationMinutes,
    }
  })
}

const MORNING = { startMinute: 9 * 60, endMinute: 12 * 60 + 30 }
const AFTERNOON = { startMinute: 14 * 60 + 30, endMinute: 18 * 60 + 30 }
const WEEK = [
  ...[1, 2, 3, 4].flatMap(weekday => [
    { weekday, ...MORNING },
    { weekday, ...AFTERNOON },
  ]),
  { weekday: 5, startMinute: 9 * 60, endMinute: 12 * 60 },
  { weekday: 5, startMinute: 15 * 60, endMinute: 18 * 60 + 30 },
  { weekday: 6, startMinute: 9 * 60, endMinute: 13 * 60 },
]

/** Turns a drawn Casablanca plumber into Youssef Bennani. */
export function showcaseProvider(drawn: Provider, reference: Reference): Provider {
  const district = reference.districts.find(each => each.slug === 'maarif') ?? null
  return {
    ...drawn,
    slug: 'youssef-bennani',
    voice: 'm',
    owner: { gender: 'm', firstFr: 'Youssef', firstAr: 'يوسف', lastFr: 'Bennani', lastAr: 'بناني' },
    phone: '+212600778899',
    nameFr: 'Youssef Bennani',
    nameAr: 'يوسف بناني',
    district,
    latitude: 33.5741,
    longitude: -7.6352,
    radiusKm: 20,
    since: 2011,
    languages: ['darija', 'fr', 'ar'],
    verified: true,
    club: 'CLUB_PRO',
    instant: false,
    noticeMinutes: 120,
    horizonDays: 30,
    stepMinutes: 30,
    dailyCap: null,
    bufferBefore: 0,
    bufferAfter: 30,
    responseMinutes: 12,
    bio: {
      fr: [
        'Plombier depuis 2011, formé à l’OFPPT.',
        'J’interviens à Casablanca et Mohammedia avec mon propre matériel, et je laisse le chantier propre.',
        'Devis gratuit pour les travaux de plus de deux heures.',
      ],
      ar: [
        'سباك منذ 2011، خريج التكوين المهني.',
        'أعمل في الدار البيضاء والمحمدية بأدواتي الخاصة، وأترك المكان نظيفا.',
        'تقدير مجاني للأشغال التي تتجاوز ساعتين.',
      ],
    },
    offers: showcaseOffers(reference),
    week: WEEK,
    exceptions: [],
    ramadan: ramadanWeek([1, 2, 3, 4, 6], [10 * 60, 16 * 60], true),
    fridayBreak: { startMinute: 12 * 60, endMinute: 15 * 60 },
    timeOff: [],
    zones: [],
    travelMinutes: 0,
  }
}

/** The showcase's calendar: a long past, the two reviews of the pictures, and coming weeks mostly free. */
export function showcaseWishes(volume: Volume, client: Client, neighbour: Client): Wish[] {
  const past = [-535, -12] as const
  const done = (reviewed: boolean): Wish => ({ ending: 'completed', days: past, reviewed })
  return [
    {
      ending: 'completed',
      days: [-6, -3],
      reviewed: true,
      client,
      service: 'fuite-robinet',
      words: { stars: 5, body: 'Arrivé à l’heure, fuite réparée en 40 minutes. Prix conforme au devis.' },
    },
    {
      ending: 'completed',
      days: [-11, -8],
      reviewed: true,
      client: neighbour,
      words: { stars: 5, body: 'Travail soigné et explications claires. Je recommande.' },
    },
    { ending: 'confirmed', days: [3, 5], reviewed: false, client },
    { ending: 'confirmed', days: [6, 9], reviewed: false },
    { ending: 'confirmed', days: [10, 14], reviewed: false },
    { ending: 'pending', days: [4, 8], reviewed: false },
    { ending: 'cancelledByClient', days: past, reviewed: false },
    { ending: 'expired', days: past, reviewed: false },
    ...Array.from({ length: Math.max(0, volume.showcase.reviews - 2) }, () => done(true)),
    ...Array.from({ length: volume.showcase.completed }, () => done(false)),
  ]
}

/** What the demo client has with other providers: one booking in every other state. */
export function demoClientWishes(client: Client): Readonly<Record<string, readonly Wish[]>> {
  const wish = (ending: Wish['ending'], days: Wish['days'], reviewed = false): Wish => ({
    ending,
    days,
    reviewed,
    client,
  })
  return {
    electricite: [wish('pending', [3, 10]), wish('completed', [-48, -40])],
    menage: [wish('completed', [-9, -4]), wish('cancelledByProvider', [-75, -65])],
    plomberie: [wish('expired', [-100, -90]), wish('refused', [-60, -50])],
  }
}
