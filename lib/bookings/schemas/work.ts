import { z } from 'zod'
import { textField as text } from '@/lib/core/text'

const booking = z.uuid('not_found')
const version = z.coerce.number().int().min(1).optional()

/** Western digits, also from an Arabic keyboard. */
const western = (value: string) =>
  value.replace(/[\u0660-\u0669]/g, digit => String(digit.charCodeAt(0) - 0x660))

/** The four digits as they are typed or read out: spaces do not matter. */
const code = z
  .string({ error: 'booking.code_required' })
  .transform(value => western(value).replace(/\s/g, ''))
  .refine(value => /^\d{4}$/.test(value), 'booking.code_required')

export const stepSchema = z.object({ booking, version })
export type StepInput = z.infer<typeof stepSchema>

export const codeSchema = z.object({ booking, version, code })
export type CodeInput = z.infer<typeof codeSchema>

/** The most that one amount may be, centimes: 100 000 DH. */
const MOST_CENTIMES = 10_000_000

/** "120", "120,50" or "1 200" dirhams, as centimes; null when left empty. Code: `booking.amount_invalid`. */
export const dirhams = z
  .string()
  .default('')
  .transform(value =>
    western(value)
      .replace(/[\s\u00a0\u202f]/g, '')
      .replace(/[,٫]/, '.'),
  )
  .refine(value => value === '' || /^\d{1,6}(\.\d{1,2})?$/.test(value), 'booking.amount_invalid')
  .transform(value => (value === '' ? null : Math.round(Number(value) * 100)))
  .refine(value => value === null || value <= MOST_CENTIMES, 'booking.amount_invalid')

const amount = dirhams.refine(value => value !== 0, 'booking.amount_invalid')

/** How many lines one form has; a line left empty is none. */
export const EXTRA_LINES = 3

/** More work found on site: what, for how much, and why. */
export const extraSchema = z
  .object({
    booking,
    version,
    reason: text(3, 500),
    label1: text(2, 80),
    amount1: amount,
    label2: text(0, 80).default(''),
    amount2: amount,
    label3: text(0, 80).default(''),
    amount3: amount,
  })
  .superRefine((form, context) => {
    for (const line of [1, 2, 3] as const) {
      const [label, sum] = [form[`label${line}`], form[`amount${line}`]]
      if (label && sum === null)
        context.addIssue({ code: 'custom', path: [`amount${line}`], message: 'booking.amount_invalid' })
      if (!label && sum !== null)
        context.addIssue({ code: 'custom', path: [`label${line}`], message: 'field.required' })
    }
  })
  .transform(({ booking, version, reason, ...rest }) => ({
    booking,
    version,
    reason,
    lines: ([1, 2, 3] as const).flatMap(line => {
      const sum = rest[`amount${line}`]
      return sum === null ? [] : [{ label: rest[`label${line}`], centimes: sum }]
    }),
  }))
export type ExtraInput = z.infer<typeof extraSchema>
