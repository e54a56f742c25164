/** Shows that this browser has signed in to an account before; it opens nothing. */
export const DEVICE_COOKIE = 'kh_device'
export const DEVICE_SECONDS = 180 * 24 * 60 * 60

/**
 * What a browser keeps of the sign-up it made: a secret that its confirmation link is bound to, and the
 * address, so that the next page need not ask for it again. It lives as long as the link.
 */
export const SIGN_UP_COOKIE = 'kh_signup'
export const SIGN_UP_SECONDS = 24 * 60 * 60

export type PendingSignUp = { secret: string; email: string }

/** @param secret 43 URL-safe characters */
export function signUpCookie({ secret, email }: PendingSignUp): string {
  return `${secret}.${email}`
}

/** @returns null for a cookie that is missing or not of our making */
export function pendingSignUp(cookie: string | undefined): PendingSignUp | null {
  const [, secret, email] = /^([A-Za-z0-9_-]{43})\.(.+)$/.exec(cookie ?? '') ?? []
  return secret && email ? { secret, email } : null
}
