import { describe, expect, test } from 'vitest'
import { readEnv } from './env'

/** A live site whose every value is good. */
const LIVE = {
  NODE_ENV: 'production',
  APP_URL: 'https://khadamat.ma',
  DATABASE_URL: 'postgres://app:s3cr3t@db.internal/khadamat',
  NEXTAUTH_SECRET: 'kX9v2Qw7LmZr4TbN8sYc1FdGh6JpA3eU',
  METRICS_TOKEN: 'mT5k8Wq2Zx9Lr4Vb',
  ENCRYPTION_KEYS: 'q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA=',
  RESEND_API_KEY: 're_8h3Kd92mQ',
  CLAMD_ADDRESS: '/run/clamav/clamd.ctl',
  COMPANY_NAME: 'Khadamat',
  COMPANY_ADDRESS: '12, rue Ibn Batouta, Casablanca',
  COMPANY_REGISTER: 'Casablanca 482913',
  COMPANY_ICE: '001934820000047',
  COMPANY_EMAIL: 'contact@khadamat.ma',
  ADMIN_IP_ALLOWLIST: '41.140.0.0/16, 2001:db8:7::/48',
}

const problems = (source: Record<string, string | undefined>) => {
  const result = readEnv(source)
  return 'problems' in result ? result.problems : []
}
const named = (source: Record<string, string | undefined>) => problems(source).map(({ name }) => name)

test('a developer’s machine needs nothing', () => {
  const result = readEnv({})
  expect(result).toMatchObject({ env: { KHADAMAT_ENV: 'local', PORT: 3000, ROLE: 'all', TRUST_PROXY: 0 } })
})

test('a whole live environment is accepted', () => {
  expect(readEnv(LIVE)).toMatchObject({ env: { KHADAMAT_ENV: 'production', APP_URL: 'https://khadamat.ma' } })
})

test('a vendor of short messages needs its account, and no stand-in', () => {
  const sms = { ...LIVE, SMS_VENDOR: 'twilio', SMS_ACCOUNT: 'AC1', SMS_SECRET: 's3cr3t' }
  expect(named(sms)).toEqual([])
  expect(named({ ...sms, SMS_SECRET: '' })).toEqual(['SMS_SECRET'])
  expect(named({ ...sms, SMS_BASE_URL: 'http://127.0.0.1:3900/sms' })).toEqual(['SMS_BASE_URL'])
  expect(named({ ...sms, SMS_VENDOR: 'pigeon' })).toEqual(['SMS_VENDOR'])
})

test('the scanner stands at an address or a socket', () => {
  for (const CLAMD_ADDRESS of ['clamd:3310', '127.0.0.1:3310', '[::1]:3310', '/run/clamav/clamd.ctl'])
    expect(named({ CLAMD_ADDRESS }), CLAMD_ADDRESS).toEqual([])
  for (const CLAMD_ADDRESS of ['clamd', 'tcp://clamd:3310', 'run/clamd.ctl', 'clamd:'])
    expect(named({ CLAMD_ADDRESS }), CLAMD_ADDRESS).toEqual(['CLAMD_ADDRESS'])
})

test('an address with a slash at its end is the same address', () => {
  expect(readEnv({ APP_URL: 'https://khadamat.ma/' })).toMatchObject({
    env: { APP_URL: 'https://khadamat.ma' },
  })
})

test('a production build that does not say where it runs is held to be the live site', () => {
  expect(named({ NODE_ENV: 'production' }).length).toBeGreaterThan(0)
  expect(named({ NODE_ENV: 'production', KHADAMAT_ENV: 'demo' })).toEqual([])
})

