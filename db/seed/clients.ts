import type { Point } from '@/lib/bookings/domain/point'
import { slugOf } from '@/lib/providers/domain/slug'
import { drawPerson, drawPhone } from './people'
import { readPsv } from './psv'
import type { Random } from './random'
import type { City, District } from './reference'

export type Client = {
  id: string
  email: string
  firstName: string
  lastName: string
  phone: string
  locale: 'fr' | 'ar'
  cityId: number
  districtId: number | null
  address: string
  landmark: string
  /** The pin that three of five have set; null for the rest. */
  pin: Point | null
}

const streets = readPsv('streets')

/** A home address in the client's language. */
export function drawAddress(random: Random, locale: 'fr' | 'ar'): { address: string; landmark: string } {
  const street = random.pick(streets)
  const number = random.int(1, 180)
  const flat = random.chance(0.6) ? random.int(1, 24) : null
  const landmark = random.chance(0.6) ? street[`landmark_${locale}`] : undefined
  if (locale === 'ar') {
    return {
      address: `${street.ar}، رقم ${number}${flat ? `، الشقة ${flat}` : ''}`,
      landmark: landmark ?? '',
    }
  }
  return {
    address: `${number}, ${lower(street.fr ?? '')}${flat ? `, appartement ${flat}` : ''}`,
    landmark: landmark ?? '',
  }
}

/** "12, rue des Orangers": the kind of way is not capitalised after the number. */
const lower = (street: string) =>
  street.replace(/^(Rue|Avenue|Boulevard|Place|Impasse|Résidence|Lotissement)/, kind => kind.toLowerCase())

const GOLDEN_ANGLE = 2.399_963
const DEGREES = 0.005

/** A home within some 500 m of its district's middle, another one for each client. Takes nothing from the dice. */
export function homePin(index: number, district: District | undefined): Point | null {
  if (!district || index % 5 > 2) return null
  const [angle, far] = [index * GOLDEN_ANGLE, Math.sqrt(((index * 7) % 50) / 50) * DEGREES]
  const rounded = (degrees: number) => Math.round(degrees * 1e5) / 1e5
  return {
    latitude: rounded(district.latitude + far * Math.sin(angle)),
    longitude: rounded(district.longitude + far * Math.cos(angle)),
  }
}

/** A client of a city. The address book is in the language the person reads. */
export function drawClient(
  random: Random,
  index: number,
  city: City,
  districts: readonly District[],
): Client {
  const person = drawPerson(random, random.chance(0.55) ? 'f' : 'm')
  const locale = random.chance(0.62) ? 'fr' : 'ar'
  const arabicName = locale === 'ar' && random.chance(0.6)
  const id = random.uuid()
  const phone = drawPhone(random)
  const district = districts.length > 0 ? random.pick(districts) : undefined
  return {
    id,
    email: `${slugOf(`${person.firstFr} ${person.lastFr}`).replaceAll('-', '.')}.${index}@demo.khadamat.example`,
    firstName: arabicName ? person.firstAr : person.firstFr,
    lastName: arabicName ? person.lastAr : person.lastFr,
    phone,
    locale,
    cityId: city.id,
    districtId: district?.id ?? null,
    pin: homePin(index, district),
    ...drawAddress(random, locale),
  }
}

/** The clients by town: who books a provider lives in the provider's town. */
export class ClientBook {
  readonly #byCity = new Map<number, Client[]>()
  readonly #pending = new Map<string, number>()

  add(client: Client): void {
    const known = this.#byCity.get(client.cityId)
    if (known) known.push(client)
    else this.#byCity.set(client.cityId, [client])
  }

  draw(random: Random, cityId: number): Client {
    return random.pick(this.#byCity.get(cityId) ?? [])
  }

  /** A client with few open requests: nobody may have more than five. */
  drawForRequest(random: Random, cityId: number): Client | null {
    for (let attempt = 0; attempt < 8; attempt++) {
      const client = this.draw(random, cityId)
      const open = this.#pending.get(client.id) ?? 0
      if (open >= 3) continue
      this.#pending.set(client.id, open + 1)
      return client
    }
    return null
  }
}
