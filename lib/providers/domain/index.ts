/** What a provider's address can look like. Anything else is not asked for. */
export const PROVIDER_SLUG = /^[a-z0-9-]{1,120}$/
