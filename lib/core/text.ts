import { z } from 'zod'

// Control characters (PostgreSQL refuses NUL) and the marks that turn the reading direction around:
// with them a name can pretend to be another text. New lines and tabs are fine.
const CONTROLS = /[^\P{Cc}\n\t]|[\u202a-\u202e\u2066-\u2069]/gu

/** What a person typed, without invisible commands, trimmed. */
export function cleanText(value: string): string {
  return value.replace(CONTROLS, '').trim()
}

/**
 * A text field of a form, cleaned. Codes: `field.required`, `field.too_short` (below `min`), `field.too_long`.
 * @param min,max length in UTF-16 units
 */
export function textField(min: number, max: number) {
  return z
    .string({ error: 'field.required' })
    .transform(cleanText)
    .superRefine((value, context) => {
      const code =
        value.length > max
          ? 'field.too_long'
          : value.length >= min
            ? null
            : value === ''
              ? 'field.required'
              : 'field.too_short'
      if (code) context.addIssue({ code: 'custom', message: code })
    })
}
