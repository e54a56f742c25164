export const PASSWORD_MIN_CHARACTERS = 12
/** bcrypt reads no further, so what lies behind would protect nothing. */
export const PASSWORD_MAX_BYTES = 72

/** The one spelling of a password: a phone and a computer may compose `é` differently. */
export function normalisePassword(password: string): string {
  return password.normalize('NFC')
}

/** UTF-8 length: `é` counts 2, an emoji 4. */
export function passwordBytes(password: string): number {
  return new TextEncoder().encode(password).length
}

/**
 * Why a new password is refused (A8), or null.
 * Codes: `accounts.password_too_short`, `accounts.password_too_long`, `accounts.password_weak`.
 */
export function passwordProblem(password: string): string | null {
  if ([...password].length < PASSWORD_MIN_CHARACTERS) return 'accounts.password_too_short'
  if (passwordBytes(password) > PASSWORD_MAX_BYTES) return 'accounts.password_too_long'
  const mixed = /\p{Lu}/u.test(password) && /\p{Ll}/u.test(password) && /\p{Nd}/u.test(password)
  return mixed ? null : 'accounts.password_weak'
}
