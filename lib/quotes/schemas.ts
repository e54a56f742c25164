import { z } from 'zod'
import { instant } from '@/lib/bookings/schemas'
import { textField as text } from '@/lib/core/text'
import { UPLOADS } from '@/lib/files/domain/kinds'
import { fileIds } from '@/lib/files/schemas'
import { isLocalDate } from '@/lib/time/zone'
import {
  HIGHEST_TOTAL,
  hundredths,
  MOST_LINES,
  priced,
  QUOTE_LINE_KINDS,
  type QuoteLine,
  sumOf,
  type TypedLine,
} from './domain/lines'
import { QUOTE_POLICY } from './domain/policy'

const slug = (code: string) =>
  z
    .string({ error: code })
    .max(80, code)
    .regex(/^[a-z0-9-]+$/, code)
const locale = z.enum(['fr', 'ar']).default('fr')
/** Made with the form: sent twice, it counts once. */
const key = z.uuid().optional().catch(undefined)

/** The job that quotes are asked for. */
export const askSchema = z.object({
  service: slug('quotes.service_unknown'),
  city: slug('quotes.city_unknown'),
  district: z
    .string()
    .max(80)
    .regex(/^[a-z0-9-]*$/, 'booking.district_unknown')
    .transform(value => value || null)
    .nullable()
    .default(null),
  title: text(3, 120),
  description: text(10, 2000),
  wished: z
    .string()
    .refine(value => value === '' || isLocalDate(value), 'field.date')
    .transform(value => value || null)
    .nullable()
    .default(null),
  address: text(5, 300),
  landmark: text(0, 200).default(''),
  photos: fileIds(UPLOADS.QUOTE_PHOTO.most),
  locale,
  key,
})
export type AskInput = z.infer<typeof askSchema>

const request = z.uuid('not_found')
const provider = z.coerce.number({ error: 'not_found' }).int('not_found').min(1).max(2_147_483_647)
const version = z.coerce.number().int().min(0)

/** A step by either side. For a provider the quote is always the own one. */
export const closeSchema = z.object({ request })
export const passSchema = z.object({ request })
export const providerStepSchema = z.object({ request, version })
export const clientStepSchema = z.object({ request, provider, version })
export type ProviderStepInput = z.infer<typeof providerStepSchema>
export type ClientStepInput = z.infer<typeof clientStepSchema>

const body = text(2, 1000)
export const questionSchema = z.object({ request, body, key })
export const answerSchema = z.object({ request, provider, body, key })
export type SayInput = { request: string; provider?: number; body: string; key?: string | undefined }

/** An amount in dirhams as people type it, in centimes. */
const amount = z
  .string({ error: 'field.number' })
  .transform(value => hundredths(value) ?? 0)
  .refine(centimes => centimes > 0, 'field.number')

export const counterSchema = z.object({
  request,
  provider,
  version,
  total: amount,
  note: text(0, 500).default(''),
})
export type CounterInput = z.infer<typeof counterSchema>

export const acceptSchema = z.object({
  request,
  provider,
  version,
  start: instant,
  locale,
})
export type AcceptInput = z.infer<typeof acceptSchema>

const LINES = Array.from({ length: MOST_LINES }, (_, index) => index + 1)
const cell = z.string().max(200).default('')

const lineCells = Object.fromEntries(
  LINES.flatMap(line => ['kind', 'label', 'quantity', 'price'].map(name => [`${name}_${line}`, cell])),
)

type Cells = Record<string, unknown>
const cellOf = (cells: Cells, name: string) => String(cells[name] ?? '').trim()

/** One row of the form; null when it was left empty, else the line or the fields at fault with their codes. */
function readLine(cells: Cells, row: number): TypedLine | null | Record<string, string> {
  const [label, quantity, price] = ['label', 'quantity', 'price'].map(name => cellOf(cells, `${name}_${row}`))
  if (!label && !price) return null
  const kind = QUOTE_LINE_KINDS.find(each => each === cellOf(cells, `kind_${row}`)) ?? 'labour'
  const quantityHundredths = quantity ? hundredths(quantity) : 100
  const unitCentimes = hundredths(price ?? '')
  const faults: Record<string, string> = {}
  if ((label ?? '').length > 120) faults[`label_${row}`] = 'field.too_long'
  if (!quantityHundredths || quantityHundredths > 100_000) faults[`quantity_${row}`] = 'field.number'
  if (!unitCentimes) faults[`price_${row}`] = 'field.number'
  if (Object.keys(faults).length > 0 || !quantityHundredths || !unitCentimes) return faults
  return { kind, label: label ?? '', quantityHundredths, unitCentimes }
}

const isLine = (read: TypedLine | Record<string, string>): read is TypedLine => 'quantityHundredths' in read

/** A price: lines of which the server makes the sums. Empty rows are left out. */
export const sendSchema = z
  .object({
    request,
    version,
    duration: z.coerce.number({ error: 'field.choice' }).int('field.choice').min(15, 'field.choice').max(720),
    valid: z.coerce
      .number({ error: 'field.choice' })
      .int('field.choice')
      .min(1, 'field.choice')
      .max(QUOTE_POLICY.validDays, 'field.choice'),
    message: text(0, 2000).default(''),
    ...lineCells,
  })
  .transform((form, context) => {
    const { request, version, duration, valid, message, ...cells } = form
    const lines: QuoteLine[] = []
    for (const row of LINES) {
      const read = readLine(cells, row)
      if (!read) continue
      if (isLine(read)) lines.push(priced(read))
      else for (const [field, code] of Object.entries(read)) fault(context, field, code)
    }
    const total = sumOf(lines)
    if (lines.length === 0 && context.issues.length === 0) fault(context, 'price_1', 'quotes.no_lines')
    if (total > HIGHEST_TOTAL) fault(context, 'form', 'quotes.total_too_high')
    if (lines.length > 0 && total <= 0) fault(context, 'price_1', 'field.number')
    return { request, version, duration, valid, message, lines, total }
  })
export type SendInput = z.infer<typeof sendSchema>

function fault(context: z.RefinementCtx, field: string, message: string): void {
  context.addIssue({ code: 'custom', path: [field], message })
}
