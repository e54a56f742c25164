import { z } from 'zod'
import { cleanText } from '@/lib/core/text'
import { isLocalDate, type LocalDate } from '@/lib/time/zone'
import { DEFAULT_RADIUS, type Notice, type SearchRequest, SORTS, SPOKEN, type Spoken } from './domain/request'

/** What search addresses look like once Next has split them: a name may stand there once, often or never. */
export type RawParams = Readonly<Record<string, string | readonly string[] | undefined>>

const MOST_LETTERS = 200
const MOST_DIRHAMS = 1_000_000

const slug = z
  .string()
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/)
  .max(80)
const near = z
  .string()
  .regex(/^\s*-?\d{1,3}(?:\.\d{1,15})?\s*,\s*-?\d{1,3}(?:\.\d{1,15})?\s*$/)
  .transform(text => {
    const [latitude = Number.NaN, longitude = Number.NaN] = text.split(',').map(Number)
    return { latitude, longitude }
  })
  .refine(({ latitude, longitude }) => Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180)
const radius = z.coerce.number().pipe(z.number().min(1).max(100))
const priceMax = z
  .string()
  .regex(/^\d{1,7}$/)
  .transform(Number)
  .refine(dirhams => dirhams > 0 && dirhams <= MOST_DIRHAMS)
  .transform(dirhams => dirhams * 100)
const ratingMin = z
  .string()
  .regex(/^[0-5](?:[.,]\d{1,2})?$/)
  .transform(text => Number(text.replace(',', '.')))
  .refine(rating => rating <= 5)
const after = z.string().regex(/^[\w-]{1,200}$/)

function first(value: string | readonly string[] | undefined): string {
  const text = typeof value === 'string' ? value : (value?.[0] ?? '')
  return text.slice(0, 10_000)
}

function reader(raw: RawParams, notices: Notice[]) {
  return <T>(name: string, schema: z.ZodType<T, unknown>, code: string): T | null => {
    const text = first(raw[name]).trim()
    if (text === '') return null
    const parsed = schema.safeParse(text)
    if (parsed.success) return parsed.data
    notices.push({ code, value: cleanText(text).slice(0, 60) })
    return null
  }
}

function words(raw: RawParams, name: string, notices: Notice[]): string {
  const text = cleanText(first(raw[name])).replace(/\s+/g, ' ')
  const letters = Array.from(text)
  if (letters.length <= MOST_LETTERS) return text
  notices.push({ code: 'query_cut' })
  return letters.slice(0, MOST_LETTERS).join('')
}

function spoken(raw: RawParams, notices: Notice[]): Spoken[] {
  const value = raw.language
  const given = (typeof value === 'string' ? [value] : (value ?? [])).filter(text => text !== '')
  const known = SPOKEN.filter(language => given.includes(language))
  if (given.some(text => !SPOKEN.some(language => language === text)))
    notices.push({ code: 'filter_ignored' })
  return known
}

const isSet = (value: string) => value !== '' && value !== '0' && value !== 'false'

/**
 * Reads a search address. Never throws: what cannot be followed is left out and named in `notices`.
 * @param today the Moroccan day; a date before it is left out
 */
export function parseSearch(raw: RawParams, today: LocalDate): SearchRequest {
  const notices: Notice[] = []
  const read = reader(raw, notices)
  const date = read('date', z.string().refine(isLocalDate), 'date_invalid')
  const past = date !== null && date < today
  if (past) notices.push({ code: 'date_past' })
  return {
    q: words(raw, 'q', notices),
    city: words(raw, 'city', notices),
    category: read('category', slug, 'category_unknown'),
    service: read('service', slug, 'service_unknown'),
    district: read('district', slug, 'district_unknown'),
    date: past ? null : date,
    near: read('near', near, 'near_invalid'),
    radius: read('radius', radius, 'filter_ignored') ?? DEFAULT_RADIUS,
    priceMax: read('price_max', priceMax, 'price_invalid'),
    ratingMin: read('rating_min', ratingMin, 'filter_ignored'),
    verified: isSet(first(raw.verified)),
    club: isSet(first(raw.club)),
    languages: spoken(raw, notices),
    sort: read('sort', z.enum(SORTS), 'filter_ignored'),
    after: read('after', after, 'page_invalid'),
    notices,
  }
}

const SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/
const MOST_PROVIDERS = 24

const slotsOfOne = z.object({
  provider: z.string({ error: 'field.required' }).regex(SLUG, 'field.invalid').max(120, 'field.invalid'),
  offer: z
    .string()
    .regex(/^[1-9]\d{0,8}$/, 'field.invalid')
    .transform(Number)
    .optional(),
  from: z.string().refine(isLocalDate, 'field.date').optional(),
  days: z.coerce
    .number('field.number')
    .int('field.number')
    .min(1, 'field.number')
    .max(31, 'field.number')
    .default(7),
})

type SlotsQuery =
  | { slug: string; offer: number | null; from: LocalDate; days: number }
  | { slugs: string[] }
  | { fields: Record<string, string> }

/** Reads the address of `/api/slots`; `fields` names what is wrong with it, each with its code. */
export function parseSlotsQuery(raw: Readonly<Record<string, string>>, today: LocalDate): SlotsQuery {
  if (raw.providers !== undefined) {
    const slugs = [...new Set(raw.providers.slice(0, 4000).split(',').filter(Boolean))]
    const bad = slugs.length > MOST_PROVIDERS || slugs.some(slug => !SLUG.test(slug))
    return bad ? { fields: { providers: 'field.invalid' } } : { slugs }
  }
  const given = Object.fromEntries(Object.entries(raw).filter(([, value]) => value !== ''))
  const parsed = slotsOfOne.safeParse(given)
  if (!parsed.success) {
    return {
      fields: Object.fromEntries(parsed.error.issues.map(issue => [String(issue.path[0]), issue.message])),
    }
  }
  const { provider, offer, from, days } = parsed.data
  // Yesterday has no slots: a page left open over midnight is shown today's.
  return { slug: provider, offer: offer ?? null, from: from && from > today ? from : today, days }
}
