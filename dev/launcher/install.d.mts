export const CHECKOUT_LOCK: string
export function ensureInstalled(): Promise<void>
