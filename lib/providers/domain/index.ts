/** What a provider's address can look like. Anything else is not asked for. */
export const PROVIDER_SLUG = /^[a-z0-9-]{1,120}$/

/** With fewer clients than this in a district, a number would point at somebody. */
export const NEIGHBOURS_FROM = 3
