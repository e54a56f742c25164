import { readdirSync, readFileSync } from 'node:fs'
import { afterEach, describe, expect, it, vi } from 'vitest'

const ADMIN = { role: 'ADMIN' as const }
async function outside(list: string | undefined) {
  vi.resetModules()
  vi.stubEnv('ADMIN_IP_ALLOWLIST', list)
  return (await import('./admin-network')).outsideAdminNetwork
}
afterEach(() => vi.unstubAllEnvs())

describe('an administrator', () => {
  it('may come from everywhere where no networks are named', async () => {
    const from = await outside(undefined)
    expect(from({ ...ADMIN, ip: '203.0.113.9' })).toBe(false)
  })

  it.each(['41.140.7.9', '::ffff:41.140.7.9', '196.200.1.1', '2001:db8:7:1::5', '2001:DB8:7::1'])(
    'comes from the office at %s',
    async ip => {
      const from = await outside('41.140.0.0/16, 196.200.1.1 ,2001:db8:7::/48')
      expect(from({ ...ADMIN, ip })).toBe(false)
    },
  )

  it.each([
    '41.141.0.1',
    '196.200.1.2',
    '2001:db8:8::1',
    '127.0.0.1',
    '::1',
    '',
    'unknown',
    '41.140.7.9.evil',
  ])('does not at %j; nobody else is asked', async ip => {
    const from = await outside('41.140.0.0/16, 196.200.1.1 ,2001:db8:7::/48')
    expect(from({ ...ADMIN, ip })).toBe(true)
    expect(from({ role: 'CLIENT', ip })).toBe(false)
    expect(from({ role: 'PROVIDER', ip })).toBe(false)
  })
})

describe('a route that asks for the second factor', () => {
  const routes = readdirSync('app/api', { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.ts'))
    .map(name => ({ name, text: readFileSync(`app/api/${name}`, 'utf8') }))
    .filter(({ text }) => text.includes('lacksSecondFactor('))
  it('exists', () => expect(routes.length).toBeGreaterThan(0))
  it.each(routes)('asks where an administrator comes from as well: $name', ({ text }) => {
    expect(text).toContain('outsideAdminNetwork(')
  })
})
