import { createHash } from 'node:crypto'
import { BlockList, isIP } from 'node:net'
import { z } from 'zod'

/**
 * The only place that reads `process.env`. Every value is checked once, at start; a missing or weak
 * one is named. Production (and staging) refuse to start; elsewhere safe local values stand in.
 */
const LOCAL_SECRET = 'local-only-secret-local-only-secret-local-only'
const WEAK = /^(changeme|secret|password|test|demo|local-.*|(.)\2*)$/i

const LOCAL_KEY = Buffer.alloc(32, 'local').toString('base64')
const isKey = (text: string) => Buffer.from(text, 'base64').length === 32

const listed = (text: string) =>
  text
    .split(',')
    .map(part => part.trim())
    .filter(Boolean)

/** A network as address and length, `10.0.0.0/8`; a lone address is a network of one. Null for anything else. */
function networkOf(text: string) {
  const [, address = '', length] = /^([^/]+)(?:\/(\d{1,3}))?$/.exec(text) ?? []
  const version = isIP(address)
  const bits = version === 4 ? 32 : 128
  const prefix = Number(length ?? bits)
  if (version === 0 || address.includes('%') || prefix > bits) return null
  return { address, prefix, family: version === 4 ? 'ipv4' : 'ipv6' } as const
}
const isOrigin = (text: string) => URL.canParse(text) && new URL(text).origin === text

const port = (value: number) => z.coerce.number().int().min(1).max(65_535).default(value)
const optional = z
  .string()
  .trim()
  .transform(value => value || undefined)
  .optional()

const schema = z.object({
  NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
  /** Where this runs. `demo` and `test` are production builds that may talk to the local stand-ins. */
  KHADAMAT_ENV: z.enum(['local', 'demo', 'test', 'staging', 'production']).optional(),
  PORT: port(3000),
  /** Paths are put behind it: with its own slash, links of e-mails would carry two. */
  APP_URL: z
    .url()
    .transform(url => url.replace(/\/+$/, ''))
    .default('http://localhost:3000'),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'must be a postgres:// address')
    .default('postgres://khadamat@127.0.0.1:5432/khadamat'),
  DATABASE_POOL: z.coerce.number().int().min(1).max(200).default(12),
  NEXTAUTH_SECRET: z.string().min(32, 'must have at least 32 characters').default(LOCAL_SECRET),
  /** Keys of 32 bytes in base64, newest first, separated by commas: new data is sealed with the first. */
  ENCRYPTION_KEYS: z
    .string()
    .refine(text => text.split(',').every(isKey), 'must hold keys of 32 bytes in base64')
    .default(LOCAL_KEY),
  METRICS_TOKEN: z.string().min(16, 'must have at least 16 characters').default('local-metrics-token'),
  RESEND_API_KEY: z.string().min(8).default('re_local_0000000000'),
  RESEND_BASE_URL: optional,
  /** Signs what the mail vendor reports about sent mail: `whsec_…`. */
  RESEND_WEBHOOK_SECRET: optional.refine(
    secret => !secret || /^whsec_[A-Za-z0-9+/=]{24,}$/.test(secret),
    'must be a signing secret: whsec_ and base64',
  ),
  MAIL_FROM: z.string().default('Khadamat <bonjour@khadamat.example>'),
  /** `none` sends no short messages; the others need account, secret and sender. */
  SMS_VENDOR: z.enum(['none', 'twilio', 'vonage']).default('none'),
  SMS_ACCOUNT: z.string().default(''),
  SMS_SECRET: z.string().default(''),
  SMS_FROM: z.string().max(16).default('Khadamat'),
  SMS_BASE_URL: optional,
  UPSTASH_REDIS_REST_URL: optional,
  UPSTASH_REDIS_REST_TOKEN: optional,
  KHADAMAT_DATA_DIR: z.string().default('.data'),
  /** Where uploads are kept; with several machines, a folder they share. */
  STORAGE_DIR: optional,
  /** clamd, as `host:port` or the path of its socket; without it uploads are not scanned. */
  CLAMD_ADDRESS: optional.refine(
    text => text === undefined || /^(\/.+|[^/\s]+:\d{1,5})$/.test(text),
    'must be host:port or the path of a socket',
  ),
  /** Networks that administrators come from, as CIDR blocks separated by commas; without it, from everywhere. */
  ADMIN_IP_ALLOWLIST: optional.refine(
    text => text === undefined || (listed(text).length > 0 && listed(text).every(networkOf)),
    'must hold networks like 41.140.0.0/16 or 2001:db8::/32, separated by commas',
  ),
  /** Further origins whose forms are ours, separated by commas. */
  ALLOWED_ORIGINS: optional.refine(
    text => text === undefined || listed(text).every(isOrigin),
    'must hold origins like https://www.khadamat.ma, separated by commas',
  ),
  TRUST_PROXY: z.coerce.number().int().min(0).max(5).default(0),
  ROLE: z.enum(['all', 'web', 'worker']).default('all'),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  CNDP_NUMBER: optional,
  /** Who publishes the site, for the legal pages. The defaults are those of the demo, and say so. */
  COMPANY_NAME: z.string().default('Khadamat Démo'),
  COMPANY_FORM: z.string().default('SARL'),
  COMPANY_CAPITAL: z.string().default('100 000 DH'),
  COMPANY_ADDRESS: z.string().default('1, rue de l’Exemple, Casablanca'),
  COMPANY_REGISTER: z.string().default('Casablanca 000000'),
  COMPANY_ICE: z.string().default('000000000000000'),
  COMPANY_TAX_ID: z.string().default('00000000'),
  COMPANY_DIRECTOR: z.string().default('Direction de Khadamat Démo'),
  COMPANY_EMAIL: z.email().default('contact@khadamat.example'),
  COMPANY_PHONE: z.string().default('+212 5 00 00 00 00'),
  COMPANY_HOST: z.string().default('Khadamat Démo, Casablanca'),
})

