import { bookingReference } from '@/lib/bookings/domain/reference'
import { priced, type QuoteLine, type QuoteLineKind, sumOf } from '@/lib/quotes/domain/lines'
import { daysAfter, hoursAfter, QUOTE_POLICY } from '@/lib/quotes/domain/policy'
import type { Client } from './clients'
import type { Loader } from './loader'
import type { Provider } from './provider'
import type { Random } from './random'
import type { Reference } from './reference'

/** A provider with the id of the first offer. */
export type Seller = { provider: Provider; firstOffer: number }

type Stage = {
  loader: Loader
  random: Random
  reference: Reference
  now: Date
  /** The demo provider first; the others do the same trade in the same city. */
  sellers: readonly Seller[]
}

type Job = { service: string; title: string; description: string; hoursAgo: number }

const JOBS = {
  heater: {
    service: 'chauffe-eau-pose',
    title: 'Remplacer un chauffe-eau de 50 litres',
    description:
      'L’ancien chauffe-eau électrique fuit et ne chauffe plus. Il est au mur de la salle de bain, 2e étage avec ascenseur. Je voudrais le même volume, pose et enlèvement de l’ancien compris.',
    hoursAgo: 30,
  },
  bathroom: {
    service: 'sanitaire-pose',
    title: 'Poser une douche à la place de la baignoire',
    description:
      'Baignoire de 160 cm à enlever, receveur et paroi à poser. Le carrelage au sol reste. J’achète le receveur, le reste est à fournir.',
    hoursAgo: 5,
  },
  toilet: {
    service: 'sanitaire-pose',
    title: 'Changer un WC et un lavabo',
    description:
      'Appartement au rez-de-chaussée, arrivées d’eau en place. Matériel moyen de gamme à fournir.',
    hoursAgo: 20,
  },
} as const satisfies Record<string, Job>

type Price = { lines: readonly [QuoteLineKind, string, number, number][]; minutes: number; message: string }

/** Three ways to price one job, so that there is something to compare. */
const PRICES: readonly Price[] = [
  {
    lines: [
      ['callout', '', 1, 100],
      ['labour', 'Dépose et pose', 2, 180],
      ['material', 'Chauffe-eau 50 L et raccords', 1, 1150],
    ],
    minutes: 150,
    message: 'Appareil garanti 5 ans, ma pose 1 an. J’emporte l’ancien. Je peux venir dès cette semaine.',
  },
  {
    lines: [
      ['labour', 'Forfait pose, évacuation comprise', 1, 450],
      ['material', 'Chauffe-eau 50 L', 1, 990],
    ],
    minutes: 120,
    message: 'Prix tout compris, sans supplément de déplacement.',
  },
  {
    lines: [
      ['callout', '', 1, 150],
      ['labour', 'Pose', 3, 150],
      ['material', 'Chauffe-eau 50 L blindé', 1, 1350],
      ['material', 'Groupe de sécurité neuf', 1, 180],
    ],
    minutes: 180,
    message: '',
  },
]

const linesOf = (price: Price): QuoteLine[] =>
  price.lines.map(([kind, label, quantity, dirhams]) =>
    priced({ kind, label, quantityHundredths: quantity * 100, unitCentimes: dirhams * 100 }),
  )

function addRequest({ loader, random, reference, now }: Stage, client: Client, job: Job) {
  const service = reference.services.find(each => each.slug === job.service)
  if (!service) throw new Error(`no service ${job.service}`)
  const id = random.uuid()
  const at = hoursAfter(now, -job.hoursAgo)
  loader.add('quote_requests', {
    id,
    reference: bookingReference(
      Uint8Array.from({ length: 6 }, () => random.int(0, 255)),
      'DV',
    ),
    client_id: client.id,
    service_id: service.id,
    city_id: client.cityId,
    district_id: client.districtId,
    title: job.title,
    description: job.description,
    address: client.address,
    landmark: client.landmark,
    status: 'OPEN',
    version: 1,
    expires_at: daysAfter(at, QUOTE_POLICY.requestDays),
    idempotency_key: random.uuid(),
    created_at: at,
  })
  return { id, at }
}

function invite({ loader }: Stage, request: { id: string; at: Date }, sellers: readonly Seller[]): void {
  for (const { provider } of sellers) {
    loader.add('quote_invitations', {
      request_id: request.id,
      provider_id: provider.id,
      created_at: request.at,
    })
  }
}

function addQuote(
  { loader, random }: Stage,
  request: { id: string; at: Date },
  { provider, firstOffer }: Seller,
  position: number,
  price: Price,
): void {
  const lines = linesOf(price)
  const at = hoursAfter(request.at, 2 * position)
  loader.add('quotes', {
    id: random.uuid(),
    request_id: request.id,
    provider_id: provider.id,
    offer_id: firstOffer,
    position,
    status: 'SENT',
    version: 1,
    lines: JSON.stringify(lines),
    total: sumOf(lines),
    duration_minutes: price.minutes,
    message: price.message,
    valid_until: daysAfter(at, 7),
    created_at: at,
    updated_at: at,
  })
}

/** A question of the third seller, answered by the client. */
function addTalk(
  { loader, random }: Stage,
  request: { id: string; at: Date },
  client: Client,
  seller: Seller,
) {
  const said = [
    ['provider', seller.provider.userId, 'Bonjour, le mur est-il en brique pleine ou en cloison ?', 1],
    ['client', client.id, 'Bonjour, en brique pleine. L’ancien tient sur deux pattes.', 3],
  ] as const
  for (const [side, author, body, hours] of said) {
    loader.add('quote_messages', {
      id: random.uuid(),
      request_id: request.id,
      provider_id: seller.provider.id,
      side,
      author_id: author,
      body,
      created_at: hoursAfter(request.at, hours),
    })
  }
}

/**
 * The demo client compares prices for a job; the demo provider has answered it and has two others to answer. The sweep
 * finds their time when it comes, so they need no timers.
 */
export function addDemoQuotes(stage: Stage, client: Client, neighbour: Client): void {
  const compared = stage.sellers.slice(0, PRICES.length)
  const heater = addRequest(stage, client, JOBS.heater)
  invite(stage, heater, stage.sellers)
  for (const [index, seller] of compared.entries()) {
    const price = PRICES[index]
    if (price) addQuote(stage, heater, seller, index + 1, price)
  }
  const asking = compared.at(-1)
  if (asking) addTalk(stage, heater, client, asking)
  for (const job of [JOBS.bathroom, JOBS.toilet]) {
    invite(stage, addRequest(stage, neighbour, job), stage.sellers)
  }
}
