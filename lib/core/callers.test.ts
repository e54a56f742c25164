import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { callerAddress, isForeign, keepTrustedForwarding, ownOrigins, plainAddress } from './callers.mjs'

describe('an address', () => {
  it.each([
    ['41.140.1.1', '41.140.1.1'],
    [' 41.140.1.1 ', '41.140.1.1'],
    ['41.140.1.1:52311', '41.140.1.1'],
    ['"41.140.1.1"', '41.140.1.1'],
    ['2001:DB8::1', '2001:db8::1'],
    ['[2001:db8::1]', '2001:db8::1'],
    ['[2001:db8::1]:443', '2001:db8::1'],
    ['"[2001:db8::1]:443"', '2001:db8::1'],
    ['fe80::1%eth0', 'fe80::1'],
    ['[fe80::1%25eth0]:80', 'fe80::1'],
    ['::ffff:41.140.1.1', '41.140.1.1'],
    ['::FFFF:41.140.1.1', '41.140.1.1'],
  ])('%j is %s', (text, address) => {
    expect(plainAddress(text)).toBe(address)
  })
  it.each([
    '',
    'unknown',
    '_hidden',
    '41.140.1',
    '999.1.1.1',
    '41.140.1.1:',
    'localhost',
    '::1::',
    '[]',
    '%',
  ])('%j is none', text => expect(plainAddress(text)).toBeNull())
})

describe('the caller', () => {
  const caller = (header: string | undefined, proxies: number, socket = '::ffff:10.0.0.9') =>
    callerAddress({ 'x-forwarded-for': header }, socket, proxies)

  it.each([
    ['without proxies the header is the caller’s own invention', '1.1.1.1', 0, '10.0.0.9'],
    ['one proxy', '41.140.1.1', 1, '41.140.1.1'],
    ['what the caller wrote stands further left', '1.1.1.1, 2.2.2.2, 41.140.1.1', 1, '41.140.1.1'],
    ['two proxies', '1.1.1.1, 41.140.1.1, 10.0.0.1', 2, '41.140.1.1'],
    ['three proxies', '1.1.1.1,41.140.1.1,10.0.0.2,10.0.0.1', 3, '41.140.1.1'],
    ['no header', undefined, 1, '10.0.0.9'],
    ['an empty header', ' , ,', 1, '10.0.0.9'],
    ['a header shorter than the row of proxies', '1.1.1.1', 2, '10.0.0.9'],
    ['no address where one must stand', '41.140.1.1, unknown', 1, '10.0.0.9'],
    ['a port', '41.140.1.1:4711', 1, '41.140.1.1'],
    ['IPv6 with brackets and port', '[2001:db8::7]:4711, 10.0.0.1', 2, '2001:db8::7'],
    ['IPv4 inside IPv6', '::ffff:41.140.1.1', 1, '41.140.1.1'],
  ])('%s', (_what, header, proxies, address) => {
    expect(caller(header, proxies)).toBe(address)
  })

  it('has no address when the socket has gone', () => {
    expect(callerAddress({}, undefined, 0)).toBe('')
    expect(callerAddress({}, undefined, 2)).toBe('')
  })

  test('whatever is written in front, it is what our outermost proxy saw', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.ipV4(), fc.ipV6(), fc.string()), { maxLength: 8 }),
        fc.ipV4(),
        fc.array(fc.ipV4(), { maxLength: 4 }),
        (made, real, between) => {
          const header = [...made, real, ...between].join(', ')
          expect(caller(header, between.length + 1)).toBe(real)
        },
      ),
    )
  })
})

describe('what a request says about its way here', () => {
  const given = () => ({
    'x-forwarded-host': 'evil.example, khadamat.ma',
    'x-forwarded-proto': 'https',
    'x-forwarded-port': '443',
    forwarded: 'for=1.1.1.1;host=evil.example',
    host: 'inner:3000',
  })
  it('counts for nothing without proxies', () => {
    const headers = given()
    keepTrustedForwarding(headers, 0)
    expect(headers).toEqual({ host: 'inner:3000' })
  })
  it('is what the outermost proxy wrote', () => {
    const headers = given()
    keepTrustedForwarding(headers, 1)
    expect(headers).toMatchObject({ 'x-forwarded-host': 'khadamat.ma', 'x-forwarded-proto': 'https' })
    expect(headers).not.toHaveProperty('forwarded')
    const chain = { 'x-forwarded-host': 'evil.example, khadamat.ma, inner' }
    keepTrustedForwarding(chain, 2)
    expect(chain['x-forwarded-host']).toBe('khadamat.ma')
    const single = { 'x-forwarded-host': 'khadamat.ma' }
    keepTrustedForwarding(single, 3)
    expect(single['x-forwarded-host']).toBe('khadamat.ma')
  })
})

describe('a form', () => {
  const own = {
    origins: ownOrigins({
      APP_URL: 'https://khadamat.ma/',
      ALLOWED_ORIGINS: 'https://www.khadamat.ma, junk',
    }),
    sameHost: false,
  }
  const from = (origin: string | undefined, more: Record<string, string> = {}, method = 'POST') =>
    isForeign(
      { method, headers: { host: 'khadamat.ma', ...(origin === undefined ? {} : { origin }), ...more } },
      own,
    )

  it.each([
    'https://khadamat.ma',
    'https://www.khadamat.ma',
    'https://khadamat.ma:443',
    'HTTPS://KHADAMAT.MA',
  ])('of %s is ours', origin => expect(from(origin)).toBe(false))
  it.each([
    'https://evil.example',
    'null',
    '',
    'khadamat.ma',
    'http://khadamat.ma',
    'https://khadamat.ma:8443',
    'https://pay.khadamat.ma',
    'https://khadamat.ma.evil.example',
    'https://evilkhadamat.ma',
    'https://khadamat.ma@evil.example',
    'https://khadamat.ma, https://evil.example',
    'javascript:alert(1)',
    'file://',
  ])('of %j is not', origin => {
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) expect(from(origin, {}, method)).toBe(true)
    expect(from(origin, {}, 'GET')).toBe(false)
  })

  it('cannot say itself which host it came to', () => {
    expect(from('https://evil.example', { 'x-forwarded-host': 'evil.example' })).toBe(true)
    expect(from('https://evil.example', { host: 'evil.example' })).toBe(true)
  })

  it('without an origin is a program’s, unless its browser says that it comes from elsewhere', () => {
    expect(from(undefined)).toBe(false)
    expect(from(undefined, { 'sec-fetch-site': 'same-origin' })).toBe(false)
    expect(from(undefined, { 'sec-fetch-site': 'none' })).toBe(false)
    expect(from(undefined, { 'sec-fetch-site': 'cross-site' })).toBe(true)
    expect(from(undefined, { 'sec-fetch-site': 'same-site' })).toBe(true)
  })

  it('on a machine of one’s own may come from every name it has', () => {
    const headers = { host: '192.168.1.5:3000', origin: 'http://192.168.1.5:3000' }
    const local = { origins: ['http://localhost:3000'], sameHost: true }
    expect(isForeign({ method: 'POST', headers }, local)).toBe(false)
    expect(isForeign({ method: 'POST', headers }, { ...local, sameHost: false })).toBe(true)
    const other = { ...headers, origin: 'http://192.168.1.5:3001' }
    expect(isForeign({ method: 'POST', headers: other }, local)).toBe(true)
    const proxied = { ...headers, 'x-forwarded-host': 'demo.test', origin: 'https://demo.test' }
    expect(isForeign({ method: 'POST', headers: proxied }, local)).toBe(false)
  })
})