export type Env = Omit<z.infer<typeof schema>, 'KHADAMAT_ENV'> & {
  KHADAMAT_ENV: 'local' | 'demo' | 'test' | 'staging' | 'production'
}

type Source = Record<string, string | undefined>
export type EnvProblem = { name: string; problem: string }

const REQUIRED_LIVE = [
  'APP_URL',
  'DATABASE_URL',
  'NEXTAUTH_SECRET',
  'ENCRYPTION_KEYS',
  'METRICS_TOKEN',
  'RESEND_API_KEY',
  'CLAMD_ADDRESS',
  // The law wants the publisher named; the demo's own name would be a lie.
  'COMPANY_NAME',
  'COMPANY_ADDRESS',
  'COMPANY_REGISTER',
  'COMPANY_ICE',
  'COMPANY_EMAIL',
  'ADMIN_IP_ALLOWLIST',
] as const
const isLoopback = (url: string) => /^https?:\/\/(localhost|127\.|\[::1\])/.test(url)

/** What only a live site must satisfy: nothing left at its local value, no stand-in, no plain HTTP. */
function liveProblems(source: Source, env: Env): EnvProblem[] {
  const problems: EnvProblem[] = []
  const add = (name: string, problem: string) => problems.push({ name, problem })
  for (const name of REQUIRED_LIVE) if (!source[name]) add(name, 'is missing')
  for (const name of ['NEXTAUTH_SECRET', 'METRICS_TOKEN'] as const) {
    if (source[name] && (WEAK.test(env[name]) || new Set(env[name]).size < 10)) add(name, 'is too weak')
  }
  if (source.APP_URL && !env.APP_URL.startsWith('https://')) add('APP_URL', 'must start with https://')
  if (listed(env.ALLOWED_ORIGINS ?? '').some(origin => !origin.startsWith('https://')))
    add('ALLOWED_ORIGINS', 'must start with https://')
  if (source.RESEND_API_KEY?.startsWith('re_local')) add('RESEND_API_KEY', 'is the local stand-in’s key')
  if (env.RESEND_BASE_URL && isLoopback(env.RESEND_BASE_URL)) add('RESEND_BASE_URL', 'points at a stand-in')
  if (env.SMS_VENDOR !== 'none')
    for (const name of ['SMS_ACCOUNT', 'SMS_SECRET'] as const) if (!env[name]) add(name, 'is missing')
  if (env.SMS_BASE_URL && isLoopback(env.SMS_BASE_URL)) add('SMS_BASE_URL', 'points at a stand-in')
  if (Boolean(env.UPSTASH_REDIS_REST_URL) !== Boolean(env.UPSTASH_REDIS_REST_TOKEN))
    add('UPSTASH_REDIS_REST_URL', 'needs UPSTASH_REDIS_REST_TOKEN too, and the other way round')
  return problems
}

