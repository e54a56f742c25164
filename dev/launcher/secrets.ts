import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fresh } from '../../scripts/secrets/fresh'

const NAMES = [
  'NEXTAUTH_SECRET',
  'ENCRYPTION_KEYS',
  'METRICS_TOKEN',
  'RESEND_API_KEY',
  'RESEND_WEBHOOK_SECRET',
] as const
type Secrets = Record<(typeof NAMES)[number], string>

const local: Record<keyof Secrets, () => string> = {
  ...fresh,
  RESEND_API_KEY: () => `re_local_${randomBytes(12).toString('hex')}`,
  RESEND_WEBHOOK_SECRET: () => `whsec_${randomBytes(24).toString('base64')}`,
}

/** This data folder's own secrets, made once, so that a restart signs nobody out. */
export function localSecrets(dataDir: string): Secrets {
  const file = join(dataDir, 'secrets.json')
  mkdirSync(dataDir, { recursive: true })
  let known: Partial<Secrets> = {}
  try {
    if (existsSync(file)) known = JSON.parse(readFileSync(file, 'utf8')) as Partial<Secrets>
  } catch {
    // Cut off by a kill: new ones are made.
  }
  const secrets = Object.fromEntries(NAMES.map(name => [name, known[name] ?? local[name]()])) as Secrets
  writeFileSync(file, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 })
  chmodSync(file, 0o600)
  return secrets
}
