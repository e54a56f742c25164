import { parsePhoneNumberFromString } from 'libphonenumber-js/min'

const MAX_TYPED = 40
const DIRECTION_MARKS = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g

/**
 * A Moroccan number as typed (`06 12 34 56 78`, `+212…`, Arabic digits) in E.164.
 * @returns null for anything else, other countries' numbers included
 */
export function moroccanPhone(typed: string): string | null {
  if (typed.length > MAX_TYPED) return null
  // Copied from an Arabic page, a number brings its direction marks along.
  const text = typed.replace(DIRECTION_MARKS, '').trim()
  const phone = parsePhoneNumberFromString(text, { defaultCountry: 'MA', extract: false })
  if (!phone || phone.ext || phone.countryCallingCode !== '212' || !phone.isValid()) return null
  return phone.number
}