/**
 * Reads and checks the environment.
 * @returns the checked values, or every problem by variable name (never a value: it may be a secret).
 */
export function readEnv(source: Source): { env: Env } | { problems: EnvProblem[] } {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''))
  const parsed = schema.safeParse(given)
  if (!parsed.success) {
    return {
      problems: parsed.error.issues.map(issue => ({ name: String(issue.path[0]), problem: issue.message })),
    }
  }
  // A production build that does not say where it runs is the live site: the safe reading.
  const fallback = parsed.data.NODE_ENV === 'production' ? 'production' : 'local'
  const env: Env = { ...parsed.data, KHADAMAT_ENV: parsed.data.KHADAMAT_ENV ?? fallback }
  const live = env.KHADAMAT_ENV === 'production' || env.KHADAMAT_ENV === 'staging'
  const problems = live ? liveProblems(given, env) : []
  return problems.length > 0 ? { problems } : { env }
}

let cached: Env | undefined

/** The checked environment. Throws with every problem's name; the start-up turns that into exit 1. */
export function env(): Env {
  if (cached) return cached
  const result = readEnv(process.env)
  if ('problems' in result) {
    throw new Error(
      `Environment: ${result.problems.map(({ name, problem }) => `${name} ${problem}`).join('; ')}`,
    )
  }
  cached = result.env
  return cached
}

/** A key of the ring, named by the first bytes of its own hash. */
export type EncryptionKey = { id: Buffer; secret: Buffer }

let ring: [EncryptionKey, ...EncryptionKey[]] | undefined

/** The key ring, the one to seal with first. */
export function encryptionKeys(): readonly [EncryptionKey, ...EncryptionKey[]] {
  if (ring) return ring
  const keys = env()
    .ENCRYPTION_KEYS.split(',')
    .map(text => Buffer.from(text, 'base64'))
    .map(secret => ({ secret, id: createHash('sha256').update(secret).digest().subarray(0, 4) }))
  const [first, ...rest] = keys
  if (!first) throw new Error('no encryption key')
  ring = [first, ...rest]
  return ring
}

let office: BlockList | null | undefined

/** The networks that administrators come from; null where they may come from everywhere. */
export function adminNetworks(): BlockList | null {
  if (office !== undefined) return office
  const networks = listed(env().ADMIN_IP_ALLOWLIST ?? '').map(networkOf)
  office = networks.length > 0 ? new BlockList() : null
  for (const network of networks)
    if (network) office?.addSubnet(network.address, network.prefix, network.family)
  return office
}

/** The log's level, asked for while modules load: a build has no environment to check. */
export function logLevel(): string {
  const given = process.env.LOG_LEVEL ?? ''
  return schema.shape.LOG_LEVEL.catch('info').parse(given)
}

/** What is wrong with the environment, by variable name; empty when all is well. */
export function envProblems(): EnvProblem[] {
  const result = readEnv(process.env)
  return 'problems' in result ? result.problems : []
}

/** True on the live site and its rehearsal: where demo data and stand-ins have no place. */
export function isLive(): boolean {
  return env().KHADAMAT_ENV === 'production' || env().KHADAMAT_ENV === 'staging'
}

/** Whether short messages are sent at all. */
export function smsEnabled(): boolean {
  return env().SMS_VENDOR !== 'none'
}

/** next-auth reads its own address from the environment and nowhere else: it is told ours. */
export function tellNextAuth(): void {
  process.env.NEXTAUTH_URL = env().APP_URL
}
