/** What is left of a name when its account is erased: nobody may type it (see `nameProblem`). */
export const ERASED_NAME = '-'

const MIN = 2
const MAX = 50

/** Marks that turn the reading direction: invisible, and made for passing one name off as another. */
const DIRECTION_MARKS = /[\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g

/** One spelling of what was typed: composed letters, single spaces, no direction marks. */
export function tidyName(value: string): string {
  return value.normalize('NFC').replace(DIRECTION_MARKS, '').replace(/\s+/gu, ' ').trim()
}

/**
 * Why a first or last name is refused (A1), or null. Letters of any script, spaces, `'`, `’`, `-`, `.`.
 * Codes: `accounts.name_length`, `accounts.name_characters`.
 */
export function nameProblem(name: string): string | null {
  const length = [...name].length
  if (length < MIN || length > MAX) return 'accounts.name_length'
  return /^\p{L}[\p{L}\p{M} .'’ʼ-]*$/u.test(name) ? null : 'accounts.name_characters'
}
