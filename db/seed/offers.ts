import type { PricedOffer } from '@/lib/bookings/domain/price'
import type { Random } from './random'
import type { Reference, Service } from './reference'
import { GENDERED, NEIGHBOURS } from './trades'
import type { Voice } from './voice'

export type Offer = PricedOffer & { serviceId: number; service: Service }

const DIRHAM = 100

/** Prices people say: by 1 DH when tiny, by 5 to 300 DH, by 10 to 2,000 DH, then by 50. */
function stepOf(centimes: number): number {
  if (centimes <= 20 * DIRHAM) return DIRHAM
  if (centimes <= 300 * DIRHAM) return 5 * DIRHAM
  return centimes <= 2000 * DIRHAM ? 10 * DIRHAM : 50 * DIRHAM
}

/**
 * A price inside the service's usual range, rounded as people say prices.
 * @param level 0 is the cheap end, 1 the dear end
 */
export function priceWithin(service: Pick<Service, 'priceMin' | 'priceMax'>, level: number): number {
  const wanted = service.priceMin + (service.priceMax - service.priceMin) * Math.min(1, Math.max(0, level))
  const step = stepOf(wanted)
  const rounded = Math.round(wanted / step) * step
  return Math.min(service.priceMax, Math.max(service.priceMin, rounded))
}

function sells(voice: Voice, service: Service): boolean {
  const gender = GENDERED[service.slug]
  return gender === undefined || voice === 'c' || gender === voice
}

function drawServices(
  random: Random,
  reference: Reference,
  category: { id: number; slug: string },
  voice: Voice,
) {
  const own = reference.services.filter(
    service => service.categoryId === category.id && sells(voice, service),
  )
  const count = Math.min(own.length, random.int(2, 5))
  const chosen: Service[] = []
  while (chosen.length < count) {
    const left = own.filter(service => !chosen.includes(service))
    // Guarding a building is nobody's first line among small works.
    const weights = left.map(service => (service.slug === 'gardien' ? 0.05 : service.popular ? 4 : 1))
    const next = left[random.weighted(weights)]
    if (next) chosen.push(next)
  }
  const around = NEIGHBOURS[category.slug] ?? []
  if (around.length > 0 && random.chance(0.18)) {
    const slug = random.pick(around)
    const service = reference.services.find(each => each.slug === slug)
    if (service && sells(voice, service)) chosen.push(service)
  }
  return chosen
}

/** Two to six services, the main one first, at prices of one level. */
export function drawOffers(
  random: Random,
  reference: Reference,
  category: { id: number; slug: string },
  voice: Voice,
): Offer[] {
  const level = 0.42 + random.normal() * 0.2
  return drawServices(random, reference, category, voice).map(service => ({
    serviceId: service.id,
    service,
    unit: service.unit,
    priceCentimes: service.unit === 'quote' ? null : priceWithin(service, level + random.normal() * 0.08),
    durationMinutes: service.durationMinutes,
  }))
}
