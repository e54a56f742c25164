const DIRECTION_MARKS = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g
/** What people put between the digits. */
const BETWEEN = /[\s().\-/]/g
const ARABIC_ZERO = 0x0660
const PERSIAN_ZERO = 0x06f0
const NATIONAL_DIGITS = 9

/** What is wrong with a number, so that it can be said. */
export type PhoneProblem =
  | 'field.phone_letters'
  | 'field.phone_foreign'
  | 'field.phone_start'
  | 'field.phone_short'
  | 'field.phone_long'

export type PhoneReading = { kind: 'number'; e164: string; text: string } | { kind: PhoneProblem }

const latinDigits = (text: string) =>
  text.replace(/[\u0660-\u0669\u06f0-\u06f9]/g, sign => {
    const code = sign.charCodeAt(0)
    return String(code - (code < PERSIAN_ZERO ? ARABIC_ZERO : PERSIAN_ZERO))
  })

/** The nine digits behind +212, or behind the 0; null for a number of another country. */
function national(text: string): string | null {
  const international = /^(?:\+|00)(.*)$/.exec(text)?.[1]
  if (international !== undefined) {
    // Half typed, `+2` may still become ours.
    if ('212'.startsWith(international)) return ''
    return international.startsWith('212') ? international.slice(3).replace(/^0/, '') : null
  }
  return /^2120?(\d{9})$/.exec(text)?.[1] ?? text.replace(/^0/, '')
}

/**
 * How a number would be kept, or what is wrong with it, while it is being typed. The schema has the last word
 * (`moroccanPhone`); this says why in a browser that does not carry the numbering plan of the world.
 */
export function readPhone(typed: string): PhoneReading {
  const text = latinDigits(typed.replace(DIRECTION_MARKS, '')).trim().replace(BETWEEN, '')
  if (!/^\+?\d*$/.test(text)) return { kind: 'field.phone_letters' }
  const digits = national(text)
  if (digits === null) return { kind: 'field.phone_foreign' }
  if (digits !== '' && !/^[5-8]/.test(digits)) return { kind: 'field.phone_start' }
  if (digits.length < NATIONAL_DIGITS) return { kind: 'field.phone_short' }
  if (digits.length > NATIONAL_DIGITS) return { kind: 'field.phone_long' }
  const pairs = digits.slice(1).replace(/(\d\d)(?=\d)/g, '$1 ')
  return { kind: 'number', e164: `+212${digits}`, text: `+212 ${digits[0]} ${pairs}` }
}