describe.each(['production', 'staging'])('%s', KHADAMAT_ENV => {
  const live = { ...LIVE, KHADAMAT_ENV }

  test.each([
    'APP_URL',
    'DATABASE_URL',
    'NEXTAUTH_SECRET',
    'ENCRYPTION_KEYS',
    'METRICS_TOKEN',
    'RESEND_API_KEY',
    'CLAMD_ADDRESS',
    'COMPANY_NAME',
    'COMPANY_ICE',
    'ADMIN_IP_ALLOWLIST',
  ])('names %s when it is missing or empty', name => {
    expect(problems({ ...live, [name]: undefined })).toEqual([{ name, problem: 'is missing' }])
    expect(problems({ ...live, [name]: '' })).toEqual([{ name, problem: 'is missing' }])
  })

  test('names all that is missing at once', () => {
    expect(named({ NODE_ENV: 'production', KHADAMAT_ENV })).toEqual([
      'APP_URL',
      'DATABASE_URL',
      'NEXTAUTH_SECRET',
      'ENCRYPTION_KEYS',
      'METRICS_TOKEN',
      'RESEND_API_KEY',
      'CLAMD_ADDRESS',
      'COMPANY_NAME',
      'COMPANY_ADDRESS',
      'COMPANY_REGISTER',
      'COMPANY_ICE',
      'COMPANY_EMAIL',
      'ADMIN_IP_ALLOWLIST',
    ])
  })

  test.each([
    ['NEXTAUTH_SECRET', 'too-short'],
    ['NEXTAUTH_SECRET', 'a'.repeat(40)],
    ['NEXTAUTH_SECRET', 'abab'.repeat(10)],
    ['NEXTAUTH_SECRET', 'local-only-secret-local-only-secret-local-only'],
    ['METRICS_TOKEN', 'short'],
    ['METRICS_TOKEN', '1'.repeat(20)],
    ['METRICS_TOKEN', 'local-metrics-token'],
    ['APP_URL', 'http://khadamat.ma'],
    ['APP_URL', 'khadamat.ma'],
    ['RESEND_API_KEY', 're_local_0000000000'],
    ['RESEND_BASE_URL', 'http://localhost:3900'],
    ['RESEND_BASE_URL', 'http://127.0.0.1:3900'],
    ['UPSTASH_REDIS_REST_URL', 'https://redis.upstash.io'],
    ['ALLOWED_ORIGINS', 'http://www.khadamat.ma'],
  ])('refuses %s=%s', (name, value) => {
    expect(named({ ...live, [name]: value })).toEqual([name])
  })
})

test.each([
  ['PORT', '0'],
  ['PORT', 'eighty'],
  ['DATABASE_URL', 'mysql://localhost/khadamat'],
  ['DATABASE_POOL', '0'],
  ['APP_URL', 'not an address'],
  ['ROLE', 'everything'],
  ['KHADAMAT_ENV', 'prod'],
  ['LOG_LEVEL', 'loud'],
  ['TRUST_PROXY', '-1'],
  ['ADMIN_IP_ALLOWLIST', 'office'],
  ['ADMIN_IP_ALLOWLIST', '41.140.0.0/33'],
  ['ADMIN_IP_ALLOWLIST', '41.140.0.0/'],
  ['ADMIN_IP_ALLOWLIST', '41.140.0.0/16,2001:db8::/129'],
  ['ADMIN_IP_ALLOWLIST', '41.140.0.0/-1'],
  ['ADMIN_IP_ALLOWLIST', 'fe80::1%eth0'],
  ['ADMIN_IP_ALLOWLIST', ','],
  ['ALLOWED_ORIGINS', 'www.khadamat.ma'],
  ['ALLOWED_ORIGINS', 'https://www.khadamat.ma/'],
  ['ALLOWED_ORIGINS', 'https://www.khadamat.ma,*'],
])('everywhere, %s=%s is refused by name', (name, value) => {
  expect(named({ [name]: value })).toEqual([name])
})

test('what is wrong is said without the value: it may be a secret', () => {
  const secret = 'hunter2-hunter2'
  for (const source of [
    { NEXTAUTH_SECRET: secret },
    { METRICS_TOKEN: secret.slice(0, 9) },
    { DATABASE_URL: `mysql://app:${secret}@db/khadamat` },
    { APP_URL: secret },
    { ...LIVE, NEXTAUTH_SECRET: 'a'.repeat(40) },
    { ...LIVE, RESEND_BASE_URL: `http://localhost/${secret}` },
  ]) {
    const said = JSON.stringify(problems(source))
    expect(said).not.toBe('[]')
    expect(said).not.toContain('hunter2')
    expect(said).not.toContain('aaaa')
  }
})
