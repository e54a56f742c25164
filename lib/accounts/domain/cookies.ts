/** Shows that this browser has signed in to an account before; it opens nothing. */
export const DEVICE_COOKIE = 'kh_device'
export const DEVICE_SECONDS = 180 * 24 * 60 * 60

/** The address just signed up with, so that the next page need not ask for it again. */
export const SIGN_UP_COOKIE = 'kh_signup'
export const SIGN_UP_SECONDS = 60 * 60
