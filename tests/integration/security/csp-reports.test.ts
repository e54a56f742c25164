import { NextRequest } from 'next/server'
import { beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { cspReports, rateLimits } from '@/db/schema'
import { sweepCspReports } from '@/lib/security/commands'
import { openTestDatabase, type TestDatabase } from '../../support/template-database'

const here = vi.hoisted(() => ({ ip: '41.140.9.9' }))
vi.mock('@/lib/core/ip', () => ({ clientIp: async () => here.ip }))

let t: TestDatabase
let route: typeof import('@/app/api/csp-report/route')
beforeAll(async () => {
  t = await openTestDatabase()
  route = await import('@/app/api/csp-report/route')
  return () => t.close()
})
beforeEach(async () => {
  await t.db.delete(rateLimits)
  await t.db.delete(cspReports)
})

const send = (body: unknown, type = 'application/csp-report') =>
  route.POST(
    new NextRequest('http://localhost:3000/api/csp-report', {
      method: 'POST',
      headers: { host: 'localhost:3000', 'content-type': type },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    }),
  )
const old = (page: string, blocked = 'https://evil.example/x.js') => ({
  'csp-report': { 'document-uri': page, 'effective-directive': 'script-src-elem', 'blocked-uri': blocked },
})
const kept = () => t.db.select().from(cspReports).orderBy(cspReports.id)

test('many reports of one kind are one row; nothing in it names a person', async () => {
  const [one, two] = ['8f14e45f-ceea-467f-a8f1-5a1c1f2e3d4c', '00000000-0000-4000-8000-000000000000']
  await send(old(`http://localhost:3000/fr/account/bookings/${one}?email=nadia@example.ma`))
  await send(old(`http://localhost:3000/fr/account/bookings/${two}#x`))
  const answer = await send(
    [
      {
        type: 'csp-violation',
        body: {
          documentURL: `http://localhost:3000/fr/account/bookings/${one}`,
          effectiveDirective: 'script-src-elem',
          blockedURL: 'https://evil.example/other.js?token=1',
        },
      },
    ],
    'application/reports+json',
  )
  expect(answer.status).toBe(204)
  expect(await kept()).toMatchObject([
    {
      directive: 'script-src-elem',
      blocked: 'https://evil.example',
      page: '/fr/account/bookings/{id}',
      hits: 3,
    },
  ])
  expect(JSON.stringify(await kept())).not.toMatch(/nadia|8f14|token/)
})

test('of fifty at once none is lost', async () => {
  const answers = await Promise.all(Array.from({ length: 50 }, () => send(old('http://localhost:3000/fr'))))
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([204]))
  expect(await kept()).toMatchObject([{ hits: 50 }])
})

test('what is no report of ours is refused or left out, never a failure', async () => {
  for (const [body, type, status] of [
    ['{', 'application/csp-report', 400],
    ['null', 'application/csp-report', 400],
    ['{"csp-report":{}}', 'application/csp-report', 204],
    ['[]', 'application/reports+json', 204],
    ['[1,null,{"type":"csp-violation"}]', 'application/reports+json', 204],
    ['x', 'text/plain', 415],
    [JSON.stringify(old('https://evil.example/fr')), 'application/csp-report', 204],
    [
      JSON.stringify(old('http://localhost:3000/fr', 'chrome-extension://a/b')),
      'application/csp-report',
      204,
    ],
    ['x'.repeat(33 * 1024), 'application/csp-report', 413],
  ] as const) {
    expect([body.slice(0, 40), (await send(body, type)).status]).toEqual([body.slice(0, 40), status])
  }
  expect(await kept()).toEqual([])
})

test('who sends too many is told when to come back', async () => {
  const codes: number[] = []
  for (let n = 0; n < 61; n += 1) codes.push((await send('[]', 'application/reports+json')).status)
  const last = await send('[]', 'application/reports+json')
  expect(codes.filter(code => code === 204)).toHaveLength(60)
  expect(last.status).toBe(429)
  expect(Number(last.headers.get('retry-after'))).toBeGreaterThan(0)
})

test('made-up pages fill the table up to a limit, and what is old goes', async () => {
  const moment = new Date('2026-10-01T00:00:00Z')
  await t.db.insert(cspReports).values(
    Array.from({ length: 1_000 }, (_, n) => ({
      directive: 'img-src',
      blocked: 'data',
      page: `/fr/made-up-${n}`,
      firstAt: moment,
      lastAt: moment,
    })),
  )
  await send(old('http://localhost:3000/fr/one-more'))
  await send({
    'csp-report': {
      'document-uri': 'http://localhost:3000/fr/made-up-7',
      'effective-directive': 'img-src',
      'blocked-uri': 'data',
    },
  })
  const rows = await kept()
  expect(rows).toHaveLength(1_000)
  expect(rows.find(({ page }) => page === '/fr/made-up-7')?.hits).toBe(2)
  await sweepCspReports(t.db, new Date('2026-11-15T00:00:00Z'))
  expect((await kept()).map(({ page }) => page)).toEqual(['/fr/made-up-7'])
})
