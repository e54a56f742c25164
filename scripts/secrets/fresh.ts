import { randomBytes } from 'node:crypto'

/** How a new one of each secret is made. */
export const fresh = {
  NEXTAUTH_SECRET: () => randomBytes(48).toString('base64url'),
  ENCRYPTION_KEYS: () => randomBytes(32).toString('base64'),
  METRICS_TOKEN: () => randomBytes(24).toString('base64url'),
} as const
